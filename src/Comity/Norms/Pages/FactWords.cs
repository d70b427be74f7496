using Comity.Norms.Shelf;

namespace Comity.Norms.Pages;

/// <summary>Says whose facts an answer rests on.</summary>
internal static class FactWords
{
    /// <summary>The words, one sentence for each way in which somebody speaks of the facts.</summary>
    public static string Of(Kit.Texts texts, FactSources facts, bool isOwn = false) => string.Join(' ', ((string[])
    [
        isOwn ? texts["norms.facts-own"] : facts.Source is { } source ? texts["norms.facts-from", source] : texts["norms.facts-told"],
        facts.Claimed.IsEmpty ? "" : texts["norms.facts-claimed", string.Join(", ", facts.Claimed)],
        facts.Denied.IsEmpty ? "" : texts["norms.facts-denied", string.Join(", ", facts.Denied)],
        facts.Disclosed.IsEmpty ? "" : texts["norms.facts-disclosed", string.Join(", ", facts.Disclosed)],
    ]).Where(words => words.Length > 0));
}
