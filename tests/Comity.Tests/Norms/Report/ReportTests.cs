using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Comity.Import;
using Comity.Norms.Decision;
using Comity.Norms.Report;
using Comity.Tests.Import;
using Xunit;

namespace Comity.Tests.Norms.Report;

/// <summary>What a report counts, compares and says, on answers made for the purpose.</summary>
public sealed class ReportTests
{
    private const string Rules =
        """
        no State "-".
        list "what" separated by "; ".
        group by sector.
        "what" = "m": sector is media.
        "what" = "e": sector is energy.
        claims of "who" by "basis".
        party "gov" is "receiver government".
        claim "link" = "organ": legal link is organ.
        claim "link" = "none": legal link is none.
        claim "link" = "?": legal link is unknown.
        compare "Link": "coded" = "yes" means "direct" when legal link is organ.
        compare "Link": "coded" = "no" means "none" otherwise.
        baseline "Link": "what" = "m" means "direct".
        baseline "Link": "what" = "*" means "none".
        compare "Rule": "broken" = "x" means "broken" when N-1 catches.
        compare "Rule": "broken" = "o" means "not broken" otherwise.
        """;

    private const string Csv =
        """
        id,name,day,what,who,basis,link,coded,broken
        1,<b>one</b>,2020-01-01,m; e,R,gov,organ,yes,x
        2,two,2021-01-01,e,S,gov,none,yes,x
        3,three,2021-01-01,e,-,gov,?,no,x
        4,four,,e,T,gov,?,yes,o
        """;

    [Fact]
    public void Outcomes_are_counted_by_norm_year_and_sector()
    {
        var report = Of();
        Assert.Equal(new Tally(1, 1, 1, 0), report.ByNorm.Single(row => row.Name == "N-1").Tally);
        Assert.Equal(["2020 1", "2021 1", "no date 1"], report.ByYear.Select(row => $"{row.Name} {row.Tally.Sum}"));
        Assert.Equal(["energy 3", "media 1"], report.BySector.Select(row => $"{row.Name} {row.Tally.Sum}"));
    }

    [Fact]
    public void A_norm_whose_answers_are_all_the_same_tells_nothing_of_years_and_sectors() =>
        Assert.Equal(["N-2"], Of().Uniform.SelectMany(group => group.Norms).Select(row => row.Name));

    [Fact]
    public void The_fact_that_would_decide_most_comes_first() => Assert.Equal([("legal link", 1)], Of().Missing.Select(fact => (fact.Fact, fact.First)));

    [Fact]
    public void Claims_are_compared_with_the_coding()
    {
        var link = Of().Comparisons.Single(one => one.Name == "Link");
        Assert.Equal((4, 1, 3, 2), (link.Coded, link.Undetermined, link.Decided.Count, link.Decided.Agreeing));
        Assert.Equal(3, link.Recode!.Count);
    }

    [Fact]
    public void A_rule_that_nobody_could_break_is_a_dissent_of_its_own_kind()
    {
        var dissents = Of().Comparisons.Single(one => one.Name == "Rule" && one.Reading.Length == 0).Dissents;
        Assert.Equal([("test 2", TurnsOn.NoState), ("test 3", TurnsOn.NoState), ("test 4", TurnsOn.Reading)], dissents.Select(one => (one.Case, one.Kind)));
        Assert.Equal(2, Of().BrokenByNobody);
    }

    [Fact]
    public void A_dissent_names_the_reading_under_which_it_would_end() =>
        Assert.Equal("a reading", Of().Comparisons.Single(one => one.Name == "Rule" && one.Reading.Length == 0).Dissents[^1].On);

    [Fact]
    public void Every_output_says_what_it_rests_on()
    {
        var report = Of();
        using var text = new StringWriter();
        TextReport.Write(text, report);
        using var csv = new StringWriter();
        AnswerFiles.WriteCsv(csv, report.Header, report.Answers);
        foreach (var output in (string[])[HtmlText(report), text.ToString().ReplaceLineEndings(" "), csv.ToString(),
            AnswerFiles.Json(report.Header, report.Answers)])
            foreach (var said in (string[])["The book", "1.2", "working", "as coded in a test", "2026-02-27", ReportHeader.NoDetermination,
                ReportHeader.Coverage])
                Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_runs_no_script()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(Of()));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [onclick]"));
        Assert.Empty(page.QuerySelectorAll("a").Where(link => link.GetAttribute("href")![0] != '#'));
    }

    [Fact]
    public void Every_chart_has_a_title_and_a_table_beside_it()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(Of()));
        Assert.All(page.QuerySelectorAll("figure"), figure =>
        {
            Assert.NotEqual("", figure.QuerySelector("svg[role=img] > title")!.TextContent);
            Assert.NotNull(figure.QuerySelector("table"));
        });
        Assert.NotEmpty(page.QuerySelectorAll("figure"));
    }

    [Fact]
    public void Names_from_the_source_are_encoded() =>
        Assert.DoesNotContain("<b>one", HtmlReport.Write(Of(names: true)), StringComparison.Ordinal);

    [Fact]
    public void Without_names_no_State_and_no_title_of_the_source_is_shown() =>
        Assert.DoesNotContain("three", HtmlReport.Write(Of()), StringComparison.Ordinal);

    [Fact]
    public void Json_is_an_array_with_the_documented_members_first()
    {
        var report = Of();
        using var json = JsonDocument.Parse(AnswerFiles.Json(report.Header, report.Answers));
        Assert.Equal(["case", "subject", "norm", "status", "position", "reading", "verdict", "because", "decisive"],
            json.RootElement[0].EnumerateObject().Take(9).Select(member => member.Name));
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_defused()
    {
        using var csv = new StringWriter();
        AnswerFiles.WriteCsv(csv, Header, [Answer("=1+1", "A", "N-1", Verdict.Breach)]);
        Assert.Contains("\n'=1+1,", csv.ToString(), StringComparison.Ordinal);
    }

    private static ReportHeader Header { get; } = new("The book", "1.2", "working", "as coded in a test", "data.csv", [], new(2026, 2, 27), "0.1.0");

    private static string HtmlText(ApplyReport report) => new HtmlParser().ParseDocument(HtmlReport.Write(report)).Body!.TextContent;

    private static ApplyReport Of(bool names = false)
    {
        var (mapping, problems) = Given.Lines(Rules);
        Assert.True(mapping is not null, string.Join('\n', problems));
        var import = Importer.Read(mapping, Given.Book, Given.Table(Csv), ImmutableDictionary<string, SourceTable>.Empty, names);
        ImmutableArray<Answer> answers =
        [
            Answer("test 1", "A", "N-1", Verdict.Breach), Answer("test 2", "A", "N-1", Verdict.NoBreach, new Reason("act", "conduct", Truth.Fails, default)),
            Answer("test 4", "A", "N-1", Verdict.Undetermined) with { Decisive = [new("legal link", "What links them?", 0.5)] },
            Answer("test 1", "A", "N-2", Verdict.NotCaught), Answer("test 2", "A", "N-2", Verdict.NotCaught),
        ];
        return new ReportBuilder(mapping, Given.Book, [new("N-1", "First", "binding"), new("N-2", "Second", "voluntary")])
            .Build(Header, import, answers, [new("a reading", [.. answers.Take(2), Answer("test 4", "A", "N-1", Verdict.NoBreach)])]);
    }

    private static Answer Answer(string title, string subject, string norm, Verdict verdict, params ReadOnlySpan<Reason> because) =>
        new() { Case = title, Subject = subject, Norm = norm, Status = "binding", Position = "as stated", Verdict = verdict, Because = [.. because] };
}
