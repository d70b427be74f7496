using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms.Decision;

namespace Comity.Norms.Report;

/// <summary>What every output says of itself.</summary>
/// <param name="Book">The book's title.</param>
/// <param name="Version">Its version.</param>
/// <param name="Status">Its status.</param>
/// <param name="Facts">Whose facts these are.</param>
/// <param name="File">The file that was read.</param>
/// <param name="Readings">The readings switched on; none for the bare text.</param>
/// <param name="AsOf">The date of the judgement.</param>
/// <param name="Program">The program's version.</param>
public sealed record ReportHeader(string Book, string Version, string Status, string Facts, string File, ImmutableArray<string> Readings, DateOnly AsOf,
    string Program)
{
    /// <summary>The sentence that nothing of ours may be without.</summary>
    public const string NoDetermination = "Not a legal determination: a model's answer to coded facts. “Not caught” acquits nobody.";

    /// <summary>What the data leave out.</summary>
    public const string Coverage =
        "The facts come from public reports, mostly by Western sources; incidents that attackers boast of are over-represented, quiet ones and harm to people "
            + "hardly appear. Figures describe this file, not the world.";

    /// <summary>Whether the facts are those of a data set, whose outputs say what it leaves out.</summary>
    public bool IsOfDataSet { get; init; } = true;

    /// <summary>The readings in words.</summary>
    public string ReadingWords => Readings.IsEmpty ? "the bare text" : string.Join("; ", Readings);

    /// <summary>The date in words.</summary>
    public string AsOfWords => $"{AsOf:yyyy-MM-dd}";
}

/// <summary>A norm for the report.</summary>
public sealed record ReportNorm(string Id, string Title, string Status);

/// <summary>A name and its outcomes.</summary>
public sealed record TallyRow(string Name, string Detail, Tally Tally)
{
    /// <summary>Whether all outcomes are the same.</summary>
    public bool IsUniform => Tally.Sum == Math.Max(Math.Max(Tally.Caught, Tally.NotCaught), Math.Max(Tally.Undetermined, Tally.Contested));
}

/// <summary>A fact that is missing.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Question">The question to ask.</param>
/// <param name="First">In how many undetermined answers it decides most.</param>
/// <param name="Named">In how many it would help to decide.</param>
public sealed record MissingFact(string Fact, string Question, int First, int Named);

/// <summary>How our answers compare with a coding, under one reading.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Reading">The reading, or empty for the run that the report is about.</param>
/// <param name="Coded">How many incidents the coders coded.</param>
/// <param name="Undetermined">In how many of them we do not decide.</param>
/// <param name="Contested">In how many our answer depends on whom one believes.</param>
/// <param name="Decided">Agreement on the others.</param>
/// <param name="Recode">Agreement of the one-column recode on the same incidents, or null.</param>
/// <param name="Attributed">Agreement on those of the decided incidents whose conduct is attributed to a State.</param>
/// <param name="Dissents">Every incident in which we give no answer or another.</param>
public sealed record ComparisonResult(string Name, string Reading, int Coded, int Undetermined, int Contested, Agreement Decided, Agreement? Recode,
    Agreement Attributed, ImmutableArray<Dissent> Dissents)
{
    /// <summary>The share of all coded incidents on which we agree, every answer withheld counted as a disagreement.</summary>
    public double ShareOfAll => Coded == 0 ? 0 : (double)Decided.Agreeing / Coded;
}

/// <summary>What a dissent turns on.</summary>
public enum TurnsOn
{
    /// <summary>The conduct is attributed to no State, and only States owe the norm.</summary>
    NoState,

    /// <summary>Under a reading that is off we would agree.</summary>
    Reading,

    /// <summary>A fact that is not known, or that others see differently.</summary>
    Fact,

    /// <summary>The law as the book has it.</summary>
    Law,
}

/// <summary>A case in which coders and we differ.</summary>
/// <param name="Case">The case's title.</param>
/// <param name="Year">Its year.</param>
/// <param name="Groups">Its sectors.</param>
/// <param name="Theirs">The coders' class.</param>
/// <param name="TheirText">Their cell as it stands.</param>
/// <param name="Ours">Our class, <c>undetermined</c> or <c>contested</c>.</param>
/// <param name="Reason">Our reason.</param>
/// <param name="Kind">What kind of thing it turns on.</param>
/// <param name="On">The fact or the reading.</param>
public sealed record Dissent(string Case, int? Year, ImmutableArray<string> Groups, string Theirs, string TheirText, string Ours, string Reason, TurnsOn Kind,
    string On);

/// <summary>What applying a book to incidents shows. It counts answers by norm, year, sector and missing fact, never by State.</summary>
public sealed record ApplyReport
{
    /// <summary>What the outputs say of themselves.</summary>
    public required ReportHeader Header { get; init; }

    /// <summary>The number of incidents.</summary>
    public required int Cases { get; init; }

    /// <summary>In how many of them a State is named as author.</summary>
    public required int WithState { get; init; }

    /// <summary>How many answers concern a norm that was adopted after the incident.</summary>
    public required int AdoptedLater { get; init; }

    /// <summary>All outcomes: one for each case, State and norm.</summary>
    public required Tally All { get; init; }

    /// <summary>By norm.</summary>
    public required ImmutableArray<TallyRow> ByNorm { get; init; }

    /// <summary>The norms whose answers are all the same, by outcome: the file says nothing that sets one incident apart from another.</summary>
    public IEnumerable<(Outcome Outcome, ImmutableArray<TallyRow> Norms)> Uniform =>
        ByNorm.Where(row => row.IsUniform).GroupBy(row => Outcomes.All.First(outcome => row.Tally[outcome] > 0)).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.ToImmutableArray()));

    /// <summary>The norms whose answers differ.</summary>
    public ImmutableArray<TallyRow> Varied => [.. ByNorm.Where(row => !row.IsUniform)];

    /// <summary>The norms whose answers differ, by year, rising.</summary>
    public required ImmutableArray<TallyRow> ByYear { get; init; }

    /// <summary>The same by sector.</summary>
    public required ImmutableArray<TallyRow> BySector { get; init; }

    /// <summary>The missing facts of the norms whose answers differ, the most decisive first.</summary>
    public required ImmutableArray<MissingFact> Missing { get; init; }

    /// <summary>The comparisons; those under readings follow the one without.</summary>
    public required ImmutableArray<ComparisonResult> Comparisons { get; init; }

    /// <summary>In how many coded incidents the coders hold a rule broken by conduct that is attributed to no State.</summary>
    public required int BrokenByNobody { get; init; }

    /// <summary>Values without a rule.</summary>
    public required ImmutableArray<UnmappedValue> Unmapped { get; init; }

    /// <summary>Facts left unknown because codings contradict one another.</summary>
    public required ImmutableArray<Contradiction> Contradictions { get; init; }

    /// <summary>What else the reader should know of the import.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The answers of the run.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }
}
