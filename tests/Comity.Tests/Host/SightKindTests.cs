using System.Net;
using System.Security.Cryptography;
using Comity.Host;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>Every address is asked as every kind of reader, under both sets of readers that ship and one of our own.</summary>
public sealed class SightKindTests : IAsyncLifetime
{
    private static readonly SetReaders Own = new(
        [
            new(ReaderKind.Stranger, []), new(ReaderKind.Stakeholder, [ThingClass.Meetings, ThingClass.Members]),
            new(ReaderKind.InternationalOrganization, [ThingClass.Decisions, ThingClass.Proposals]), new(ReaderKind.ObserverState, [ThingClass.Statements]),
        ],
        [new("ERE", ReadsList.Classes)], AllowsNarrower: false, "Decision 12");

    private readonly ProcessSite site = new();
    private readonly List<(string Kind, string? Key, string? Person)> readers = [("stranger", null, null)];

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.RightsAndReadersAsync();
        foreach (var (code, kind) in ((string, ParticipantKind)[])[("AAA", ParticipantKind.State), ("ABA", ParticipantKind.ObserverState),
            ("REGION", ParticipantKind.RegionalOrganization), ("ORG", ParticipantKind.InternationalOrganization), ("HOLDER", ParticipantKind.Stakeholder)])
        {
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await site.ActAsync(new AdmitParticipant(code, kind, [new("en", $"Participant {code}")], null, "Resolution 9"));
            await site.ReceiveAsync(code, new IssueCredentials(person, DelegationStanding.Head, site.Picture.At, null, [], "NV/3"));
            await AddAsync($"{kind}", person);
        }

        var reviewer = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await site.ActAsync(new Appoint(reviewer, Office.Reviewer, site.Picture.At, null, "Decision 1"));
        await AddAsync("reviewer", reviewer);
        await AddAsync("secretariat", site.Secretary);
    }

    private async Task AddAsync(string kind, string person)
    {
        await site.AccountAsync(person, $"{kind}@example.org");
        readers.Add((kind, await site.KeyAsync(person), person));
    }

    [Fact]
    public async Task Who_does_not_read_a_class_finds_none_of_its_addresses()
    {
        var wrong = new List<string>();
        foreach (var set in (SetReaders[])[ReaderSets.Everyone, ReaderSets.Participants, Own])
        {
            await site.ActAsync(set with { Basis = "Decision 12" });
            foreach (var (kind, key, person) in readers)
                wrong.AddRange((await AskedAsync(kind, key, person)).Select(fault => $"{ReaderSets.NameOf(site.Picture.Members.Readers) ?? "own"}: {fault}"));
        }

        Assert.Empty(wrong);
    }

    private async Task<List<string>> AskedAsync(string kind, string? key, string? person)
    {
        var (wrong, sight) = (new List<string>(), site.Record.SightOf(new(person)));
        foreach (var line in Access.Table.Where(line => line.Read is { NeedsAccount: false } && SightTests.IsAsked(line)))
        {
            var address = SightTests.Filled(line.Pattern).Replace("secret-meeting", "session-2-meeting-3", StringComparison.Ordinal);
            var isForKeys = address.StartsWith("/api/v1/", StringComparison.Ordinal) || address.StartsWith("/log/", StringComparison.Ordinal);
            if (key is not null && !isForKeys)
                continue;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (key is not null)
                request.Headers.Authorization = new("Bearer", key);
            using var answer = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var sees = Access.Sees(line.Shows, sight);
            if (!sees && answer.StatusCode != HttpStatusCode.NotFound)
                wrong.Add($"{kind} {address}: {(int)answer.StatusCode}, and the class is not read");
            else if (sees && ((int)answer.StatusCode is 401 or 403 || ((int)answer.StatusCode >= 500 && (int)answer.StatusCode != 503)))
                wrong.Add($"{kind} {address}: {(int)answer.StatusCode}");
            else if (sees && answer.StatusCode == HttpStatusCode.NotFound && IsThere(address))
                wrong.Add($"{kind} {address}: nothing is there, and the class is read");
        }

        return wrong;
    }

    /// <summary>Lists are there for whoever reads their class, whatever they hold.</summary>
    private static bool IsThere(string address) => address is "/api/v1/meetings" or "/api/v1/participants" or "/api/v1/silence" or "/api/v1/decisions"
        or "/api/v1/texts" or "/api/v1/documents" or "/api/v1/commitments" or "/api/v1/entries" or "/api/v1/notices" or "/api/v1/consultations"
        or "/log/checkpoint" or "/api/v1/procedure";

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
