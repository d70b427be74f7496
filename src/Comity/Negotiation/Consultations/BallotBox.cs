using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Sealing;
using Comity.Storage;

namespace Comity.Negotiation.Consultations;

/// <summary>Takes votes: each is kept durably at once, and enters the record in a sheet.</summary>
/// <param name="record">The record.</param>
/// <param name="keys">The keys of sealed votes: one for each consultation.</param>
public sealed class BallotBox(OpenRecord record, SealedKeys keys)
{
    /// <summary>Keeps a vote, or says why not.</summary>
    public async Task<(string? Receipt, Refusal? Refusal)> CastAsync(string consultation, Vote vote, CancellationToken cancel)
    {
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var content = JsonSerializer.SerializeToUtf8Bytes(vote, Process.Json.Options);
        var isSealed = record.Whole.Picture.Consultations.All.GetValueOrDefault(consultation)?.Act.Terms == VoteTerms.Sealed;
        var kept = isSealed ? keys.Seal($"votes {consultation}", [.. salt, .. content]) : content;
        var (receipt, refusal) = await record.WaitAsync(consultation, kept, Commitment.Of(salt, content), (picture, time) =>
            Check(picture, time, consultation, vote), cancel);
        return (receipt is null ? null : record.ReceiptText(receipt), refusal);
    }

    /// <summary>The tallies of a sealed consultation, as the server attests them when it is closed.</summary>
    public ImmutableArray<Tally> Count(Consultation consultation)
    {
        var last = new Dictionary<VoteKey, VoteValue>();
        for (var sheet = 1; sheet <= consultation.Sheets; sheet++)
            foreach (var vote in record.Store.SealedIn(consultation.Act.Consultation, sheet).Select(item => Open(consultation, item)).OfType<Vote>())
                last[new(vote.Person, vote.As, vote.Statement)] = vote.Value;
        return [.. consultation.Act.Statements.Select((_, number) =>
            new Tally(Number(last, number, VoteValue.Agree), Number(last, number, VoteValue.Disagree), Number(last, number, VoteValue.Pass)))];
    }

    private static int Number(Dictionary<VoteKey, VoteValue> votes, int statement, VoteValue value) =>
        votes.Count(vote => vote.Key.Statement == statement && vote.Value == value);

    private static Refusal? Check(Picture picture, DateTimeOffset time, string id, Vote vote)
    {
        if (picture.Consultations.All.GetValueOrDefault(id) is not { } consultation)
            return Refusal.Of("consultation", [("consultation", id)], nameof(ConsultationRules.VotesAreInOrder)).In("missing");
        if (consultation.Closed is not null || time >= consultation.Act.Closes)
            return Refusal.Of("consultation", [("consultation", id)], nameof(ConsultationRules.VotesAreInOrder)).In("closed");
        if (vote.Statement < 0 || vote.Statement >= consultation.Act.Statements.Length)
            return Refusal.Of("statement", [("consultation", id), ("statement", vote.Statement.ToString(CultureInfo.InvariantCulture))],
                nameof(ConsultationRules.VotesAreOnStatements));
        return Standing.Refuse(picture, time, vote.Person, vote.As, "Vote");
    }

    private Vote? Open(Consultation consultation, Waiting item) =>
        item.Content is { } box && keys.Open($"votes {consultation.Act.Consultation}", box) is { } content
            ? JsonSerializer.Deserialize<Vote>(content.AsSpan(Commitment.SaltLength), Process.Json.Options)
            : null;
}
