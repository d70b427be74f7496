using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Host;
using Comity.Kit;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>What a stranger is shown where participants read: texts, general documents, and of everything else not even that it exists.</summary>
public sealed partial class SightTests(SightSites sites) : IClassFixture<SightSites>
{
    private static readonly string[] Fixed =
    [
        "/", "/about", "/search?q=report", "/search?q=meeting", "/search?q=utopia", "/search?q=silence", "/sitemap.txt", "/rules", "/act", "/texts?all=1",
        "/texts?format=csv", "/texts?format=json", "/documents?format=csv", "/documents?format=json", "/books", "/api", "/compare",
        "/api/v1/status", "/api/v1/me",
        "/api/v1/texts", "/api/v1/texts?format=csv", "/api/v1/documents", "/api/v1/documents?format=csv", "/api/v1/search?q=report", "/api/v1/search?q=utopia",
        "/api/v1/acts", "/log/checkpoint", "/log/key", "/log/tile/0/000", "/meetings", "/meetings.ics", "/meetings.atom", "/meetings/secret-meeting/live",
        "/notices.atom", "/files/0000", "/texts/contacts-2026?at=p-contactb", "/documents/contacts/paragraphs.json",
        "/documents/contacts/paragraphs.json?languages=en", "/nothing-at-all", "/readyz/", "/healthz",
    ];

