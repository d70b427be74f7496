using System.Collections.Immutable;
using Comity.Norms.Analysis;
using Comity.Norms.Logic;
using Comity.Norms.Shelf;

namespace Comity.Norms.Api;

/// <summary>A norm with everything that is to be said of it.</summary>
/// <param name="Norm">Id, title, force, since when, sources.</param>
/// <param name="Model">The model, its version and status.</param>
/// <param name="AsOf">The day as of which it is decided.</param>
/// <param name="Modal">The modal verb, in words.</param>
/// <param name="Sentence">The norm's sentence as the program reads it.</param>
/// <param name="Limits">Exceptions, excuses, deadlines, precedence, gravity.</param>
/// <param name="Readings">Readings and proposals that change it.</param>
/// <param name="Cases">Its verdicts on the cases of the book.</param>
/// <param name="Findings">The findings that concern it; absent while they are computed.</param>
/// <param name="Place">Where it stands in the book.</param>
public sealed record NormAnswer(
    NormLine Norm, string Model, DateOnly AsOf, string Modal, string Sentence, ImmutableArray<NormLimit> Limits, ImmutableArray<ReadingLine> Readings,
    ImmutableArray<CaseVerdict> Cases, ImmutableArray<FindingRow>? Findings, string Place)
{
    /// <summary>The answer of a view.</summary>
    public static NormAnswer Of(NormView one) => new(
        one.Norm, one.Model, one.AsOf, one.Modal, one.Sentence, one.Limits, one.Readings, one.Cases,
        one.Findings is { } findings ? [.. findings.Select(FindingRow.Of)] : null, one.Place);
}

/// <summary>A finding of the analysis, always with a case that shows it.</summary>
/// <param name="Kind">The kind as a book writes it, such as `loophole`.</param>
/// <param name="Norms">The ids concerned.</param>
/// <param name="Sentence">What is so.</param>
/// <param name="Class">The conditions of the class of cases, at most five.</param>
/// <param name="Always">Whether it is so in every case of the class.</param>
/// <param name="Possible">Whether it is so only while a fact stays unknown.</param>
/// <param name="Witness">One full case of the class: facts and values that are not as they ordinarily are.</param>
/// <param name="Nearest">The norm that comes nearest, and where it fails; may be empty.</param>
/// <param name="Repair">The smallest repair; may be empty.</param>
/// <param name="Accepted">The reason for which the book accepts it.</param>
/// <param name="Place">Where the thing stands that it speaks of.</param>
/// <param name="Outcome">`undecided within the budget` in a row that says only that its kind was not searched to the end; absent in a finding.</param>
public sealed record FindingRow(
    string Kind, ImmutableArray<string> Norms, string Sentence, ImmutableArray<string> Class, bool Always, bool Possible, ImmutableArray<WitnessFact> Witness,
    string Nearest, string Repair, string? Accepted, string Place, string? Outcome = null)
{
    /// <summary>The rows of a report: its findings, and the kinds that were not searched to the end.</summary>
    public static IEnumerable<FindingRow> Of(AnalysisReport report) => report.Findings.Select(Of).Concat(report.Undecided.Select(kind =>
        new FindingRow(Finding.Words(kind), [], report.UndecidedSentence, [], false, false, [], "", "", null, "", Budget.Undecided)));

    /// <summary>The row of a finding.</summary>
    public static FindingRow Of(Finding one) => new(
        Finding.Words(one.Kind), one.Norms, one.Sentence, one.Class, one.Always, one.Possible, one.Witness, one.Nearest, one.Repair, one.Accepted,
        one.Place.ToString());
}

/// <summary>A case of a book: what it tells, what the book answers, what its writer expects.</summary>
/// <param name="Case">The case in brief.</param>
/// <param name="Facts">Its facts.</param>
/// <param name="Trial">The answers; absent where facts contradict the book.</param>
/// <param name="Clash">Facts that cannot be so together.</param>
/// <param name="Expectations">What its writer expects.</param>
/// <param name="Place">Where it stands in the book.</param>
public sealed record CaseAnswer(
    CaseLineView Case, ImmutableArray<FactGroup> Facts, TrialView? Trial, ImmutableArray<string> Clash, ImmutableArray<ExpectationLine> Expectations,
    string Place)
{
    /// <summary>The answer of a view.</summary>
    public static CaseAnswer Of(CaseView one) => new(one.Line, one.Facts, one.Trial, one.Clash, one.Expectations, one.Place);
}

