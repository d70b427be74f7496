using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Trial;

namespace Comity.Norms.Shelf;

/// <summary>A question that a visitor can answer next.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Subject">Whose it is; empty for a fact of the activity.</param>
/// <param name="Verdicts">The number of verdicts that are open for want of it; 0 where it is asked because nobody's conduct is told yet.</param>
/// <param name="Values">The values that are still possible; none for numbers and dates.</param>
public sealed record NextQuestion(Fact Fact, string Slug, string Subject, int Verdicts, ImmutableArray<string> Values)
{
    /// <summary>The name of its field.</summary>
    public string Field => FactSheet.FieldOf(Slug, Subject);
}

/// <summary>What a book answers to a sheet of facts.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Trial">The answers; null where facts contradict the book.</param>
/// <param name="Clash">Facts that cannot be so together; empty when there are none.</param>
/// <param name="Next">The question that would decide most, or null when nothing is left to ask.</param>
/// <param name="Facts">All facts of the case, those of the book's case included.</param>
/// <param name="CaseText">The case in the language of books.</param>
public sealed record TryView(FactSheet Sheet, TrialView? Trial, ImmutableArray<string> Clash, NextQuestion? Next, ImmutableArray<FactGroup> Facts,
    string CaseText)
{
    /// <summary>Judges a sheet.</summary>
    public static TryView Of(ShelvedBook book, FactSheet sheet)
    {
        var one = SheetCase.Of(book, sheet);
        var judge = new Judge(book.Book, [one], sheet.AsOf ?? book.AsOf, sheet.Readings);
        var facts = CaseView.FactsOf(book, one).Where(group => !group.Facts.IsEmpty).ToImmutableArray();
        var clash = judge.Clash(one);
        if (!clash.IsEmpty)
            return new(sheet, null, clash, null, facts, Written(judge, one));
        ImmutableArray<Answer> answers = [.. judge.Of(one).Where(answer => sheet.Norms.IsEmpty || sheet.Norms.Contains(answer.Norm))];
        var next = answers.IsEmpty ? Conduct(book, judge, one, sheet)
            : OpenQuestion.Next(judge, one, answers, (fact, subject) => sheet.Done.Contains(Field(book, fact, subject))) is { } open ? Asked(book, open) : null;
        return new(sheet, TrialView.Of(book, new(one, judge, answers, !sheet.Norms.IsEmpty)), [], next, facts, Written(judge, one));
    }

    /// <summary>A question for one fact, as far as what is known leaves values open.</summary>
    public static NextQuestion Asking(ShelvedBook book, FactSheet sheet, SheetFact asked)
    {
        var without = SheetCase.Of(book, sheet with { Facts = [.. sheet.Facts.Where(fact => fact.Field != asked.Field)] });
        var known = OpenQuestion.Possible(asked.Fact, asked.Subject, new(book.Book, without));
        return new(asked.Fact, asked.Slug, asked.Subject, 0, known.Length < 2 ? asked.Fact.Values : known);
    }

    private static NextQuestion Asked(ShelvedBook book, OpenQuestion open) =>
        new(open.Fact, book.Index.SlugOf(open.Fact.Name)!, open.Subject, open.Verdicts, open.Values);

    // As long as nobody's conduct is told nobody is judged: so conduct is asked for first, of the State named last, who by custom is the one accused.
    private static NextQuestion? Conduct(ShelvedBook book, Judge judge, CaseItem one, FactSheet sheet)
    {
        if (SheetCase.SubjectsOf(one) is not [.., var subject])
            return null;
        var relevant = sheet.Norms.IsEmpty ? null : FactGroups.Of(book, sheet.Norms).SelectMany(group => group.Facts).Select(fact => fact.Fact).ToHashSet();
        return judge.Conduct.Where(fact => relevant?.Contains(fact) != false).OrderByDescending(fact => fact.IsHeadline)
            .Select(fact => new NextQuestion(fact, book.Index.SlugOf(fact.Name)!, subject, 0, fact.Values))
            .FirstOrDefault(question => !sheet.Done.Contains(question.Field));
    }

    private static string Field(ShelvedBook book, string fact, string subject) => FactSheet.FieldOf(book.Index.SlugOf(fact) ?? "", subject);

    // A State of which nothing is known still takes part: a fact that is no conduct, set to unknown, keeps it in the text without having it judged.
    private static string Written(Judge judge, CaseItem one)
    {
        var silent = judge.Model.Book.Facts.FirstOrDefault(fact => fact.Owner != Owner.Activity && !judge.Conduct.Contains(fact));
        var lines = one.Lines.Where(line => line is not ExpectLine).Select(line => line is not SubjectLine { Settings.IsEmpty: true } who ? line
            : silent is null ? null : who with { Settings = [new(who.Place, silent.Name, "", false, new(ValueForm.Unknown, []), [])] });
        return BookPrinter.Print(one with { Lines = [.. lines.OfType<CaseLine>()] });
    }
}
