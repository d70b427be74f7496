using System.Collections.Immutable;
using Comity.Norms.Analysis;
using Comity.Record.Entries;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>A clause of a norm behind its sentence: an exception, an excuse, a deadline, a precedence, gravity.</summary>
public sealed record NormLimit(string Kind, string Words);

/// <summary>A verdict of a norm on a case of the book.</summary>
/// <param name="Case">The case's title.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Subject">Who is judged.</param>
/// <param name="Activity">The activity; empty for all together.</param>
/// <param name="Verdict">The verdict of the bare text, in words.</param>
/// <param name="Turns">The readings that turn it.</param>
public sealed record CaseVerdict(string Case, string Slug, string Subject, string Activity, string Verdict, ImmutableArray<Turn> Turns);

/// <summary>What a participant said of a norm; the registers give it.</summary>
/// <param name="Who">The participant's code.</param>
/// <param name="Position">How it stands to the norm: <c>supports</c>, <c>interprets</c>, <c>reserves</c>, <c>dissociates</c>.</param>
/// <param name="Since">Since when.</param>
/// <param name="Document">The reference of the document in which it stands, or empty.</param>
public sealed record NormPosition(string Who, string Position, DateOnly Since, string Document)
{
    /// <summary>The participant's names, by language.</summary>
    public ImmutableSortedDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Its words; null when it has none.</summary>
    public string? Statement { get; init; }

    /// <summary>The position of the entry in the record.</summary>
    public long Entry { get; init; }

    /// <summary>Why the participant says that it never said so; null for what stands.</summary>
    public string? Contested { get; init; }

    /// <summary>The participant's name in a language, else in English, else its code.</summary>
    public string NameIn(string language) => Names.GetValueOrDefault(language) ?? Names.GetValueOrDefault("en") ?? Who;
}

/// <summary>One step of a norm's history; the registers give it.</summary>
public sealed record NormEvent(DateOnly On, string What, string Address);

/// <summary>What the registers know of a norm. A later room fills it; until then both are empty.</summary>
public sealed class NormStanding
{
    /// <summary>Who supports or reserves.</summary>
    public Func<ShelvedBook, string, ImmutableArray<NormPosition>> Positions { get; set; } = (_, _) => [];

    /// <summary>How the norm came about and changed.</summary>
    public Func<ShelvedBook, string, ImmutableArray<NormEvent>> History { get; set; } = (_, _) => [];

    /// <summary>What a sight shows of it: positions are proposals.</summary>
    public NormStanding SeenBy(Sight sight) => ReadersShelf.ShowsModels(sight) ? this : new();
}

/// <summary>Everything that is to be said of a norm.</summary>
public sealed record NormView(NormLine Norm, string Book, string Model, DateOnly AsOf, string Modal, string Sentence, Section? Text, string Place,
    ImmutableArray<NormLimit> Limits,
    ImmutableArray<ReadingLine> Readings, ImmutableArray<CaseVerdict> Cases, bool HasTurns, ImmutableArray<Finding>? Findings,
    ImmutableArray<NormPosition> Positions, ImmutableArray<NormEvent> History)
{
    /// <summary>The norm with this id, or null.</summary>
    /// <remarks>Turns and findings are left out while they are not computed: no page waits for them.</remarks>
    public static NormView? Of(ShelvedBook one, string id, NormStanding standing)
    {
        if (!one.Book.NormOf.TryGetValue(id, out var norm))
            return null;
        return new(BookView.Line(norm), one.Id, one.Book.Model, one.AsOf, NormWording.Say(norm.Sentence.Modal), Wording.Text(NormWording.Of(norm.Sentence)),
            one.SectionOf(norm),
            norm.Place.ToString(), [.. norm.Clauses.Where(clause => clause is not ReadingClause).Select(Limit)], [.. ReadingsOf(norm)],
            [.. CasesOf(one, norm.Id)], one.HasTurns,
            one.HasFindings ? [.. FindingsOf(one, norm)] : null, standing.Positions(one, norm.Id), standing.History(one, norm.Id));
    }

    private static NormLimit Limit(NormClause clause) => new(clause switch
    {
        ExceptClause { Catches: true } => "exception that catches",
        ExceptClause { To.Length: > 0 } => "exception to an exception",
        ExceptClause => "exception",
        ExcusedClause => "excuse",
        DeadlineClause => "deadline",
        PrevailsClause => "precedence",
        _ => "gravity",
    }, Wording.Text(NormWording.Of(clause)));

    private static IEnumerable<ReadingLine> ReadingsOf(NormItem norm) => norm.Clauses.OfType<ReadingClause>()
        .Select(one => new ReadingLine(one.Name, one.IsProposal, [new(norm.Id, Wording.Text(NormWording.Of(one.Change)), BookView.SourcesOf(one.Properties))]));

    private static IEnumerable<CaseVerdict> CasesOf(ShelvedBook one, string norm) => one.Verdicts.OfNorm(norm)
        .Select(answer => new CaseVerdict(answer.Case, one.Index.CaseSlugs[answer.Case], answer.Subject, answer.Activity, CaseVerdicts.Words(answer),
            one.HasTurns ? one.Turns.Of(AnswerKey.Of(answer)) : []));

    private static IEnumerable<Finding> FindingsOf(ShelvedBook one, NormItem norm) =>
        one.Findings?.Findings.Where(finding => finding.Norms.Contains(norm.Id, StringComparer.OrdinalIgnoreCase)) ?? [];
}
