using System.Collections.Immutable;
using Comity.Forum.Chair;
using Comity.Forum.Procedure;
using Comity.Record.Entries;
using Comity.Record.Founding;
using static Comity.Site.Api.Describing.ActExamples;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts about seats and of the handover of the secretariat.</summary>
internal static class ChairExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new OpenSeat("chair-3", "Chair of the third session", SeatKind.Chair, Noon.AddMonths(1), Noon.AddMonths(13), LeadershipMethod.Election, Noon.AddDays(14)),
        new Nominate("chair-3", "UTO"),
        new AcceptNomination("chair-3"),
        new WithdrawNomination("chair-3"),
        new FillSeat("chair-3", "UTO", "Decision 2026/7", [new("UTO", 12), new("ERE", 7)]),
        new VacateSeat("chair-3", "Note verbale NV/2026/021"),
        new HandOverSecretariat("Another secretariat", Person, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", ["https://norms.example.org"], "Decision 2026/8"),
    ];
}
