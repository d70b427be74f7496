using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Sealing;

/// <summary>Where a sealed act stands: its sheet, its leaf, and the proof that leads from it to the sheet's root.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Index">The leaf.</param>
/// <param name="Proof">The inclusion proof.</param>
public sealed record SealedPlace(long Sheet, int Index, ImmutableArray<Hash> Proof);

/// <summary>What is answered to who sealed something.</summary>
/// <param name="Receipt">The server's signed receipt.</param>
/// <param name="Salt">The salt, when the server sealed it; null when it was sealed before sending.</param>
public sealed record SealedAnswer(string Receipt, string? Salt);

/// <summary>Sealed acts at the server: kept at once, entered as a sheet later. What the server seals its operator can read; what is sealed before it is sent nobody here can.</summary>
/// <param name="record">The record.</param>
/// <param name="keys">The keys of sealed contents.</param>
public sealed class SealedActs(OpenRecord record, SealedKeys keys)
{
    /// <summary>The most bytes of a sealed content.</summary>
    public const int LargestContent = 64 * 1024;

    private const int LongestProof = 20;

    /// <summary>Seals a content for a person in a capacity.</summary>
    public async Task<SealedAnswer?> SealAsync(string person, string capacity, string content, CancellationToken cancel)
    {
        if (!CanBeOpened(capacity, content))
            return null;
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var commitment = Commitment.Of(salt, Encoding.UTF8.GetBytes(content));
        var inside = Encoding.UTF8.GetBytes($"{person}\n{capacity}\n{Base64Url.Write(salt)}\n{content}");
        return await KeepAsync(person, capacity, keys.Seal(commitment.ToHex(), inside), commitment, cancel) is { } receipt ? new(receipt, Base64Url.Write(salt)) : null;
    }

    /// <summary>Keeps a commitment to what was sealed before it was sent.</summary>
    public async Task<SealedAnswer?> KeepAsync(string person, string capacity, Hash commitment, CancellationToken cancel) =>
        await KeepAsync(person, capacity, keys.Seal(commitment.ToHex(), Encoding.UTF8.GetBytes($"{person}\n{capacity}\n\n")), commitment, cancel) is { } receipt ? new(receipt, null) : null;

    /// <summary>Where a commitment stands; null while it waits, and for what was never sealed: the two look alike.</summary>
    public SealedPlace? Find(Hash commitment)
    {
        foreach (var sheet in record.Now.Picture.Record.Sealing.Sheets)
        {
            var leaves = record.Sheets.Leaves("", sheet.Sheet, record.Store.SealedIn("", sheet.Sheet));
            if (leaves.IndexOf(commitment) is >= 0 and var index)
                return new(sheet.Sheet, index, Commitment.Tree(leaves).Inclusion(index, leaves.Length));
        }
        return null;
    }

    private async Task<string?> KeepAsync(string person, string capacity, byte[] box, Hash commitment, CancellationToken cancel)
    {
        var (receipt, _) = await record.WaitAsync("", box, commitment, (picture, time) => Standing.Refuse(picture, time, person, capacity, "Seal"), cancel);
        return receipt is null ? null : record.ReceiptText(receipt);
    }

    /// <summary>Whether a content could stand in the record: what is sealed and can never be opened helps nobody.</summary>
    private bool CanBeOpened(string capacity, string content)
    {
        var picture = record.Now.Picture;
        var opening = new OpenSealed(1, 0, Base64Url.Write(new byte[Commitment.SaltLength]), content, [.. Enumerable.Repeat(default(Hash), LongestProof)]);
        var attempt = new Attempt(new Statement(record.Verifier.Name, opening, capacity, null, 0, null), picture.At, SignatureLevel.Session);
        return StatementRules.TextsSaySomething(new(picture.Record.Founding, picture.Size, IsRepeated: false, Fault: null), attempt, opening) is null
            && ProcessRules.EntryFits(picture, attempt, opening) is null;
    }
}
