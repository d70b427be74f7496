using System.Collections.Immutable;
using Comity.Norms;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>Books and cases as tests write them: <c>Given.Book("...").Case("...")</c>.</summary>
internal static class Given
{
    /// <summary>A book of one block.</summary>
    public static GivenBook Book(string text)
    {
        var (book, problems) = NormBook.Build(BookText.Read([new("book.md", $"```norm\n{text}\n```\n")]));
        Assert.Empty(problems);
        return new(book);
    }
}

/// <summary>A book without problems.</summary>
internal sealed record GivenBook(NormBook Book)
{
    /// <summary>A case of it, told in the lines of a case.</summary>
    public Tried Case(string lines, string header = "")
    {
        var indented = string.Join('\n', lines.Split('\n').Select(line => "  " + line.Trim()));
        return new(this, Read($"case \"one\" {header}\n{indented}"), Tried.Today, []);
    }

    /// <summary>What is wrong with a case.</summary>
    public ImmutableArray<Problem> Problems(string lines)
    {
        var text = BookText.Read([new("case.md", $"```norm\ncase \"one\"\n  {lines}\n```\n")], Book.Items);
        return NormBook.Build(text, Book).Problems;
    }

    private CaseItem Read(string text)
    {
        var read = BookText.Read([new("case.md", $"```norm\n{text}\n```\n")], Book.Items);
        var (cases, problems) = NormBook.Build(read, Book);
        Assert.Empty(problems);
        return Assert.Single(cases.Cases);
    }
}

/// <summary>A case that is tried.</summary>
internal sealed record Tried(GivenBook Given, CaseItem Case, DateOnly AsOf, ImmutableArray<string> Readings)
{
    /// <summary>The date of the judgement where a case names none.</summary>
    public static DateOnly Today { get; } = new(2024, 6, 1);

    /// <summary>The judge.</summary>
    public Judge Judge => new(Given.Book, [Case], AsOf, Readings);

    /// <summary>All answers.</summary>
    public ImmutableArray<Answer> Answers => [.. Judge.Of(Case)];

    public Tried Under(params string[] readings) => this with { Readings = [.. readings] };

    public Tried On(int year, int month, int day) => this with { AsOf = new(year, month, day) };

    /// <summary>The answer of a norm, all positions joined.</summary>
    public Answer Answer(string norm = "N", string subject = "B", string activity = "")
    {
        var found = Answers.Where(answer => answer.Norm == norm && answer.Subject == subject && answer.Activity == activity).ToList();
        return found.FirstOrDefault(answer => answer.Position == "all") ?? Assert.Single(found);
    }

    /// <summary>The verdict in the words of a book; for a duty, where it stands.</summary>
    public string Says(string norm = "N", string subject = "B", string activity = "")
    {
        var answer = Answer(norm, subject, activity);
        return answer.Duty is { } duty && answer.Verdict != Verdict.Contested ? Expectations.Words(duty) : Expectations.Words(answer.Verdict);
    }

    /// <summary>The verdict in one position.</summary>
    public string InTheViewOf(string position, string norm = "N", string subject = "B") =>
        Expectations.Words(Assert.Single(Answers, answer => answer.Norm == norm && answer.Subject == subject && answer.Position == position
            && answer.Activity.Length == 0).Verdict);

    /// <summary>The names of the decisive facts.</summary>
    public IEnumerable<string> Decisive(string norm = "N", string subject = "B") => Answer(norm, subject).Decisive.Select(fact => fact.Fact);

    /// <summary>Whether a measure is available.</summary>
    public Truth Measure(string id, string subject = "B") => Judge.Of(Given.Book.Measures.Single(measure => measure.Id == id), Case, subject, "");

    /// <summary>Whether a protection covers, or a permission permits.</summary>
    public Truth Purpose(string id, string subject = "B") => Judge.Of(Given.Book.Purposes.Single(purpose => purpose.Id == id), Case, subject, "");
}
