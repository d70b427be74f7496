using System.Text;
using Comity.Record.Keys;
using Comity.Record.Sealing;

namespace Comity.Host.Demo;

/// <summary>Sealed acts: one that was opened later, one of which the chair speaks, one of which nothing is said.</summary>
internal static class DemoSealing
{
    private const string Opened = "Kestrelia gives notice that it will host the third session, and seals its offer until the second has closed.";
    private const string Noted = "A delegation asks for good offices in a matter concerning a hospital network.";

    /// <summary>Enters them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast, SealedActs acts)
    {
        var (salt, noted) = ("", "");
        yield return new(14, 3, async cancel => salt = (await acts.SealAsync(cast.Heads["XKE"].Id, "XKE", Opened, cancel)).Answer!.Salt!);
        yield return new(35, 6, async cancel => noted = (await acts.SealAsync(cast.Heads["XPL"].Id, "XPL", Noted, cancel)).Answer!.Salt!);
        yield return DemoStep.Say(36, 3, () => pen.InSession(cast.Chair,
            new NoteSealed(CommitmentTo(noted, Noted), "A request for good offices has been received; the Chair is in contact with those concerned.")));
        yield return DemoStep.Say(47, 2, () => pen.Say(cast.Heads["XKE"], Opening(acts, salt)));
        yield return new(55, 4, async cancel => await acts.SealAsync(cast.Expert.Id, cast.Expert.Capacity,
            "The expert declares an interest in one file and steps back from it.", cancel));
    }

    private static OpenSealed Opening(SealedActs acts, string salt)
    {
        var place = acts.Find(CommitmentTo(salt, Opened)) ?? throw new InvalidOperationException("The sealed act of the demonstration stands in no sheet.");
        return new(place.Sheet, place.Index, salt, Opened, place.Proof);
    }

    private static Comity.Record.Log.Hash CommitmentTo(string salt, string content) => Commitment.Of(Base64Url.Read(salt), Encoding.UTF8.GetBytes(content));
}
