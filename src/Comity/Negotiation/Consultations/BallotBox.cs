using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Sealing;
using Comity.Storage;

namespace Comity.Negotiation.Consultations;

/// <summary>Takes votes: each is kept durably at once, and enters the record in a sheet. A person counts once in a consultation, whatever their offices: of
/// sealed votes the last one counts, and a public vote in a second capacity is not taken.</summary>
/// <param name="record">The record.</param>
public sealed class BallotBox(OpenRecord record)
{
    /// <summary>What a refusal of a second capacity is called.</summary>
    public const string OnePersonOneVoice = "PersonCountsOnceInAConsultation";

    private readonly ConcurrentDictionary<(string Consultation, string Person), string> voices = new();

    /// <summary>The consultations whose votes were read. A server that is alone takes all later ones itself; of several, another may have taken one.</summary>
    private readonly ConcurrentDictionary<string, bool> read = new(StringComparer.Ordinal);

    /// <summary>Keeps a vote, or says why not.</summary>
    public async Task<(string? Receipt, Refusal? Refusal)> CastAsync(string consultation, Vote vote, CancellationToken cancel)
    {
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var content = JsonSerializer.SerializeToUtf8Bytes(vote, Process.Json.Options);
        var isSealed = record.Whole.Picture.Consultations.All.GetValueOrDefault(consultation)?.Act.Terms == VoteTerms.Sealed;
        var commitment = Commitment.Of(salt, content);
        var (receipt, refusal) = isSealed
            ? await record.SealAsync(consultation, [.. salt, .. content], commitment, (picture, time, _) => Check(picture, time, consultation, vote), cancel)
            : await record.WaitAsync(consultation, content, commitment, (picture, time, waits) =>
                Check(picture, time, consultation, vote) ?? CheckVoice(picture.Consultations.All[consultation], vote, waits), cancel);
        return (receipt is null ? null : record.ReceiptText(receipt), refusal);
    }

    /// <summary>The tallies of a sealed consultation, as the server attests them when it is closed, and how many votes of its sheets it cannot read: those
    /// that a restore lost, and those that were erased.</summary>
    public (ImmutableArray<Tally> Tallies, int Unread) Count(Consultation consultation)
    {
        var (last, unread) = Last(consultation);
        return ([.. consultation.Act.Statements.Select((_, number) =>
            new Tally(Number(last, number, VoteValue.Agree), Number(last, number, VoteValue.Disagree), Number(last, number, VoteValue.Pass)))], unread);
    }

    /// <summary>The result by kind of participant of a sealed consultation for an audience, as it may be shown, and how many votes cannot be read.</summary>
    public (ImmutableArray<KindTally> Tallies, int Unread) CountByKind(Consultation consultation)
    {
        var (last, unread) = Last(consultation);
        return (KindTally.Of(consultation.Act.Statements.Length, consultation.Voters, last.Select(vote => (vote.As, vote.Statement, vote.Value))), unread);
    }

    /// <summary>The last sealed vote of each person on each statement, and how many cannot be read.</summary>
    private (ImmutableArray<Vote> Votes, int Unread) Last(Consultation consultation)
    {
        var (last, unread, id) = (new Dictionary<(PersonId Person, int Statement), Vote>(), 0, consultation.Act.Consultation);
        for (var sheet = 1; sheet <= consultation.Sheets; sheet++)
        {
            List<Vote> votes = [.. record.Store.SealedIn(id, sheet).Select(Open).OfType<Vote>()];
            unread += Math.Max(0, record.Commitments(id, sheet).Count() - votes.Count);
            foreach (var vote in votes)
                last[(vote.Person, vote.Statement)] = vote;
        }

        return ([.. last.Values], unread);
    }

    /// <summary>Whether a person votes as they did before in this consultation: in the record, in what waits, and in what this server took.</summary>
    private Refusal? CheckVoice(Consultation consultation, Vote vote, IEnumerable<Waiting> waits)
    {
        var id = consultation.Act.Consultation.Value;
        if (!voices.ContainsKey((id, vote.Person)) && (record.IsShared || read.TryAdd(id, true)))
            foreach (var (person, capacity) in consultation.Votes.Keys.Select(one => (one.Person, one.As)).Concat(waits
                .Select(item => JsonSerializer.Deserialize<Vote>(item.Content, Process.Json.Options)!).Select(one => (one.Person.Value, one.As))))
                voices.TryAdd((id, person), capacity);
        var voice = voices.GetOrAdd((id, vote.Person), vote.As);
        return voice == vote.As ? null
            : Refusal.Of("as", [("capacity", voice), ("consultation", consultation.Act.Consultation)], OnePersonOneVoice).In("capacity");
    }

    private static int Number(ImmutableArray<Vote> votes, int statement, VoteValue value) =>
        votes.Count(vote => vote.Statement == statement && vote.Value == value);

    private static Refusal? Check(Picture picture, DateTimeOffset time, string id, Vote vote)
    {
        if (picture.Consultations.All.GetValueOrDefault(id) is not { } consultation || picture.SightOf(new Reader(vote.Person), time).Hides(id))
            return Refusal.Of("consultation", [("consultation", id)], nameof(ConsultationRules.VotesAreInOrder)).In("missing");
        if (consultation.Closed is not null || time >= consultation.Act.Closes)
            return Refusal.Of("consultation", [("consultation", id)], nameof(ConsultationRules.VotesAreInOrder)).In("closed");
        if (vote.Statement < 0 || vote.Statement >= consultation.Act.Statements.Length)
            return Refusal.Of("statement", [("consultation", id), ("statement", vote.Statement.ToString(CultureInfo.InvariantCulture))],
                nameof(ConsultationRules.VotesAreOnStatements));
        return Standing.Refuse(picture, time, vote.Person, vote.As, "Vote") ?? consultation.Refuses(vote, picture.Members, time);
    }

    private Vote? Open(Waiting item) =>
        record.Unsealed(item) is { } content
            ? JsonSerializer.Deserialize<Vote>(content.AsSpan(Commitment.SaltLength), Process.Json.Options)
            : null;
}