    [Fact]
    public async Task Stranger_cannot_tell_a_full_process_from_an_empty_one()
    {
        var (full, empty) = (await CrawlAsync(sites.Full), await CrawlAsync(sites.Empty));
        Assert.Equal(empty.Keys.Order(StringComparer.Ordinal), full.Keys.Order(StringComparer.Ordinal));
        var different = string.Concat(empty.Keys.Where(address => full[address] != empty[address])
            .Select(address => $"{address}\n{Difference(full[address], empty[address])}\n"));
        Assert.True(different.Length == 0, different);
        Assert.True(full.Count > 60, $"{full.Count} addresses");
        Assert.All((string[])["/texts/norms-2021/proof", "/texts/contacts-2026/entry", "/texts/contacts-2026?at=p-contactb",
            "/documents/contacts/paragraphs.json?languages=en", "/documents/contacts/paragraphs.json"], address =>
                Assert.StartsWith(IsProof(address) ? "OK" : "200", full[address], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_a_stranger_is_answered_names_what_is_hidden()
    {
        var said = string.Join('\n', (await CrawlAsync(sites.Full)).Where(one => !IsProof(one.Key) && !IsDescription(one.Key))
            .Select(one => one.Value.Replace(Uri.EscapeDataString(one.Key), "", StringComparison.Ordinal)));
        foreach (var word in (string[])["Zubrowka", "Zenda", "secret-meeting\"", "nobody hears", "working-hours\"", "Working hours of the body", "first of all",
            "limited paper", "CRP.1", "under silence\"", "Decision H-3", "Cartographers", "Ruritania", "silence procedure"])
            Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("\"position\": ?[0-9]", said);
    }

    [Fact]
    public async Task Proof_that_a_stranger_gets_is_against_the_last_daily_sheet()
    {
        foreach (var thing in (string[])["/texts/norms-2015", "/documents/draft-report"])
        {
            var entry = await sites.Full.Client.GetByteArrayAsync($"{thing}/entry");
            var proof = LogProof.Parse(await sites.Full.Client.GetByteArrayAsync($"{thing}/proof"));
            Assert.Equal(ProofFlaw.None, proof.Check(Merkle.Leaf(entry), sites.Full.Record.Verifier));
            var sheets = sites.Full.Record.Whole.Picture.Record.Sealing.Sheets;
            Assert.Contains(sheets, sheet => sheet.Position + 1 == proof.Checkpoint.Size);
        }

        var limited = await sites.Full.Client.GetAsync("/documents/limited-paper/proof");
        Assert.Equal(HttpStatusCode.NotFound, limited.StatusCode);
    }

    /// <summary>A text that a silence carried is checked with nothing but what a stranger downloads and the log's key, and shows nothing else of the
    /// silence.</summary>
    [Fact]
    public async Task Carried_text_is_checked_from_outside_without_what_carried_it()
    {
        var client = sites.Full.Client;
        var lines = (await client.GetStringAsync("/texts/contacts-2026/entry")).Split('\n');
        var (entry, act) = (lines[0], lines[1]);
        var proof = LogProof.Parse(await client.GetByteArrayAsync("/texts/contacts-2026/proof"));
        Assert.Equal(ProofFlaw.None, proof.Check(Merkle.Leaf(Encoding.UTF8.GetBytes(entry)), sites.Full.Record.Verifier));
        Assert.Equal(NamedIn(entry), Hashed($"comity/act/v1\n{act}"));
        Assert.NotEqual(NamedIn(entry), Hashed($"comity/act/v1\n{act.Replace("A/81/9", "A/81/8", StringComparison.Ordinal)}"));
        var paragraphs = await client.GetStringAsync("/documents/contacts/paragraphs.json?languages=en");
        Assert.Equal(JsonDocument.Parse(act).RootElement.GetProperty("paragraphs").GetString(), Hashed(paragraphs));
        Assert.Contains("States name a point of contact.", paragraphs, StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("Ruritania", entry + act, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/silence/contacts")).StatusCode);

        static string? NamedIn(string entry) =>
            JsonDocument.Parse(entry).RootElement.GetProperty("statement").GetProperty("act").GetProperty("act").GetString();
        static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Every address for every kind of reader under both sets and one of our own: it answers if, and only if, the class is read.</summary>
    [Theory]
    [InlineData("everyone")]
    [InlineData("participants")]
    [InlineData("own")]
    public void Every_address_answers_only_whoever_reads_its_class(string name)
    {
        var own = new SetReaders([new(ReaderKind.Stranger, []), new(ReaderKind.Stakeholder, [ThingClass.Meetings])], [], false, "Decision 4");
        var register = ReadersRegister.Empty.After(name == "own" ? own : ReaderSets.All[name], 0);
        foreach (var kind in Enum.GetValues<ReaderKind>())
        {
            var sight = new Sight(register.Of(kind), kind != ReaderKind.Stranger);
            foreach (var line in Access.Table)
                Assert.Equal(Expected(line.Shows, sight), line.Shows.To(sight));
        }

        Assert.DoesNotContain(Access.Table, line => line.Shows == Shows.Unsaid);
    }

    /// <summary>The answer of an address that is not read has the bytes of one that is not there.</summary>
    [Theory]
    [InlineData("/api/v1/meetings", "/api/v1/nothing-like")]
    [InlineData("/api/v1/participants/UTO", "/api/v1/nothing-like/UTO")]
    [InlineData("/log/checkpoint", "/log/nothing-like")]
    public async Task What_one_does_not_read_is_answered_as_what_is_absent(string hidden, string absent)
    {
        var (one, other) = (await sites.Full.Client.GetAsync(hidden), await sites.Full.Client.GetAsync(absent));
        Assert.Equal(other.StatusCode, one.StatusCode);
        Assert.Equal(
            (await other.Content.ReadAsStringAsync()).Replace(absent, "", StringComparison.Ordinal),
            (await one.Content.ReadAsStringAsync()).Replace(hidden, "", StringComparison.Ordinal));
        Assert.Equal(other.Headers.Select(header => header.Key).Order(), one.Headers.Select(header => header.Key).Order());
    }

    /// <summary>A page that a stranger is shown stays the one that was made, whatever is entered that they do not see.</summary>
    [Fact]
    public async Task Page_kept_for_strangers_stays_while_nothing_of_it_changes()
    {
        var before = sites.Full.Record.SeenBy(Reader.Stranger);
        await sites.Full.ActAsync(new AdmitParticipant("XYZ", ParticipantKind.InternationalOrganization, [new("en", "Another")],
            null, "Resolution 5"), mayFail: true);
        Assert.Same(before, sites.Full.Record.SeenBy(Reader.Stranger));
    }

    /// <summary>A signature that does not hold tells nothing else: not even how long the record is.</summary>
    [Fact]
    public async Task Statement_without_a_signature_learns_nothing()
    {
        var answers = new List<string>();
        foreach (var seen in (long[])[0, 1_000_000])
        {
            var statement = new Statement(
                sites.Full.Record.Verifier.Name, new AdmitParticipant("BBB", ParticipantKind.State, [new("en", "B")], null, "R"), "secretariat",
                sites.Full.Secretary, seen, "nonce-0000001");
            var json = "{\"statement\":" + Encoding.UTF8.GetString(Process.Json.Write(statement))
                + ",\"signature\":{\"level\":\"key\",\"key\":\"k-1\",\"value\":\"AAAA\"}}";
            using var answer = await sites.Full.Client.PostAsync("/api/v1/acts", new StringContent(json, Encoding.UTF8, "application/json"));
            answers.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("SignatureHolds", answers[0], StringComparison.Ordinal);
    }

    private static bool Expected(Shows shows, Sight sight) => shows.ToString() switch
    {
        "open" or "own" or "files" => true,
        "consultations" => sight.TakesPart || sight.Reads == Reads.Everything,
        var name => sight.Reads.HasFlag(Enum.Parse<Reads>(name, ignoreCase: true)),
    };

    internal static bool IsAsked(AccessLine line) => !line.Pattern.StartsWith("/account", StringComparison.Ordinal)
        && line.Pattern is not ("/_framework/opaque-redirect" or "/meetings/{id}/live");

    internal static string Filled(string pattern) => Place().Replace(pattern, place => place.Groups[1].Value.ToUpperInvariant() switch
    {
        "TEXT" => "norms-2015",
        "DOCUMENT" => "draft-report",
        "BOOK" => "un-framework",
        "POSITION" => "1",
        "CODE" or "PARTICIPANT" => "UTO",
        "ID" or "MEETING" => "secret-meeting",
        "TYPE" or "NAME" => "TakePosition",
        _ => "nothing",
    });

    /// <summary>Everything that a stranger is answered: what one comes to from the first page and the map, and every address there is.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(SightSite site)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = new Queue<string>(Fixed.Concat(Access.Table.Where(line => line.Read is not null && IsAsked(line)).Select(line => Filled(line.Pattern)))
            .Where(address => address is not ("/readyz" or "/language/nothing")));
        while (next.TryDequeue(out var address))
        {
            if (answers.ContainsKey(address) || IsOfBooks(address))
                continue;
            using var answer = await site.Client.GetAsync(address);
            var type = answer.Content.Headers.ContentType?.MediaType;
            var body = type is "text/html" or "application/json" or "application/problem+json" or "text/plain" or "text/csv" or "application/atom+xml"
                ? await answer.Content.ReadAsStringAsync() : Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync());
            answers[address] = IsProof(address) ? $"{answer.StatusCode}" : Plain(site, $"{(int)answer.StatusCode} {Headers(answer)}\n{body}");
            foreach (var link in Links(site, type, body))
                next.Enqueue(link);
        }

        return answers;
    }

    /// <summary>Shipped books are the same for all; what of them is computed already depends on the machine.</summary>
    private static bool IsOfBooks(string address) => address.StartsWith("/books/", StringComparison.Ordinal)
        || address.StartsWith("/api/v1/books", StringComparison.Ordinal) || address.Contains("/compare", StringComparison.Ordinal);

    /// <summary>What describes the interface has examples, and a search repeats what it was asked.</summary>
    private static bool IsDescription(string address) => address is "/api" or "/api/v1/openapi.json" or "/api/v1/acts" or "/act" or "/rules" or "/api/v1/rules"
        || address.StartsWith("/api/routes", StringComparison.Ordinal) || address.StartsWith("/api/acts", StringComparison.Ordinal)
        || address.StartsWith("/api/v1/acts/", StringComparison.Ordinal) || address.Contains("?q=", StringComparison.Ordinal);

    private static bool IsProof(string address) => address.EndsWith("/proof", StringComparison.Ordinal) || address.EndsWith("/entry", StringComparison.Ordinal);

    private static string Headers(HttpResponseMessage answer) => string.Join("; ", answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Set-Cookie" or "RateLimit" or "ETag" or "Content-Length"))
        .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));

    private static IEnumerable<string> Links(SightSite site, string? type, string body) =>
        (type == "text/html" ? Href().Matches(body).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
            : body.Split('\n').Where(line => line.StartsWith(site.Running.Address.ToString(), StringComparison.Ordinal))
                .Select(line => line[(site.Running.Address.ToString().Length - 1)..].Trim()))
        .Select(link => link.Split('#')[0])
        .Where(link => link is ['/', ..] and not ['/', '/', ..] && !link.StartsWith("/assets/", StringComparison.Ordinal)
            && !link.StartsWith("/language/", StringComparison.Ordinal) && !link.StartsWith("/books/", StringComparison.Ordinal)
            && !link.StartsWith("/api/", StringComparison.Ordinal));

    /// <summary>An answer without what makes two servers two: their port, their keys, the marks of forms.</summary>
    private static string Plain(SightSite site, string answer) => Token().Replace(answer, "")
        .Replace(site.Running.Address.Authority, "SITE", StringComparison.Ordinal)
        .Replace($"127.0.0.1:{site.Running.Address.Port}", "SITE", StringComparison.Ordinal)
        .Replace(site.Record.Verifier.ToString().Replace("+", "\\u002B", StringComparison.Ordinal), "KEY", StringComparison.Ordinal)
        .Replace(site.Record.Verifier.ToString(), "KEY", StringComparison.Ordinal).Replace(site.Record.Verifier.Name, "ORIGIN", StringComparison.Ordinal);

    private static string Difference(string one, string other)
    {
        var place = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(one, place)}\n----\n{Around(other, place)}";
    }

    private static string Around(string text, int place) => text[Math.Max(0, place - 80)..Math.Min(text.Length, place + 120)];

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("(?:href|action)=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex(
        "(?<=name=\"__RequestVerificationToken\"[^>]*value=\")[^\"]*|(?<=challenge&quot;:&quot;|name=\"state\" value=\")[^&\"]*|"
        + "(?<=data-passkey=\")[^\"]*|(?<=nonce-)[A-Za-z0-9+/=]+")]
    private static partial Regex Token();
}

/// <summary>A full process and one with nothing else than its texts and general documents, both for participants.</summary>
public sealed class SightSites : IAsyncLifetime
{
    public SightSite Full { get; private set; } = default!;

    public SightSite Empty { get; private set; } = default!;

    public async ValueTask InitializeAsync() => (Full, Empty) = (await SightSite.StartAsync(isFull: true), await SightSite.StartAsync(isFull: false));

    public async ValueTask DisposeAsync()
    {
        await Full.DisposeAsync();
        await Empty.DisposeAsync();
    }
}
