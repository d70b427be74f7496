using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms.Language;

namespace Comity.Norms.Commands;

/// <summary>
/// Some incidents have seventy receivers. States whose conduct is not judged and of which a case says the same are alike to every norm, because
/// norms only ask whether there is another State of that kind: one of them stands for all.
/// </summary>
internal static class Alike
{
    /// <summary>The case without States that are like an earlier one.</summary>
    public static CaseItem Without(CaseItem one, ImmutableArray<string> judged)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return one with { Lines = [.. one.Lines.Where(line => line is not SubjectLine who || judged.Contains(who.Name) || seen.Add(Said(who)))] };
    }

    private static string Said(SubjectLine who) => $"{who.Kind}: {string.Join(", ", who.Settings.Select(SettingMerger.Key).Order(StringComparer.Ordinal))}";
}
