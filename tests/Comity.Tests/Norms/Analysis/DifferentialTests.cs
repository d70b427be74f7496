using Comity.Norms.Analysis;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>
/// Thousands of small random books: what the analysis says, read back from its words, is held against every case of the book, by a meaning of the
/// text that shares no line with ours.
/// </summary>
public sealed class DifferentialTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_analysis_says_what_every_case_of_a_book_says(int part) => Run(part * 300, 300);

    internal static void Run(int first, int count)
    {
        for (var seed = first; seed < first + count; seed++)
            new BookComparisonWithOracle(seed).Run();
    }
}

/// <summary>More books than the short run has, by COMITY_TIMES and COMITY_SEED as many as one likes, and three hundred among which one takes long.</summary>
public sealed class ThousandsOfBooksTests
{
    [Fact, Trait("Category", "slow")]
    public void The_analysis_says_what_every_case_of_thousands_of_books_says() =>
        DifferentialTests.Run(100_000 * Asked.Seed(1), Asked.Times(4_000, 4_000));

    [Fact, Trait("Category", "slow")]
    public void The_analysis_says_what_every_case_of_a_long_book_says() => DifferentialTests.Run(900, 300);
}

/// <summary>One random book, and all that is asked of it.</summary>
internal sealed class BookComparisonWithOracle
{
    private readonly int seed;
    private readonly RandomBook book;
    private readonly BookOracle oracle;
    private readonly AnalysisReport report;

    public BookComparisonWithOracle(int seed)
    {
        (this.seed, book) = (seed, new(seed));
        oracle = new(book);
        report = BookAnalysis.Of(Given.Book(book.Text), Given.Today, inFull: true);
    }

    public void Run()
    {
        if (oracle.Cells.Length == 0)
            return;
        Classes(FindingKind.Loophole, ["P-1"], cell => book.Protection.Holds(cell, 0) && !oracle.IsCaught(cell));
        Classes(FindingKind.Ladder, ["E-1"], cell => book.Never.Holds(cell, 0));
        foreach (var norm in book.Norms)
            Norm(norm);
        foreach (var (duty, ban) in book.Norms.Where(norm => norm.IsDuty)
            .SelectMany(duty => book.Norms.Where(norm => !norm.IsDuty && norm.Action == duty.Action).Select(ban => (duty, ban))))
        {
            Classes(FindingKind.Conflict, [duty.Id, ban.Id], cell => oracle.IsDue(duty, cell) && oracle.Forbids(ban, cell));
            Told(FindingKind.ImpossibleDuty, [duty.Id, ban.Id],
                Any(cell => oracle.IsDue(duty, cell)) && !Any(cell => oracle.IsDue(duty, cell) && !oracle.Forbids(ban, cell)));
        }

        var reserved = book.Norms[0] with { Changes = [.. book.Norms[0].Changes, book.Reservation] };
        Classes(FindingKind.Reservation, ["R-1", reserved.Id],
            cell => oracle.Catches(book.Norms[0], cell) && !oracle.Catches(reserved, cell, 0, "")
            && !book.Norms.Skip(1).Any(norm => oracle.Catches(norm, cell)));
        Readings();
        Gaps();
        Repairs();
    }

    private void Norm(BookNorm norm)
    {
        var others = book.Norms.Where(other => other != norm).ToList();
        var isDead = !Any(cell => oracle.Catches(norm, cell));
        Told(FindingKind.DeadNorm, [norm.Id], isDead);
        Classes(FindingKind.Conflict, [norm.Id], cell => oracle.Disagrees(norm, cell));
        if (!norm.IsDuty)
            Classes(FindingKind.Overreach, ["L-1", norm.Id], cell => book.Permission.Holds(cell, 0) && oracle.Catches(norm, cell));
        if (isDead)
            return;
        Assert.Equal(!Any(cell => oracle.Catches(norm, cell) && !others.Exists(other => oracle.Catches(other, cell))),
            Found(FindingKind.RedundantNorm).Any(finding => finding.Norms[0] == norm.Id));
        foreach (var clause in norm.When.All.Skip(1))
        {
            var isDeadClause = !Any(cell => oracle.Catches(norm, cell) != oracle.Catches(norm, cell, clause: clause.Path, put: false));
            Assert.True(isDeadClause == Says(FindingKind.DeadClause, $"the clause {clause.Path} of {norm.Id} "), Why(FindingKind.DeadClause));
            var isRedundant = !isDeadClause && !Any(cell => oracle.Catches(norm, cell) != oracle.Catches(norm, cell, clause: clause.Path, put: true));
            Assert.True(isRedundant == Says(FindingKind.RedundantCondition, $"{norm.Id} catches the same without the condition {clause.Path}."),
                Why(FindingKind.RedundantCondition));
        }

        foreach (var (label, _, _, _) in norm.Exceptions)
            Assert.True(!Any(cell => oracle.Catches(norm, cell) != oracle.Catches(BookOracle.Without(norm, label), cell)) == Says(FindingKind.DeadClause,
                $"the exception ({label}) of {norm.Id} "), Why(FindingKind.DeadClause));
    }

