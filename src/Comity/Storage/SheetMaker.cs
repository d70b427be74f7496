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

    /// <summary>The most sealed contents of a sheet.</summary>
    public const int MostSealed = 4096;

    /// <summary>When the next sheet of sealed acts is due.</summary>
    public static DateTimeOffset NextSheet(Picture picture)
    {
        var last = picture.Record.Sealing.Sheets is { IsEmpty: false } sheets ? sheets[^1].At : picture.Begun;
        return last.AddHours(picture.Record.Founding.Rules.SheetHours);
    }

    /// <summary>The sheet of the sealed acts that wait; it is made also when none does.</summary>
    public EnterSealedSheet Sealed(StoreBatch store, long sheet)
    {
        var (root, leaves) = Fill(store, "", sheet);
        return new(sheet, root, leaves);
    }

    /// <summary>A sheet of the votes that wait on a consultation; null when there is none to make now.</summary>
    public Act? Votes(StoreBatch store, Consultation consultation, bool all)
    {
        var id = consultation.Act.Consultation;
        var waiting = store.Waiting(id, MostVotes);
        if (waiting.Count == 0 || (!all && waiting.Count < MostVotes && consultation.Act.Terms == VoteTerms.Sealed))
            return null;
        if (consultation.Act.Terms == VoteTerms.Sealed)
        {
            var (root, leaves) = Fill(store, id, consultation.Sheets + 1);
            return new EnterSealedVotes(id, consultation.Sheets + 1, root, leaves);
        }
        store.ToSheet(id, waiting[^1].Number, consultation.Sheets + 1);
        return new EnterVotes(id, consultation.Sheets + 1, [.. waiting.Select(vote => JsonSerializer.Deserialize<Vote>(vote.Content, Process.Json.Options)!)]);
    }

    /// <summary>The leaves of a sheet: the commitments and the padding, in the order of their bytes, so that a place says nothing.</summary>
    public ImmutableArray<Hash> Leaves(string topic, long sheet, IReadOnlyCollection<Waiting> waiting)
    {
        var seed = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"sheet\n{topic}\n{sheet.ToString(CultureInfo.InvariantCulture)}"));
        var padding = Enumerable.Range(0, Commitment.Padded(waiting.Count) - waiting.Count).Select(index => Commitment.Padding(seed, index));
        return [.. waiting.Select(item => item.Commitment).Concat(padding).OrderBy(leaf => leaf.ToHex(), StringComparer.Ordinal)];
    }

    /// <summary>An entry that was entered before.</summary>
    public StoredEntry Entry(long position) => records.Entries(position, position + 1).Single();

    private (Hash Root, int Leaves) Fill(StoreBatch store, string topic, long sheet)
    {
        var waiting = store.Waiting(topic, MostSealed);
        if (waiting.Count > 0)
            store.ToSheet(topic, waiting[^1].Number, sheet);
        var leaves = Leaves(topic, sheet, waiting);
        return (Commitment.Tree(leaves).Root(), leaves.Length);
    }
}
