namespace Comity.Tests.Norms.Analysis;

/// <summary>
/// A book that says in words that there are more pigeons than holes, and asks whether each can have a hole of its own: short to write, and each hole more costs
/// a solver by resolution many times what the one before did (Haken, "The intractability of resolution", 1985).
/// </summary>
internal static class Pigeons
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

    /// <summary>The book as items, without the fence around them.</summary>
    public static string Items(int holes) => string.Join('\n', Lines(holes));

    /// <summary>The book as a document.</summary>
    public static string Document(int holes) =>
        $"# Pigeons\n\n```norm\nbook pigeons \"Pigeons\"   version 0.1   status working\n{Items(holes)}\n```\n";

    private static IEnumerable<string> Lines(int holes)
    {
        int[] birds = [.. Enumerable.Range(0, holes + 1)];
        int[] places = [.. Enumerable.Range(0, holes)];
        yield return "fact nests   of each State   asks \"Does it nest?\"   ordinarily no";
        foreach (var bird in birds)
            foreach (var place in places)
                yield return $"fact {Sits(bird, place)}   asks \"Is it there?\"   ordinarily no";
        foreach (var place in places)
            foreach (var bird in birds)
                foreach (var other in birds.Where(other => other > bird))
                    yield return $"never {Sits(bird, place)} while {Sits(other, place)}.";
        yield return "action nest: nests.";
        var somewhere = birds.Select(bird => $"(any of: {string.Join(", ", places.Select(place => Sits(bird, place)))})");
        yield return $"define everybody sits: all of: {string.Join(", ", somewhere)}.";
        yield return "norm N-1 \"Everybody sits\"   source x   should not   voluntary\n  A State should not nest an activity\n  when everybody sits.";
        yield return "protect P-1 \"Everybody sits\"\n  from an activity that nests\n  when everybody sits.";
    }

    private static string Sits(int bird, int place) => $"pigeon {Numbers[bird]} in hole {Numbers[place]}";
}
