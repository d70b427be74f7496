using Comity.Members.Participants;
using Comity.Members.Entitlements;
using Comity.Tests.Record;

namespace Comity.Tests.Members;

/// <summary>The act that says what participants may do, once.</summary>
internal static class RightsHappen
{
    public static SetRights Set { get; } = new(
        [new(ParticipantKind.Stakeholder, SpeakingRight.OwnSession, Documents: true, Proposals: false, Objection: false)],
        [new("ICRC", SpeakingRight.AnyItem, Documents: true, Proposals: true, Objection: false)], "Decision 22");

    public static Given Happens(Given given) => given.Does("secretariat", Set);
}
