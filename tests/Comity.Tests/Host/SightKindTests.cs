using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Comity.Host;
using Comity.Kit;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>Every address of a running server is asked as every kind of reader, pages with a session and the rest with a key, under both sets of readers that
/// ship and one of our own.</summary>
public sealed class SightKindTests : IAsyncLifetime
{
    private static readonly SetReaders Own = new(
        [
            new(ReaderKind.Stranger, []), new(ReaderKind.Stakeholder, [ThingClass.Meetings, ThingClass.Members]),
            new(ReaderKind.InternationalOrganization, [ThingClass.Decisions, ThingClass.Proposals]), new(ReaderKind.ObserverState, [ThingClass.Statements]),
        ],
        [new("ERE", ReadsList.Classes)], AllowsNarrower: false, "Decision 12");

    private readonly ProcessSite site = new();
    private int asked;
    private readonly List<ReaderOfKind> readers = [new("stranger", null, null, null)];

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.RightsAndReadersAsync();
        foreach (var (kind, person) in await site.OneOfEachKindAsync())
            await AddAsync(kind, person);
        await AddAsync("secretariat", site.Secretary);
    }

    private async Task AddAsync(string kind, string person)
    {
        var account = await site.AccountAsync(person, $"{kind}@example.org");
        readers.Add(new(kind, await site.KeyAsync(person), account.Browser, person));
    }

    [Fact]
    public async Task Who_does_not_read_a_class_finds_none_of_its_addresses()
    {
        var wrong = new List<string>();
        foreach (var set in (SetReaders[])[ReaderSets.Everyone, ReaderSets.Participants, Own])
        {
            await site.ActAsync(set with { Basis = "Decision 12" });
            foreach (var reader in readers)
                wrong.AddRange((await AskedAsync(reader)).Select(fault => $"{ReaderSets.NameOf(site.Picture.Members.Readers) ?? "own"}: {fault}"));
        }

        Assert.Empty(wrong);
        Assert.True(asked > 1500, $"{asked} questions");
    }

    private async Task<IEnumerable<string>> AskedAsync(ReaderOfKind reader)
    {
        var (wrong, sight) = (new ConcurrentBag<string>(), site.Record.SightOf(new(reader.Person)));
        var lines = Access.Table.Where(line => line.Read is { } read && SightTests.IsAsked(line) && (reader.Person is not null || !read.NeedsAccount)
            && (reader.Person is null || (line.Shows != Shows.Open && line.Shows != Shows.Own)));
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (line, cancel) =>
        {
            var address = SightTests.Filled(line.Pattern).Replace("secret-meeting", "session-2-meeting-3", StringComparison.Ordinal);
            using var answer = await AnswerAsync(reader, address);
            Interlocked.Increment(ref asked);
            if (Fault(line, address, line.Shows.To(sight), answer.StatusCode) is { } fault)
                wrong.Add($"{reader.Kind} {address}: {(int)answer.StatusCode}, {fault}");
        });
        return wrong;
    }

    private async Task<HttpResponseMessage> AnswerAsync(ReaderOfKind reader, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (reader.Browser is { } browser && !IsForKeys(address))
            return await browser.Raw(request);
        if (reader.Key is { } key)
            request.Headers.Authorization = new("Bearer", key);
        return await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>What is wrong with an answer; null where nothing is. Who lacks a role or a confirmation is told so, where the class is read.</summary>
    private static string? Fault(AccessLine line, string address, bool sees, HttpStatusCode status) =>
        !sees ? status == HttpStatusCode.NotFound ? null : "and the class is not read"
        : (int)status >= 500 && (int)status != 503 ? "a mistake of the server"
        : line.Read != Who.Everyone ? null
        : (int)status is 401 or 403 ? "and the class is read"
        : status == HttpStatusCode.NotFound && IsThere(line, address) ? "nothing is there, and the class is read" : null;

    private static bool IsForKeys(string address) =>
        address.StartsWith("/api/v1/", StringComparison.Ordinal) || address.StartsWith("/log/", StringComparison.Ordinal);

    /// <summary>Lists are there for whoever reads their class, whatever they hold.</summary>
    private static bool IsThere(AccessLine line, string address) => address is "/api/v1/meetings" or "/api/v1/participants" or "/api/v1/silence"
        or "/api/v1/decisions" or "/api/v1/texts" or "/api/v1/documents" or "/api/v1/commitments" or "/api/v1/entries" or "/api/v1/notices"
        or "/api/v1/consultations" or "/log/checkpoint" or "/api/v1/procedure"
        || (!IsForKeys(address) && !line.Pattern.Contains('{', StringComparison.Ordinal)
            && line.Shows != Shows.Open && line.Shows != Shows.Own && line.Shows != Shows.Files);

    /// <summary>A reader of a kind: with the key of a program, and signed in in a browser.</summary>
    private sealed record ReaderOfKind(string Kind, string? Key, Browser? Browser, string? Person);

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