    private void Readings()
    {
        foreach (var reading in book.Norms.SelectMany(norm => norm.Changes).Select(change => change.Name).Distinct())
        {
            var moved = book.Norms.Where(norm => Any(cell => oracle.Catches(norm, cell) != oracle.Catches(norm, cell, 0, reading))).Select(norm => norm.Id)
                .ToList();
            var found = Found(FindingKind.Divergence).Where(finding => finding.Sentence.Contains($"\"{reading}\"", StringComparison.Ordinal)).ToList();
            Assert.True(found.Count == (moved.Count > 0 ? 1 : 0), Why(FindingKind.Divergence));
            if (found is not [var one])
                continue;
            Assert.EndsWith($" changes verdicts of {string.Join(", ", moved)}.", one.Sentence, StringComparison.Ordinal);
            var norm = book.Norms.Single(norm => norm.Id == moved[0]);
            Holds(one, cell => oracle.Catches(norm, cell) != oracle.Catches(norm, cell, 0, reading));
        }
    }

    private void Gaps()
    {
        foreach (var term in book.Facts.Where(fact => fact.Kind == "term"))
        {
            var turning = book.Norms.Where(norm => Enumerable.Range(0, term.OfEachState && book.SpeaksOfOthers ? 3 : 1).Any(slot => Turns(norm, term, slot)))
                .Select(norm => norm.Id).ToList();
            var found = Found(FindingKind.DecisiveGap).Where(finding => finding.Norms[0] == term.Name).SelectMany(finding => finding.Norms.Skip(1));
            Assert.True(turning.SequenceEqual(found), Why(FindingKind.DecisiveGap));
        }
    }

    private bool Turns(BookNorm norm, BookFact term, int slot) =>
        Any(cell => Other(cell, term, slot) is var other && book.IsAllowed(other) && oracle.Catches(norm, cell) != oracle.Catches(norm, other));

    private static BookCell Other(BookCell cell, BookFact term, int slot)
    {
        int[][] values = [.. cell.Values.Select(state => state.ToArray())];
        foreach (var state in term.OfEachState ? [slot] : Enumerable.Range(0, values.Length))
            values[state][term.Id] = 1 - values[state][term.Id];
        return cell with { Values = values };
    }

    // A repair is an edit of the text: with it, a norm catches the witness.
    private void Repairs()
    {
        foreach (var finding in Found(FindingKind.Loophole).Where(finding => finding.Repair.Length > 0))
        {
            var edit = finding.Repair[..finding.Repair.IndexOf(';', StringComparison.Ordinal)];
            var norm = book.Norms.Single(norm => finding.Nearest.StartsWith($"{norm.Id}, ", StringComparison.Ordinal));
            Assert.True(Catches(edit, norm, ToldCase.Witness(book, finding)), $"seed {seed}: {edit}\n{book.Text}\n{finding}");
        }
    }

    private bool Catches(string edit, BookNorm norm, BookCell cell)
    {
        var last = edit.Split(' ')[^1];
        return edit switch
        {
            _ when edit.StartsWith("adopt", StringComparison.Ordinal) => oracle.Catches(norm, cell, 0, edit.Split('"')[1]),
            _ when edit.StartsWith("drop the exception", StringComparison.Ordinal) => oracle.Catches(BookOracle.Without(norm, edit.Split('(', ')')[1]), cell),
            _ when edit.StartsWith("drop the condition of", StringComparison.Ordinal) => last == norm.Id && oracle.Catches(norm, cell, clause: "", put: true),
            _ when edit.StartsWith("drop (", StringComparison.Ordinal) => oracle.Catches(norm, cell, clause: edit.Split(' ')[1], put: true),
            _ => oracle.Catches(norm with { That = null }, cell),
        };
    }

    private void Classes(FindingKind kind, string[] ids, Func<BookCell, bool> isSo)
    {
        var found = Found(kind).Where(finding => finding.Norms.SequenceEqual(ids) && !finding.Possible).ToList();
        Assert.True(found.Count > 0 == Any(isSo), Why(kind));
        foreach (var finding in found)
            Holds(finding, isSo);
        if (found.Count == 0 || found.Exists(finding => finding.Sentence.Contains("more classes", StringComparison.Ordinal)))
            return;
        foreach (var cell in oracle.Cells.Where(isSo))
            Assert.True(found.Exists(finding => ToldCase.Contains(book, finding, cell) || ToldCase.Contains(book, finding, ToldCase.Mirrored(cell))),
                $"{Why(kind)}\nA case lies in no class.");
    }

    private void Holds(Finding finding, Func<BookCell, bool> isSo)
    {
        var witness = ToldCase.Witness(book, finding);
        Assert.True(isSo(witness) && book.IsAllowed(witness) && ToldCase.Contains(book, finding, witness),
            $"seed {seed}: the witness does not hold.\n{book.Text}\n{finding}");
        Assert.True(finding.Class.Length <= 5, finding.ToString());
        var isAlways = oracle.Cells.Where(cell => ToldCase.Contains(book, finding, cell)).All(isSo);
        Assert.True(isAlways == finding.Always, $"seed {seed}: always or not?\n{book.Text}\n{finding}");
    }

    private void Told(FindingKind kind, string[] ids, bool isSo) =>
        Assert.True(isSo == Found(kind).Any(finding => finding.Norms.SequenceEqual(ids)), Why(kind));

    private bool Says(FindingKind kind, string start) => Found(kind).Any(finding => finding.Sentence.StartsWith(start, StringComparison.Ordinal));

    private IEnumerable<Finding> Found(FindingKind kind) => report.Findings.Where(finding => finding.Kind == kind);

    private bool Any(Func<BookCell, bool> isSo) => Array.Exists(oracle.Cells, cell => isSo(cell));

    private string Why(FindingKind kind) => $"seed {seed}, {kind}:\n{book.Text}\n\n{string.Join('\n', Found(kind))}";
}
