using System.Collections.Immutable;
using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts about the accreditation of observers.</summary>
internal static class AccreditationExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new AdoptModality("Modality for observers", 28, AsksBasis: true, AccreditationDecider.Body, "Decision 2026/7"),
        new ProposeAccreditation("OPENNET", ParticipantKind.Stakeholder, [new("en", "The Open Network Institute")], "Application 2026/31"),
        new ObjectToAccreditation("OPENNET"),
        new WithdrawObjection("OPENNET"),
        new SettleAccreditation("OPENNET", IsGranted: true),
        new DecideAccreditation("OPENNET", IsGranted: true, "Decision 2026/8"),
    ];
}
