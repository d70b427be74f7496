using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Tests.Record;

namespace Comity.Tests.Members;

/// <summary>Each act about the accreditation of observers, once.</summary>
internal static class AccreditationHappens
{
    public static AdoptModality Modality { get; } = new("Modality for observers", 10, AsksBasis: true, AccreditationDecider.Body, "Decision 8");

    public static ProposeAccreditation Propose(string code) => new(code, ParticipantKind.Stakeholder, [new("en", $"Name of {code}")], "Application 1");

    public static Given Happens(Given given) => given
        .Does("secretariat", Modality)
        .Does("secretariat", Propose("OPENNET"))
        .Does("secretariat", Propose("CLOSEDNET"))
        .Does("secretariat", Propose("LATENET"))
        .Does("KEN", new ObjectToAccreditation("CLOSEDNET"))
        .Does("KEN", new ObjectToAccreditation("LATENET", "It has no public accounts."))
        .Does("KEN", new WithdrawObjection("LATENET"))
        .After(11)
        .Does("chair", new DecideAccreditation("CLOSEDNET", IsGranted: false, "Decision 9"));
}
