using System.Collections.Immutable;
using System.Security.Cryptography;
using Comity.Record.Keys;
using Comity.Record.Lots;

namespace Comity.Host.Demo;

/// <summary>A draw by lot: four groups commit, three reveal, one is passed over.</summary>
internal static class DemoLots
{
    private const string Lot = "speakers-second-session";

    private static readonly ImmutableArray<string> Groups = ["XRV", "XNV", "XHS", "XJR"];

    /// <summary>Enters it, days 18 to 27; the clock draws.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        var parts = Groups.ToDictionary(group => group, _ => RandomNumberGenerator.GetBytes(32));
        yield return DemoStep.Say(18, 1, () => pen.InSession(cast.Chair, new OpenLot(
            Lot, "Order of speakers in the general exchange of views of the second session", [.. DemoCast.Members.Select(one => one.Code)], [.. Groups],
            pen.When(23), pen.When(27))));
        yield return DemoStep.Say(20, 3, () =>
        {
            foreach (var (group, part) in parts)
                _ = pen.Say(cast.Heads[group], new CommitToLot(Lot, LotDraw.Commitment(part)));
        });
        yield return DemoStep.Say(24, 2, () =>
        {
            foreach (var (group, part) in parts.Where(part => part.Key != "XJR"))
                _ = pen.Say(cast.Heads[group], new RevealForLot(Lot, Base64Url.Write(part)));
        });
    }
}
