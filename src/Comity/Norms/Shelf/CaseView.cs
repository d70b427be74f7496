using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Shelf;

/// <summary>A case in a list, with how many norms give it which outcome.</summary>
public sealed record CaseLineView(string Title, string Slug, string Tag, DateOnly? On, bool IsReal, int Caught, int NotCaught, int Undetermined, int Contested)
{
    /// <summary>The line of a case.</summary>
    public static CaseLineView Of(ShelvedBook book, CaseItem one)
    {
        var tally = Tally.Of(book.Verdicts.OfCase(one.Title).Where(answer => answer.Activity.Length == 0).Select(Outcomes.Of));
        return new(one.Title, book.Index.CaseSlugs[one.Title], book.Index.Tags.GetValueOrDefault(one.Title, ""), one.Properties.Date(PropertyKind.On),
            one.Properties.Has(PropertyKind.Real), tally.Caught, tally.NotCaught, tally.Undetermined, tally.Contested);
    }
}

/// <summary>Which cases of a book a reader wants to see; an empty text wants all.</summary>
/// <param name="Norm">Only cases to which this norm gives an answer.</param>
/// <param name="Verdict">Only those to which the norm, or any, gives this verdict.</param>
/// <param name="Tag">Only those of this document.</param>
/// <param name="Search">Only those whose text has this.</param>
public sealed record CaseFilter(string Norm = "", string Verdict = "", string Tag = "", string Search = "")
{
    /// <summary>The cases that fit, in the order of the book.</summary>
    public IEnumerable<CaseLineView> Of(ShelvedBook book) => book.Book.Cases.Where(one => Fits(book, one)).Select(one => CaseLineView.Of(book, one));

    private bool Fits(ShelvedBook book, CaseItem one) =>
        (Tag.Length == 0 || book.Index.Tags.GetValueOrDefault(one.Title) == Tag)
        && (Search.Length == 0 || BookPrinter.Print(one).Contains(Search, StringComparison.OrdinalIgnoreCase))
        && ((Norm.Length == 0 && Verdict.Length == 0) || book.Verdicts.OfCase(one.Title).Any(Fits));

    private bool Fits(Answer answer) => (Norm.Length == 0 || string.Equals(answer.Norm, Norm, StringComparison.OrdinalIgnoreCase))
        && (Verdict.Length == 0 || CaseVerdicts.Words(answer) == Verdict);
}

/// <summary>A fact that a case sets.</summary>
/// <param name="Fact">Its name as the case writes it.</param>
/// <param name="Slug">Its name in addresses, or empty.</param>
/// <param name="Value">Its value in the words of the language.</param>
/// <param name="Sayings">Who says so; empty where nobody disputes it.</param>
public sealed record FactLine(string Fact, string Slug, string Value, ImmutableArray<SayingLine> Sayings);

/// <summary>Who says it: <c>claimed</c>, <c>denied</c> or <c>disclosed</c>, by whom, on what.</summary>
public sealed record SayingLine(string Kind, string By, string Detail);

/// <summary>The facts of one subject, or of an activity.</summary>
/// <param name="Kind"><c>State</c> and the like; <c>activity</c> for what is said of the activity.</param>
/// <param name="Name">The subject or activity; empty for the one activity of a case.</param>
/// <param name="Facts">The facts.</param>
public sealed record FactGroup(string Kind, string Name, ImmutableArray<FactLine> Facts);

/// <summary>What the writer of a case expects.</summary>
public sealed record ExpectationLine(string Id, string Subject, string Activity, ImmutableArray<string> Readings, DateOnly? AsOf, string Expected,
    ImmutableArray<string> Because, string Why);

/// <summary>A case of a book: what it tells, what the book answers, what its writer expects.</summary>
public sealed record CaseView(CaseLineView Line, Section? Text, string Place, ImmutableArray<FactGroup> Facts, TrialView? Trial, ImmutableArray<string> Clash,
    ImmutableArray<ExpectationLine> Expectations)
{
    /// <summary>The case with this name in addresses, or null.</summary>
    public static CaseView? Of(ShelvedBook book, string slug)
    {
        if (book.Index.Case(slug) is not { } one)
            return null;
        var judge = new Judge(book.Book, [one], book.AsOf);
        var clash = judge.Clash(one);
        return new(CaseLineView.Of(book, one), book.SectionOf(one), one.Place.ToString(), FactsOf(book, one),
            clash.IsEmpty ? TrialView.Of(book, judge, one, []) : null, clash,
            [.. one.Lines.OfType<ExpectLine>().Select(line =>
                new ExpectationLine(line.Id, line.Subject, line.Activity, line.Readings, line.AsOf, line.Verdict, line.Because, line.Why))]);
    }

    /// <summary>The facts of a case, group by group in the order of its text.</summary>
    public static ImmutableArray<FactGroup> FactsOf(ShelvedBook book, CaseItem one)
    {
        List<(string Kind, string Name, List<FactLine> Facts)> groups = [];
        var activity = "";
        void Add(string kind, string name, IEnumerable<Setting> settings)
        {
            if (groups.FindIndex(group => group.Kind == kind && group.Name == name) is var at && at < 0)
                groups.Add((kind, name, []));
            groups[at < 0 ? ^1 : at].Facts.AddRange(settings.Select(setting => Told(book, setting)));
        }

        foreach (var line in one.Lines)
            if (line is ActivityLine named)
                activity = named.Name;
            else if (line is SubjectLine who)
                Add(who.Kind, activity.Length == 0 ? who.Name : $"{who.Name} ({activity})", who.Settings);
            else if (line is SettingLine set)
                Add("activity", activity, [set.Setting]);
        return [.. groups.Select(group => new FactGroup(group.Kind, group.Name, [.. group.Facts]))];
    }

    private static FactLine Told(ShelvedBook book, Setting setting) => new(setting.Fact, book.Index.SlugOf(setting.Fact) ?? "",
        setting.Value is null ? setting.Negated ? "no" : "yes" : BookPrinter.Print(setting.Value),
        [.. setting.Sayings.Select(saying => new SayingLine(saying.Kind.ToString().ToLowerInvariant(), saying.By, saying.Detail))]);
}
