using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>Conduct is what a norm's subject clause or action asks of a subject, directly or through definitions, whatever reading is on.</summary>
internal static class Conduct
{
    /// <summary>The facts of conduct in the order of the book.</summary>
    public static ImmutableArray<Fact> Of(NormBook book)
    {
        var facts = new HashSet<Fact>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(book.Norms.SelectMany(norm => norm.Sentence.Actions));
        foreach (var name in book.Norms.Select(norm => norm.Sentence.That).OfType<Condition>().SelectMany(Names))
            open.Push(name);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
                continue;
            if (book.FactOf.TryGetValue(name, out var fact) && fact.Owner != Owner.Activity)
                facts.Add(fact);
            if (book.DefinitionOf.TryGetValue(name, out var define))
                foreach (var inner in BookWalk.ConditionsOf(define).SelectMany(Names))
                    open.Push(inner);
        }

        return [.. book.Facts.Where(facts.Contains)];
    }

    /// <summary>Whether a constraint ties facts of subjects to facts of the activity, so that what is known of one State tells something of the
    /// others.</summary>
    public static bool BindsTheActivity(NormBook book) =>
        book.Items.Where(item => item is ConstraintItem or CodeItem)
            .Any(item => Owners(book, item) is var owners && owners.Contains(Owner.Activity) && owners.Count > 1);

    private static HashSet<Owner> Owners(NormBook book, Item item)
    {
        var owners = new HashSet<Owner>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat).SelectMany(Names));
        if (item is CodeItem code)
            open.Push(code.Properties.Text(PropertyKind.In) ?? "");
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
                continue;
            if (book.FactOf.TryGetValue(name, out var fact))
                owners.Add(fact.Owner);
            if (book.DefinitionOf.TryGetValue(name, out var define))
                foreach (var inner in BookWalk.ConditionsOf(define).SelectMany(BookWalk.Flat).SelectMany(Names))
                    open.Push(inner);
        }

        return owners;
    }

    // What is asked of another State is not this subject's conduct.
    private static IEnumerable<string> Names(Condition condition) => condition switch
    {
        StateCondition { Which: not WhichState.Some } => [],
        PhraseCondition phrase => [phrase.Phrase],
        CompareCondition compare => [compare.Fact],
        DayCondition day => [day.Fact],
        _ => condition.Parts.SelectMany(Names),
    };
}
