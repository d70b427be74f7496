using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>One edit of a book that lets a norm catch more.</summary>
/// <param name="Id">The norm.</param>
/// <param name="Text">What to do, in words; equal edits have equal words.</param>
/// <param name="Reading">The reading or proposal to adopt, or null.</param>
/// <param name="Edit">The change to the norm, or null.</param>
internal sealed record RepairEdit(string Id, string Text, string? Reading, Func<NormItem, NormItem>? Edit)
{
    /// <summary>The edits that may let the nearest norm catch, those first that change least of the text.</summary>
    public static IEnumerable<RepairEdit> Of(NormBook book, Nearest nearest) =>
        Adoptable(book, nearest.Norm).Concat(nearest.Fails is [var fails] ? Edits(nearest.Norm, fails) : []);

    /// <summary>The book with this edit; readings are switched on by whoever asks it.</summary>
    public NormBook Changed(NormBook book) => Edit is null ? book : book.With(item => item is NormItem norm && norm.Id == Id ? Edit(norm) : item);

    private static IEnumerable<RepairEdit> Adoptable(NormBook book, NormItem norm) => Used(book, norm).Prepend<Item>(norm).SelectMany(NormBook.ReadingsOf)
        .Select(pair => new RepairEdit(norm.Id,
            $"adopt the {(pair.Reading.IsProposal ? "proposal" : "reading")} \"{pair.Reading.Name}\" of {Name(pair.Item)};", pair.Reading.Name, null));

    private static string Name(Item item) => item is NormItem norm ? norm.Id : $"`{NormBook.NameOf(item)}`";

    // The definitions on which a norm rests, directly or through others.
    private static List<DefineItem> Used(NormBook book, NormItem norm)
    {
        var found = new List<DefineItem>();
        var open = new Queue<string>(Phrases(norm).Concat(norm.Sentence.Actions));
        while (open.TryDequeue(out var name))
            if (book.DefinitionOf.TryGetValue(name, out var define) && !found.Contains(define))
            {
                found.Add(define);
                foreach (var phrase in Phrases(define))
                    open.Enqueue(phrase);
            }

        return found;
    }

    private static IEnumerable<string> Phrases(Item item) =>
        BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat).OfType<PhraseCondition>().Select(phrase => phrase.Phrase);

    private static IEnumerable<RepairEdit> Edits(NormItem norm, string fails)
    {
        var (id, path) = (norm.Id, Dropped(norm.Sentence.When, fails));
        if (fails.StartsWith("except", StringComparison.Ordinal))
            yield return new(id, $"drop the exception {fails["except ".Length..]} of {id};", null, changed => WithoutException(changed, fails));
        else if (fails.StartsWith('(') && path.Length > 0)
            yield return new(id, $"drop {path} of {id};", null, changed => WithoutClause(changed, path));
        else if (fails.StartsWith('('))
            yield return new(id, $"drop the condition of {id};", null, changed => changed with { Sentence = changed.Sentence with { When = null } });
        else if (fails == "its subject")
            yield return new(id, $"let {id} speak to every State;", null, changed => changed with { Sentence = changed.Sentence with { That = null } });
    }

    // To do without one of several alternatives is to do without them all: what is dropped is the clause that holds them.
    private static string Dropped(Condition? condition, string fails)
    {
        var kept = "";
        var path = "";
        foreach (var label in fails.Split(['(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (condition is not ClausesCondition clauses)
                break;
            path += $"({label})";
            kept = clauses.IsAnd ? path : kept;
            condition = clauses.Clauses.FirstOrDefault(clause => clause.Label == label)?.Condition;
        }

        return kept;
    }

    private static NormItem WithoutException(NormItem norm, string label) =>
        norm with { Clauses = [.. norm.Clauses.Where(clause => clause is not ExceptClause except || $"except ({except.Label})" != label)] };

    private static NormItem WithoutClause(NormItem norm, string written) => norm with
    {
        Sentence = norm.Sentence with { When = ClauseEdit.Put(norm.Sentence.When!, written, true) },
        Clauses = [.. norm.Clauses.Where(clause => clause is not ReadingClause reading || !Clauses.Written(reading.Change.Path)
            .StartsWith(written, StringComparison.Ordinal))],
    };
}
