using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Trial;

/// <summary>A case that was tried: what was asked, and what the book answers.</summary>
/// <param name="Case">The case.</param>
/// <param name="Judge">The book, with the readings that are on.</param>
/// <param name="Answers">The answers that were asked for.</param>
/// <param name="IsAboutOneNorm">Whether one norm was asked for, so that everything is said of it.</param>
internal sealed record CaseTrial(CaseItem Case, Judge Judge, ImmutableArray<Answer> Answers, bool IsAboutOneNorm)
{
    /// <summary>The book.</summary>
    public NormBook Book => Judge.Model.Book;

    /// <summary>The date of the judgement.</summary>
    public DateOnly AsOf => Case.Properties.Date(PropertyKind.AsOf) ?? Judge.Model.AsOf;

    /// <summary>Whose facts these are.</summary>
    public string Facts
    {
        get
        {
            var sayings = Case.Lines.SelectMany(line => Settings(line)).SelectMany(setting => setting.Sayings).ToList();
            var source = Case.Properties.Text(PropertyKind.Source);
            return string.Join("; ", ((string[])
            [
                source is null ? "as the case tells them" : $"as the case tells them, from {source}",
                Names("claimed by", sayings, SayingKind.Claimed), Names("denied by", sayings, SayingKind.Denied),
                Names("disclosed by", sayings, SayingKind.Disclosed),
            ]).Where(words => words.Length > 0));
        }
    }

    /// <summary>Tries a case.</summary>
    /// <exception cref="UserError">The case contradicts itself or the constraints of the book.</exception>
    public static CaseTrial Of(CaseItem one, Judge judge, NormItem? norm)
    {
        var clash = judge.Clash(one);
        return clash.IsEmpty
            ? new(one, judge, [.. judge.Of(one).Where(answer => norm is null || answer.Norm == norm.Id)], norm is not null)
            : throw new UserError(
                $"The case \"{one.Title}\" contradicts the book: {string.Join(", ", clash.Select(name => $"`{name}`"))} cannot be so together. "
                + "Look at what the case says of them, and at the `always` and `never` of these facts.", one.Place.ToString());
    }

    /// <summary>What a file says of itself.</summary>
    public ReportHeader Header => new(
        Book.Header?.Title ?? "A book without a name", Book.Header?.Properties.Text(PropertyKind.Version) ?? "none",
        Book.Header?.Properties.Text(PropertyKind.Status) ?? "working",
        Facts, Case.Place.File, [.. Judge.Model.Readings ?? []], AsOf, typeof(CaseTrial).Assembly.GetName().Version!.ToString(3))
    {
        IsOfDataSet = false,
    };

    private static ImmutableArray<Setting> Settings(CaseLine line) => line switch
    {
        SettingLine one => [one.Setting],
        SubjectLine who => who.Settings,
        _ => [],
    };

    private static string Names(string words, List<Saying> sayings, SayingKind kind)
    {
        var names = sayings.Where(saying => saying.Kind == kind).Select(saying => saying.By).Distinct().ToList();
        return names.Count == 0 ? "" : $"{words} {string.Join(", ", names)}";
    }
}
