using Comity.Kit.Widgets;

namespace Comity.Norms.Pages;

/// <summary>Says the values of facts in forms: yes and no in the reader's language, all others as the book writes them.</summary>
internal static class FactChoice
{
    /// <summary>A value as a choice.</summary>
    public static Choice Of(Kit.Texts texts, Fact fact, string value) =>
        fact.IsYesNo && value is "yes" or "no" ? new(value, texts[$"norms.value.{value}"]) : new(value, value, IsData: true);

    /// <summary>All values, with nothing first and what is set now, where that is none of them.</summary>
    public static IReadOnlyList<Choice> All(Kit.Texts texts, Fact fact, string now) =>
        [new("", texts["norms.value.none"]), .. fact.Values.Select(value => Of(texts, fact, value)),
            .. now.Length == 0 || fact.IndexOf.ContainsKey(now) ? Array.Empty<Choice>() : [new(now, now, IsData: true)]];
}
