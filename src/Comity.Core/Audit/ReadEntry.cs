using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Audit;

/// <summary>An entry as far as it can be checked alone: its form, its hash, and that it is written in the one way. Any number of threads may make
/// some.</summary>
/// <param name="Leaf">The leaf's hash.</param>
/// <param name="Entry">The entry; null where it is none.</param>
/// <param name="Nonce">A hash that is the same where the same person uses the same nonce; null where there is none.</param>
/// <param name="Difference">What is wrong with it; null when nothing is.</param>
public sealed record ReadEntry(Hash Leaf, Entry? Entry, Hash? Nonce, AuditDifference? Difference)
{
    /// <summary>The statement's canonical JSON, as it stands in the entry.</summary>
    public ReadOnlyMemory<byte> Statement { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <param name="position">Its place in the log, from 0.</param>
    /// <param name="bytes">Its bytes, as the bundle has them.</param>
    public static ReadEntry Of(long position, ReadOnlySpan<byte> bytes)
    {
        var leaf = Merkle.Leaf(bytes);
        var flaw = EntryJson.Check(bytes, out var offset);
        if (flaw != EntryFlaw.None)
            return No(leaf, DifferenceKind.Entry, position, $"{Told(flaw)} (byte {offset}).");
        try
        {
            var entry = Process.Json.ReadChecked(bytes);
            if (entry.Position != position)
                return No(leaf, DifferenceKind.Position, position, $"The entry says that it is entry {entry.Position}.");
            var statement = Process.Json.Write(entry.Statement);
            return bytes.SequenceEqual(Process.Json.Write(entry, statement))
                ? new(leaf, entry, NonceOf(entry.Statement), null) { Statement = statement }
                : No(leaf, DifferenceKind.Entry, position, "The entry says what it says in another way than the one in which entries are written.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException or JsonProblem or ArgumentException)
        {
            return UnknownAct.In(bytes, Process.Json.Types) is { } act
                ? No(leaf, DifferenceKind.Later, position, $"The entry holds the act `{act}`, which this program does not know.")
                : No(leaf, DifferenceKind.Entry, position, $"This is no entry that this version knows: {problem.Message.Split('\n')[0]}");
        }
    }

    /// <summary>A hash of who used which nonce.</summary>
    public static Hash? NonceOf(Statement statement) =>
        statement is { Person: { } person, Nonce: { } nonce } ? Hash.Of(System.Text.Encoding.UTF8.GetBytes($"{person}\n{nonce}")) : null;

    private static ReadEntry No(Hash leaf, DifferenceKind kind, long position, string told) => new(leaf, null, null, new(kind, position, told));

    private static string Told(EntryFlaw flaw) => flaw switch
    {
        EntryFlaw.TooLong => "The entry has more than 65,535 bytes",
        EntryFlaw.NotUtf8 => "The entry is not UTF-8",
        EntryFlaw.ForbiddenValue => "The entry holds a null, a fraction or a number too large for all readers",
        _ => "The entry is not canonical JSON",
    };
}
