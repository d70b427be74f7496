using System.Buffers.Binary;
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
/// <param name="Commitment">The commitment, by which its place is found later.</param>
/// <param name="Salt">The salt, when the server sealed it; null when it was sealed before sending.</param>
public sealed record SealedAnswer(string Receipt, Hash Commitment, string? Salt);

/// <summary>What came of sealing: an answer, or the refusals of the rules, for who asked and nobody else.</summary>
/// <param name="Answer">The answer; null when it was refused.</param>
/// <param name="Refusals">Why it was refused; empty when it was sealed.</param>
public sealed record SealedOutcome(SealedAnswer? Answer, ImmutableArray<Refusal> Refusals);

/// <summary>Sealed acts at the server: kept at once, entered as a sheet later. What the server seals its operator can read; what is sealed before it is sent
/// nobody here can.</summary>
/// <param name="record">The record.</param>
public sealed class SealedActs(OpenRecord record)
{
    private const int LongestProof = 20;
    private const long LargestNumber = 9_007_199_254_740_991;

    /// <summary>The longest that a statement may be beside its content: a nonce of 64 characters, each written as two.</summary>
    private static readonly string LongestNonce = new('\\', 64);

    /// <summary>The trees of the sheets that were asked for last: a sheet has thousands of leaves.</summary>
    private const int MostTrees = 16;

    private readonly Lock finding = new();
    private readonly List<long[]> starts = [];
    private readonly LinkedList<SheetTree> trees = [];

    /// <summary>Seals a content for a person in a capacity.</summary>
    public async Task<SealedOutcome> SealAsync(string person, string capacity, string content, CancellationToken cancel)
    {
        if (RefuseOpening(person, capacity, content) is { IsEmpty: false } refusals)
            return new(null, refusals);
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var commitment = Commitment.Of(salt, Encoding.UTF8.GetBytes(content));
        var inside = Encoding.UTF8.GetBytes($"{person}\n{capacity}\n{Base64Url.Write(salt)}\n{content}");
        return await KeepAsync(person, capacity, inside, commitment, Base64Url.Write(salt), cancel);
    }

    /// <summary>Keeps a commitment to what was sealed before it was sent.</summary>
    public Task<SealedOutcome> KeepAsync(string person, string capacity, Hash commitment, CancellationToken cancel) =>
        KeepAsync(person, capacity, Encoding.UTF8.GetBytes($"{person}\n{capacity}\n\n"), commitment, null, cancel);

    /// <summary>Where a commitment stands; null while it waits, and for what was never sealed: the two look alike.</summary>
    public SealedPlace? Find(Hash commitment)
    {
        lock (finding)
        {
            Index();
            var start = StartOf(commitment.ToArray());
            for (var sheet = 1; sheet <= starts.Count; sheet++)
                for (var index = Array.IndexOf(starts[sheet - 1], start); index >= 0; index = Next(starts[sheet - 1], start, index))
                    if (Of(sheet) is { } found && found.Leaves[index] == commitment)
                        return new(sheet, index, found.Tree.Inclusion(index, found.Leaves.Length));
            return null;
        }
    }

    /// <summary>Every sheet is read once, when somebody asks for the first time since it was entered. Of each leaf eight bytes are kept: padding and
    /// commitments alike, since nobody may learn which is which.</summary>
    private void Index()
    {
        for (var sheets = record.Whole.Picture.Record.Sealing.Sheets.Count; starts.Count < sheets;)
            starts.Add([.. (record.Store.Leaves("", starts.Count + 1) ?? []).Chunk(Hash.Length).Select(leaf => StartOf(leaf))]);
    }

    private static long StartOf(ReadOnlySpan<byte> leaf) => BinaryPrimitives.ReadInt64BigEndian(leaf);

    private static int Next(long[] leaves, long start, int index) =>
        leaves.AsSpan(index + 1).IndexOf(start) is var next and >= 0 ? index + 1 + next : -1;

    /// <summary>The leaves and the tree of a sheet, made when it is asked for; null where its leaves are not those of its root.</summary>
    private SheetTree? Of(long sheet)
    {
        for (var node = trees.First; node is not null; node = node.Next)
            if (node.Value.Sheet == sheet)
            {
                trees.Remove(node);
                trees.AddFirst(node);
                return node.Value;
            }

        if (record.Leaves("", sheet) is not { } leaves)
            return null;
        trees.AddFirst(new SheetTree(sheet, leaves, Commitment.Tree(leaves)));
        if (trees.Count > MostTrees)
            trees.RemoveLast();
        return trees.First!.Value;
    }

    private async Task<SealedOutcome> KeepAsync(string person, string capacity, byte[] inside, Hash commitment, string? salt, CancellationToken cancel)
    {
        var (receipt, refusal) = await record.SealAsync("", inside, commitment, (picture, time, _) => Standing.Refuse(picture, time, person, capacity, "Seal"),
            cancel);
        return receipt is null ? new(null, [refusal!]) : new(new(record.ReceiptText(receipt), commitment, salt), []);
    }

    /// <summary>Why a content could never stand in the record: what is sealed and cannot be opened helps nobody.</summary>
    private ImmutableArray<Refusal> RefuseOpening(string person, string capacity, string content)
    {
        var picture = record.Whole.Picture;
        var opening = new OpenSealed(LargestNumber, int.MaxValue, Base64Url.Write(new byte[Commitment.SaltLength]), content,
            [.. Enumerable.Repeat(default(Hash), LongestProof)]);
        var attempt = new Attempt(new Statement(record.Verifier.Name, opening, capacity, person, LargestNumber, LongestNonce), picture.At,
            SignatureLevel.Session);
        var said = StatementRules.TextsSaySomething(new(picture.Record.Founding, picture.Size, IsRepeated: false, Fault: null), attempt, opening);
        return (said ?? ProcessRules.EntryFits(picture, attempt, opening)) is { } refusal ? [refusal] : [];
    }

    private sealed record SheetTree(long Sheet, ImmutableArray<Hash> Leaves, MerkleTree Tree);
}
