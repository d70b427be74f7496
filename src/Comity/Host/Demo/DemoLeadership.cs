using System.Collections.Immutable;
using System.Security.Cryptography;
using Comity.Forum.Chair;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Record.Keys;
using Comity.Record.Lots;

namespace Comity.Host.Demo;

/// <summary>The chair is drawn by lot among five members that stand; until then a temporary one serves.</summary>
internal static class DemoLeadership
{
    private const string Seat = "chair-2026";
    private const string Lot = "chair-2026-draw";
    private const string Decision = "Announced at the first session; draw chair-2026-draw";

    private static readonly ImmutableArray<string> Nominees = ["XBV", "XNV", "XHS", "XMW", "XWD"];

    private static readonly ImmutableArray<string> Groups = ["XRV", "XGD", "XVS"];

    /// <summary>Enters it, days 8 to 28.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        var parts = Groups.ToDictionary(group => group, _ => RandomNumberGenerator.GetBytes(32));
        yield return DemoStep.Say(8, 2, () => pen.InSession(cast.Chair, new OpenSeat(
            Seat, "Chair of the process", SeatKind.Chair, pen.When(28), pen.When(28).AddMonths(12), LeadershipMethod.Lot, pen.When(14))));
        yield return DemoStep.Say(10, 3, () =>
        {
            foreach (var code in Nominees)
                _ = pen.Say(cast.Heads[code], new Nominate(Seat, code));
        });
        yield return DemoStep.Say(15, 2, () => pen.InSession(cast.Chair,
            new OpenLot(Lot, $"Who holds the seat {Seat}", [.. Nominees], [.. Groups], pen.When(18), pen.When(21))));
        yield return DemoStep.Say(16, 4, () =>
        {
            foreach (var (group, part) in parts)
                _ = pen.Say(cast.Heads[group], new CommitToLot(Lot, LotDraw.Commitment(part)));
        });
        yield return DemoStep.Say(19, 4, () =>
        {
            foreach (var (group, part) in parts)
                _ = pen.Say(cast.Heads[group], new RevealForLot(Lot, Base64Url.Write(part)));
        });
        yield return new(28, 3, _ => FillAsync(pen, cast));
    }

    /// <summary>The temporary chair goes; the member that was drawn holds the seat and sends the same person, who is appointed for it.</summary>
    private static async Task FillAsync(DemoPen pen, DemoCast cast)
    {
        var holder = pen.Record.Whole.Picture.Record.Lots.Lots[Lot].Drawn!.Order[0];
        _ = pen.InSession(cast.Secretary, new EndAppointment(cast.Chair.Id, Office.Chair, Decision));
        _ = pen.InSession(cast.Secretary, new FillSeat(Seat, holder.Value, Decision, [], Lot));
        await pen.DoneAsync();
        _ = pen.InSession(cast.Heads[holder], new IssueCredentials(cast.Chair.Id, DelegationStanding.Member, pen.Now, null, [], "NV/2026/170"));
        _ = pen.InSession(cast.Secretary, new Appoint(cast.Chair.Id, Office.Chair, pen.Now, pen.When(28).AddMonths(12), Decision));
    }
}
