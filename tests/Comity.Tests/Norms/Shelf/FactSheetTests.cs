using System.Globalization;
using Comity.Norms;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Shelf;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Comity.Tests.Norms.Shelf;

/// <summary>A sheet of facts goes into an address and comes back, and its verdicts are the judge's.</summary>
public sealed class FactSheetTests
{
    private static readonly ShelvedBook Book = new BookShelf(TimeProvider.System).Find("un-framework")!;

    private static readonly Gen<FactSheet> Sheets = Gen.Select(Gen.Int[0, Book.Book.Facts.Length - 1], Gen.Int[0, 1_000_000], Gen.Bool).Array[1, 14]
        .Select(Sheet);

    private static FactSheet Sheet((int Fact, int Value, bool IsFirst)[] picks)
    {
        var facts = picks.DistinctBy(pick => (pick.Fact, pick.IsFirst)).Select(pick => (Fact: Book.Book.Facts[pick.Fact], pick.Value, pick.IsFirst))
            .Select(pick =>
            new SheetFact(pick.Fact, Book.Index.SlugOf(pick.Fact.Name)!, pick.Fact.Owner == Owner.Activity ? "" : pick.IsFirst ? "A" : "B",
                Value(pick.Fact, pick.Value))).DistinctBy(fact => fact.Field);
        return new() { States = ["A", "B"], Facts = [.. facts.OrderBy(fact => fact.Subject.Length > 0).ThenBy(fact => fact.Subject, StringComparer.Ordinal)
            .ThenBy(fact => fact.Fact.Item.Place)] };
    }

    private static string Value(Fact fact, int pick) => fact.Item.Kind switch
    {
        FactKind.Number => (pick % 190).ToString(CultureInfo.InvariantCulture),
        FactKind.Date => $"2024-0{(pick % 9) + 1}-15",
        _ => fact.Values[pick % fact.Values.Length],
    };

    private static (FactSheet Sheet, IEnumerable<SheetProblem> Problems) Read(string query) => SheetReader.Read(Book, QueryHelpers.ParseQuery(query));

    [Fact]
    public void A_sheet_comes_back_from_its_address() => Sheets.Sample(sheet =>
    {
        var (back, problems) = Read(sheet.Query());
        Assert.Empty(problems);
        Assert.Equal(sheet.Facts, back.Facts);
    }, iter: 60);

    [Fact]
    public void The_verdicts_of_a_sheet_are_those_of_the_judge_on_the_case_that_it_shows() => Sheets.Sample(sheet =>
    {
        var view = TryView.Of(Book, sheet);
        if (view.Trial is not { } trial)
            return;
        var text = BookText.Read([new SourceFile("case.md", $"```norm\n{view.CaseText}\n```\n")], Book.Book.Items);
        var (read, problems) = NormBook.Build(text, Book.Book);
        Assert.Empty(problems);
        var judged = new Judge(Book.Book, read.Cases, Book.AsOf).Of(read.Cases[0]).ToDictionary(answer => (answer.Subject, answer.Norm), CaseVerdicts.Words);
        var shown = trial.Subjects.SelectMany(who => who.Caught.Concat(who.Contested).Concat(who.Undetermined).Concat(who.Duties).Concat(who.Free)
            .Select(line => (Key: (who.Subject, line.Norm), line.Verdict))
            .Concat(who.Untouched.Select(norm => (Key: (who.Subject, norm), Verdict: "undetermined")))).ToDictionary(one => one.Key, one => one.Verdict);
        Assert.Equal(judged.OrderBy(pair => pair.Key), shown.OrderBy(pair => pair.Key));
    }, iter: 25);

    [Fact]
    public void A_long_sheet_is_packed_and_comes_back()
    {
        var sheet = Sheet([.. Enumerable.Range(0, Book.Book.Facts.Length).SelectMany(fact => new[] { (fact, 1, true), (fact, 1, false) })]);
        Assert.StartsWith("?sheet=", sheet.Query(), StringComparison.Ordinal);
        Assert.InRange(sheet.Query().Length, 100, 4000);
        Assert.Equal(sheet.Facts, Read(sheet.Query()).Sheet.Facts);
    }

    [Theory]
    [InlineData("f.nothing=1", "fact")]
    [InlineData("of.Z.knowledge=actual", "fact")]
    [InlineData("f.severity-of-effects=huge", "value")]
    [InlineData("f.people-affected=many", "number")]
    [InlineData("of.B.request-received=yesterday", "date")]
    [InlineData("norm=UN-zz", "norm")]
    [InlineData("reading=none+such", "reading")]
    [InlineData("case=none", "case")]
    [InlineData("on=yesterday", "day")]
    [InlineData("state=A%3CB", "state")]
    [InlineData("state=A,B,C,D,E,F,G", "states")]
    [InlineData("sheet=%21%21", "sheet")]
    public void What_cannot_be_worked_with_is_told(string query, string kind) => Assert.Equal(kind, Assert.Single(Read(query).Problems).Kind);

    [Theory]
    [InlineData("f.severity-of-effects=at+least+serious", "at least serious")]
    [InlineData("f.severity-of-effects=minor&f.severity-of-effects=moderate", "minor or moderate")]
    [InlineData("f.sector=hospitals&f.sector=water", "hospitals and water")]
    [InlineData("f.people-affected=between+10+and+20", "between 10 and 20")]
    public void Values_are_read_as_the_language_has_them(string query, string value) => Assert.Equal(value, Assert.Single(Read(query).Sheet.Facts).Value);

    [Fact]
    public void The_interview_ends_in_a_verdict_and_every_question_is_new()
    {
        var sheet = new FactSheet { States = ["A", "B"], Norms = ["UN-g"] };
        var asked = new List<string>();
        while (TryView.Of(Book, sheet).Next is { } next)
        {
            Assert.DoesNotContain(next.Field, asked);
            asked.Add(next.Field);
            sheet = sheet
                with { Facts = sheet.Facts.Add(
                new(next.Fact, next.Slug, next.Subject, next.Fact.Name.StartsWith("protect", StringComparison.Ordinal) ? "no" : "yes")) };
        }

        var answer = Assert.Single(Assert.Single(TryView.Of(Book, sheet).Trial!.Subjects).Caught);
        Assert.Equal("missed", answer.Verdict);
        Assert.Equal(2, asked.Count);
    }
}
