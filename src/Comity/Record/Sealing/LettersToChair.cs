using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Json;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Sealing;

/// <summary>An act that was sealed for the Chair.</summary>
/// <param name="Act">The act.</param>
/// <param name="From">On whose behalf.</param>
/// <param name="At">When it was sealed.</param>
/// <param name="Arrived">When the letter arrived in which it stood; null when it was sent here.</param>
/// <param name="Commitment">The commitment to it, by which the Chair notes it.</param>
public sealed record LetterToChair(Act Act, string From, DateTimeOffset At, DateTimeOffset? Arrived, Hash Commitment);

/// <summary>Acts that are sealed for the Chair: kept at once and entered in the same sheets as all that is sealed, so that neither author nor time nor number
/// shows. Who holds the office reads them here, and so can whoever operates the server.</summary>
/// <param name="record">The record.</param>
/// <param name="time">The clock.</param>
public sealed class LettersToChair(OpenRecord record, TimeProvider time)
{
    /// <summary>The first line of what is sealed for the Chair; that of all else that is sealed is its author's pseudonym.</summary>
    private const string Mark = "chair";

    private const int MostRead = 512;

    private readonly Lock reading = new();
    private readonly List<long> numbers = [];
    private long seen;

    /// <summary>Seals an act for the Chair, when the rules let it pass at its turn.</summary>
    public Task<SealedOutcome> SealAsync(string person, string capacity, Act act, CancellationToken cancel) =>
        KeepAsync(person, capacity, act, null, (picture, now) =>
        {
            var statement = new Statement(picture.Record.Founding.Begun?.Origin ?? "", act, capacity, person, picture.Size, "for-the-chair");
            return Process.Ask(picture, new Attempt(statement, now, SignatureLevel.Session) { IsSealed = true }, isRepeated: false, fault: null);
        }, cancel);

    /// <summary>The Chair seals an act that stands in a letter.</summary>
    /// <param name="person">Who holds the office.</param>
    /// <param name="from">The code of the participant that sent the letter.</param>
    /// <param name="act">The act.</param>
    /// <param name="arrived">When the letter arrived.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public Task<SealedOutcome> SealLetterAsync(string person, string from, Act act, DateTimeOffset arrived, CancellationToken cancel) =>
        KeepAsync(person, from, act, arrived, (picture, now) =>
            Standing.Refuse(picture, now, person, Capacity.Chair, ActName.KindOf(act)) is { } stranger ? [stranger]
                : Process.AskOfLetterToChair(picture, act, from, now, arrived), cancel);

    /// <summary>What was sealed for the Chair, in its order, for who holds the office at this moment; nothing for everybody else.</summary>
    public ImmutableArray<LetterToChair> For(string? person)
    {
        if (!record.Whole.Picture.Members.Credentials.Holds(person, Office.Chair, time.GetUtcNow()))
            return [];
        lock (reading)
        {
            while (record.Store.SealedAfter("", seen, MostRead) is { Count: > 0 } found)
                foreach (var item in found)
                {
                    seen = item.Number;
                    if (Read(item) is not null)
                        numbers.Add(item.Number);
                }

            return [.. numbers.Select(record.Store.Sealed).OfType<Waiting>().Select(Read).OfType<LetterToChair>()];
        }
    }

    private async Task<SealedOutcome> KeepAsync(
        string person, string from, Act act, DateTimeOffset? arrived, Func<Picture, DateTimeOffset, ImmutableArray<Refusal>> ask, CancellationToken cancel)
    {
        var content = CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options));
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var commitment = Commitment.Of(salt, content);
        var head = $"{Mark}\n{person}\n{from}\n{arrived?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\n{Base64Url.Write(salt)}\n";
        var (receipt, refusal) = await record.SealAsync("", [.. Encoding.UTF8.GetBytes(head), .. content], commitment,
            (picture, now, _) => ask(picture, now).FirstOrDefault(), cancel);
        return receipt is null ? new(null, [refusal!]) : new(new(record.ReceiptText(receipt), commitment, Base64Url.Write(salt)), []);
    }

    /// <summary>What is sealed there for the Chair; null where it is not for the Chair, or was erased.</summary>
    private LetterToChair? Read(Waiting item)
    {
        if (record.Unsealed(item) is not { } bytes || Encoding.UTF8.GetString(bytes).Split('\n', 6) is not [Mark, _, var from, var arrived, _, var act])
            return null;
        return new(Process.Json.ReadAct(Encoding.UTF8.GetBytes(act)), from, Moment(item.At)!.Value, Moment(arrived), item.Commitment);
    }

    private static DateTimeOffset? Moment(string text) =>
        text.Length == 0 ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
