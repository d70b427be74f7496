using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Sealing;

namespace Comity.Storage;

/// <summary>Makes sheets of what waits. The same rows give the same sheet, also after a crash.</summary>
/// <param name="records">The store, for entries that were entered before.</param>
/// <param name="secret">From which the padding of sheets is made.</param>
internal sealed class SheetMaker(RecordStore records, byte[] secret)
{
    /// <summary>The most votes of a sheet: an entry has at most 65,535 bytes.</summary>
    public const int MostVotes = 450;

    /// <summary>The most sealed contents of a sheet whose size the rules of procedure do not set.</summary>
    public const int MostSealed = 4096;

    /// <summary>When the next sheet of sealed acts is due: at the end of the last one's turn. Turns are counted from the record's beginning, so that no sheet
    /// that a deadline asked for moves those that come by the day.</summary>
    public static DateTimeOffset NextSheet(Picture picture)
    {
        var last = picture.Record.Sealing.Sheets is { IsEmpty: false } sheets ? sheets[^1].At : picture.Begun;
        return picture.Begun.AddHours((Turn(picture, last) + 1) * picture.Record.Founding.Rules.SheetHours);
    }

    /// <summary>The last sheet that came by the day, the first of its turn; null before there was one.</summary>
    public static SealedSheet? LastDaily(Picture picture)
    {
        var sheets = picture.Record.Sealing.Sheets;
        for (var place = sheets.Count - 1; place >= 0; place--)
            if (Turn(picture, sheets[place].At) is var turn and > 0 && (place == 0 || Turn(picture, sheets[place - 1].At) < turn))
                return sheets[place];
        return null;
    }

    private static long Turn(Picture picture, DateTimeOffset at) =>
        (at - picture.Begun).Ticks / TimeSpan.FromHours(picture.Record.Founding.Rules.SheetHours).Ticks;

    /// <summary>A sheet of the sealed acts that wait: as many of them as it holds, and padding.</summary>
    /// <param name="store">The store.</param>
    /// <param name="sheet">Its number.</param>
    /// <param name="size">How many leaves it has; null where the rules of procedure do not say.</param>
    public EnterSealedSheet Sealed(StoreBatch store, long sheet, int? size)
    {
        var (root, leaves) = Fill(store, "", sheet, size);
        return new(sheet, root, leaves);
    }

    /// <summary>A sheet of the votes that wait on a consultation; null when none waits.</summary>
    public Act? Votes(StoreBatch store, Consultation consultation, int? size)
    {
        var id = consultation.Act.Consultation;
        if (consultation.Act.Terms == VoteTerms.Sealed)
            return store.Waiting(id, 1).Count > 0 ? SealedVotes(store, consultation, size) : null;
        if (store.Waiting(id, MostVotes) is not { Count: > 0 } waiting)
            return null;
        store.ToSheet(id, waiting[^1].Number, consultation.Sheets + 1);
        return new EnterVotes(id, consultation.Sheets + 1, [.. waiting.Select(vote => JsonSerializer.Deserialize<Vote>(vote.Content, Process.Json.Options)!)]);
    }

    /// <summary>Whether so many votes wait on a consultation that they fill a sheet of public ones.</summary>
    public static bool IsFull(StoreBatch store, string consultation) => store.Waiting(consultation, MostVotes).Count == MostVotes;

    /// <summary>A sheet of the sealed votes that wait on a consultation; it is made also when none does.</summary>
    public EnterSealedVotes SealedVotes(StoreBatch store, Consultation consultation, int? size)
    {
        var (id, sheet) = (consultation.Act.Consultation, consultation.Sheets + 1);
        var (root, leaves) = Fill(store, id, sheet, size);
        return new(id, sheet, root, leaves);
    }

    /// <summary>The leaves of a sheet: the commitments and the padding, in the order of their bytes, so that a place says nothing.</summary>
    public ImmutableArray<Hash> Leaves(string topic, long sheet, IReadOnlyCollection<Waiting> waiting, int leaves) =>
    [
        .. waiting.Select(item => item.Commitment).Concat(Padding(topic, sheet).Take(leaves - waiting.Count))
            .OrderBy(leaf => leaf.ToHex(), StringComparer.Ordinal),
    ];

    /// <summary>What of a sheet's leaves is a commitment that somebody made, and no padding.</summary>
    public IEnumerable<Hash> Commitments(string topic, long sheet, ImmutableArray<Hash> leaves)
    {
        var there = leaves.ToHashSet();
        return leaves.Except(Padding(topic, sheet).TakeWhile(there.Contains).ToList());
    }

    /// <summary>An entry that was entered before.</summary>
    public StoredEntry Entry(long position) => records.Entries(position, position + 1).Single();

    private IEnumerable<Hash> Padding(string topic, long sheet)
    {
        var seed = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"sheet\n{topic}\n{sheet.ToString(CultureInfo.InvariantCulture)}"));
        for (var index = 0; ; index++)
            yield return Commitment.Padding(seed, index);
    }

    private (Hash Root, int Leaves) Fill(StoreBatch store, string topic, long sheet, int? size)
    {
        var waiting = store.Waiting(topic, size ?? MostSealed);
        if (waiting.Count > 0)
            store.ToSheet(topic, waiting[^1].Number, sheet);
        var leaves = Leaves(topic, sheet, waiting, size ?? Commitment.Padded(waiting.Count));
        store.KeepLeaves(topic, sheet, SheetRoot.Write(leaves));
        return (Commitment.Tree(leaves).Root(), leaves.Length);
    }
}
