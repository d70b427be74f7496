using System.Diagnostics;
using System.Globalization;
using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Bench;

/// <summary>
/// The pages of a text of 1,000 paragraphs in two languages, 50 to a page, with the positions of 20 members on 100 of them. Each page is made for the first
/// time, over loopback from a real server; the pages of another such text warmed it. Measured is the time until all bytes are there.
/// </summary>
public static class TextBench
{
    private const int Paragraphs = 1000;
    private const int PageSize = 50;
    private const int Members = 20;
    private const int Goal = 20;
    private const string English = "States should name points of contact at the technical and diplomatic levels, and keep what they told of them up to date, "
        + "so that a request about an incident reaches those who can answer it without delay and in a language that both sides use;";

    private const string French = "Les États devraient désigner des points de contact aux niveaux technique et diplomatique et tenir à jour ce qu’ils en ont "
        + "dit, afin qu’une demande concernant un incident parvienne sans délai à qui peut y répondre, dans une langue que les deux parties utilisent\u00a0;";

    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(Members);
        await using (var record = scenario.Open())
        {
            await TextAsync(scenario, record, "warm", 'w');
            await TextAsync(scenario, record, "asked", 'a');
        }
        using var server = ServerRun.Start(scenario.Folder);
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var round = 0; round < (IsShort ? 1 : 5); round++)
            await PagesAsync(http, "warm", round);
        var times = await PagesAsync(http, "asked", 0);
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{times.Count} pages of {PageSize} paragraphs: p50 {times[times.Count / 2]:0.0} ms, at most {times[^1]:0.0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"text {times[times.Count / 2]:0.0} ms goal {Goal}"));
    }

    private static async Task<List<double>> PagesAsync(HttpClient http, string text, int round)
    {
        var times = new List<double>();
        for (var page = 1; page <= Paragraphs / PageSize; page++)
        {
            var begun = Stopwatch.GetTimestamp();
            await http.GetStringAsync(new Uri($"texts/{text}?page={page}&round={round}", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times;
    }

    private static async Task TextAsync(WriteScenario scenario, Storage.OpenRecord record, string id, char mark)
    {
        Task Secretariat(Act act) => scenario.ActAsync(record, WriteScenario.Secretary, Capacity.Secretariat, act);
        await Secretariat(new IssueDocument(
            id, $"A/{id}", DocumentKind.Official, "A long text", Distribution.General, [new("en", WriteScenario.Send(record, $"The text {id}.\n"))]));
        foreach (var part in Enumerable.Range(0, Paragraphs).Chunk(PageSize))
            await Secretariat(new EnterParagraphs(id, [.. part.Select(place => Paragraph(mark, place))]));
        var paragraphs = record.Whole.Picture.Forum.Paragraphs.Documents[id];
        await Secretariat(new AdoptTextInParagraphs(id, "A long text", $"A/{id}", [new("en"), new("fr")], new(2026, 1, 1), [], "Decision 1", id,
            paragraphs.HashIn(["en", "fr"])));
        foreach (var place in Enumerable.Range(0, Paragraphs).Where(place => place % 10 == 0))
            for (var member = 0; member < Members; member++)
                await scenario.ActAsync(record, scenario.PersonOf(member), scenario.CodeOf(member), new TakePositionOnWords(
                    id, paragraphs.All[place].Id, paragraphs.All[place].Words["en"].Hash, (Stance)(member % 3), "In the understanding of my delegation."));
    }

    private static string Number(int place) => (place + 1).ToString(CultureInfo.InvariantCulture);

    private static EnteredParagraph Paragraph(char mark, int place) => new(
        $"p-{mark}aaaa{(char)('a' + (place / 676))}{(char)('a' + (place / 26 % 26))}{(char)('a' + (place % 26))}",
        $"OP{Number(place)}", ParagraphKind.Operative,
        [
            new("en", $"{Number(place)}. {English}"),
            new("fr", $"{Number(place)}. {French}"),
        ]);
}