/// <summary>What differs between two books. Models, not the norms; not a legal determination.</summary>
/// <param name="From">The old book.</param>
/// <param name="To">The new book.</param>
/// <param name="IsSame">Whether nothing differs.</param>
/// <param name="Norms">How each norm moved.</param>
/// <param name="Findings">Cases newly caught and newly freed, in classes.</param>
/// <param name="Verdicts">The cases of either book whose verdicts moved.</param>
/// <param name="Opened">Findings that only the new book has.</param>
/// <param name="Closed">Findings that only the old book has.</param>
/// <param name="Outcome">`undecided within the budget` when something was not compared to the end; absent otherwise.</param>
/// <param name="Undecided">What was not compared to the end: ids of norms and protections, `verdicts`, and kinds of findings.</param>
public sealed record CompareAnswer(
    string From, string To, bool IsSame, ImmutableArray<MovedNorm> Norms, ImmutableArray<FindingRow> Findings, ImmutableArray<MovedVerdict> Verdicts,
    ImmutableArray<FindingRow> Opened, ImmutableArray<FindingRow> Closed, string? Outcome, ImmutableArray<string> Undecided)
{
    /// <summary>The answer of a comparison.</summary>
    public static CompareAnswer Of(CompareView one) =>
        new(one.From, one.To, one.IsSame, one.Norms, Rows(one.Findings), one.Verdicts, Rows(one.Opened), Rows(one.Closed),
            one.Undecided.IsEmpty ? null : Budget.Undecided, one.Undecided);

    private static ImmutableArray<FindingRow> Rows(ImmutableArray<Finding> findings) => [.. findings.Select(FindingRow.Of)];
}

/// <summary>What is sent to `books/{book}/try`: facts over an empty case or one of the book.</summary>
/// <param name="Facts">Values by field: `f.SLUG` for a fact of the activity, `of.STATE.SLUG` for a State's; a list for several values.</param>
/// <param name="Case">The case of the book from which it starts, by its name in addresses.</param>
/// <param name="States">The States; `A` and `B` when none is named.</param>
/// <param name="Norms">The norms that are asked about; all when none is named.</param>
/// <param name="Readings">The readings that are switched on.</param>
/// <param name="On">The date of the activity.</param>
/// <param name="AsOf">The date of the judgement; today when it is not given.</param>
/// <param name="Unknown">The fields that were asked for and are not known: they are not asked again.</param>
public sealed record TryRequest(
    ImmutableSortedDictionary<string, ImmutableArray<string>>? Facts = null, string? Case = null, ImmutableArray<string>? States = null,
    ImmutableArray<string>? Norms = null,
    ImmutableArray<string>? Readings = null, string? On = null, string? AsOf = null, ImmutableArray<string>? Unknown = null);

/// <summary>What a book answers to facts. Not a legal determination; "not caught" acquits nobody.</summary>
/// <param name="Trial">The answers, with their reasons; absent where facts contradict the book.</param>
/// <param name="Clash">Facts that cannot be so together.</param>
/// <param name="Next">The question that would decide most; absent when nothing is left to ask.</param>
/// <param name="Facts">All facts of the case.</param>
/// <param name="CaseText">The case in the language of books.</param>
public sealed record TryAnswer(TrialView? Trial, ImmutableArray<string> Clash, QuestionRow? Next, ImmutableArray<FactGroup> Facts, string CaseText)
{
    /// <summary>The answer of a view.</summary>
    public static TryAnswer Of(TryView one) => new(
        one.Trial, one.Clash, one.Next is { } next ? new(next.Field, next.Fact.Name, next.Fact.Item.Kind.ToString(), next.Subject, next.Verdicts, next.Values)
            : null, one.Facts, one.CaseText);
}

/// <summary>A question that can be answered next.</summary>
/// <param name="Field">The name of its field in `facts`.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Subject">Whose it is; empty for a fact of the activity.</param>
/// <param name="Verdicts">How many verdicts are open for want of it.</param>
/// <param name="Values">The values that are still possible; none for numbers and dates.</param>
public sealed record QuestionRow(string Field, string Fact, string Kind, string Subject, int Verdicts, ImmutableArray<string> Values);
