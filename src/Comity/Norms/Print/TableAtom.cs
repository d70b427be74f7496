using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>A condition that a decision table does not take apart, in its positive form.</summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="Words">It in the words of the text.</param>
/// <param name="IsPositive">Whether the condition asks that it holds.</param>
internal readonly record struct TableAtom(string Key, string Words, bool IsPositive)
{
    /// <summary>The atom of a phrase, a comparison, or a condition about another State.</summary>
    public static TableAtom Of(Condition condition, Vocabulary vocabulary) => condition switch
    {
        PhraseCondition one => new(Folded(Name(one.Phrase, vocabulary)), one.Phrase, !one.Negated),
        CompareCondition one => Compared(one, vocabulary),
        StateCondition { Which: WhichState.NoOther } one => Of(one with { Which = WhichState.Another }, vocabulary) with { IsPositive = false },
        _ => new(Folded(Text(condition)), Text(condition), true),
    };

    private static TableAtom Compared(CompareCondition condition, Vocabulary vocabulary)
    {
        var positive = condition with
        {
            Lead = "",
            Comparison = condition.Comparison switch { Comparison.IsNot => Comparison.Is, Comparison.NotWithin => Comparison.Within, var other => other },
        };
        var key = Folded(Text(positive with { Fact = Name(condition.Fact, vocabulary) }));
        return new(key, Text(positive), positive.Comparison == condition.Comparison);
    }

    private static string Text(Condition condition) => Wording.Text(Wording.Of(condition));

    private static string Name(string phrase, Vocabulary vocabulary) => vocabulary.Find(phrase)?.Name ?? phrase;

    private static string Folded(string words) => words.ToUpperInvariant();
}
