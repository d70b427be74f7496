using System.Buffers.Binary;
using System.Security.Cryptography;
using Comity.Kit;
using Microsoft.Win32.SafeHandles;

namespace Comity.Storage;

/// <summary>The keys of sealed acts and votes in one file, `keys/closed.keys`, slots by number: a head of 64 bytes that begins with
/// `comity/closed-keys/v1` LF, and behind it 64 bytes for each number from 1 on. In a slot stand: one byte, 1 for a key and 2 for an erased one; 7 zeros; the
/// number in 8 bytes, the highest first; the key, or 32 zeros; and the first 16 bytes of the SHA-256 of these 48. A slot that is anything else is
/// empty.</summary>
public sealed class ClosedKeyFile : ClosedKeys
{
    /// <summary>What the file is called in the folder of keys.</summary>
    public const string Name = "closed.keys";

    private const int SlotLength = 64;
    private const int Summed = 48;
    private const byte Held = 1, Gone = 2;
    private readonly SafeFileHandle file;
    private long last;

    private ClosedKeyFile(SafeFileHandle file)
    {
        this.file = file;
        last = Slots().Select(slot => slot.Number).DefaultIfEmpty(0).Max();
    }

    private static ReadOnlySpan<byte> Head => "comity/closed-keys/v1\n"u8;

    /// <inheritdoc/>
    public override long Last => last;

    /// <inheritdoc/>
    public override IReadOnlyList<long> Erased => [.. Slots().Where(slot => slot.Key is null).Select(slot => slot.Number)];

    /// <summary>Opens the file of a folder of keys, which is made when there is none.</summary>
    /// <exception cref="UserError">The file is none of keys.</exception>
    public static ClosedKeyFile Open(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            Make(folder, path);
        var opened = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var head = new byte[Head.Length];
        if (RandomAccess.Read(opened, head, 0) == head.Length && Head.SequenceEqual(head))
            return new(opened);
        opened.Dispose();
        throw new UserError("The file does not begin as a file of keys does; put it back from the backup of keys.", path);
    }

    /// <summary>A file with these keys.</summary>
    internal static byte[] Write(IEnumerable<(long Number, byte[] Key)> keys, IEnumerable<long> erased)
    {
        (long Number, byte[] Slot)[] slots =
        [
            .. keys.Select(key => (key.Number, Slot(Held, key.Number, key.Key))), .. erased.Select(number => (number, Slot(Gone, number, new byte[KeyLength]))),
        ];
        var bytes = new byte[(slots.Select(slot => slot.Number).DefaultIfEmpty(0).Max() + 1) * SlotLength];
        Head.CopyTo(bytes);
        foreach (var (number, slot) in slots)
            slot.CopyTo(bytes, number * SlotLength);
        return bytes;
    }

    /// <summary>How many keys the bytes of a file hold, and which were erased.</summary>
    internal static (long Held, IReadOnlyList<long> Erased) Count(byte[] bytes)
    {
        var slots = Enumerable.Range(1, Math.Max(0, bytes.Length / SlotLength - 1))
            .Select(number => Read(bytes.AsSpan(number * SlotLength, SlotLength), number))
            .OfType<(long Number, byte[]? Key)>().ToList();
        return (slots.Count(slot => slot.Key is not null), [.. slots.Where(slot => slot.Key is null).Select(slot => slot.Number)]);
    }

    /// <inheritdoc/>
    public override byte[]? Find(long number)
    {
        if (number < 1)
            return null;
        var slot = new byte[SlotLength];
        return RandomAccess.Read(file, slot, number * SlotLength) == SlotLength && Read(slot, number) is (_, { } key) ? key : null;
    }

    /// <inheritdoc/>
    public override IEnumerable<(long Number, byte[] Key)> All() => Slots().Where(slot => slot.Key is not null).Select(slot => (slot.Number, slot.Key!));

    /// <inheritdoc/>
    public override void Erase(long number)
    {
        RandomAccess.Write(file, Slot(Gone, number, new byte[KeyLength]), number * SlotLength);
        RandomAccess.FlushToDisk(file);
        last = Math.Max(last, number);
    }

    /// <inheritdoc/>
    protected override void Write(IReadOnlyDictionary<long, byte[]> keys)
    {
        var (first, end) = (keys.Keys.Min(), keys.Keys.Max());
        var slots = new byte[(end - first + 1) * SlotLength];
        foreach (var (number, key) in keys)
            Slot(Held, number, key).CopyTo(slots, (number - first) * SlotLength);
        RandomAccess.Write(file, slots, first * SlotLength);
        RandomAccess.FlushToDisk(file);
        last = Math.Max(last, end);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }

    private static void Make(string folder, string path)
    {
        PrivateFolder.Make(folder);
        using var alone = PrivateFolder.Lock(folder);
        var head = new byte[SlotLength];
        Head.CopyTo(head);
        if (!File.Exists(path))
            PrivateFolder.Replace(path, head);
    }

    private static byte[] Slot(byte mark, long number, byte[] key)
    {
        var slot = new byte[SlotLength];
        slot[0] = mark;
        BinaryPrimitives.WriteInt64BigEndian(slot.AsSpan(8), number);
        key.CopyTo(slot.AsSpan(16));
        SHA256.HashData(slot.AsSpan(0, Summed)).AsSpan(0, SlotLength - Summed).CopyTo(slot.AsSpan(Summed));
        return slot;
    }

    private static (long Number, byte[]? Key)? Read(ReadOnlySpan<byte> slot, long number) =>
        slot[0] is Held or Gone && BinaryPrimitives.ReadInt64BigEndian(slot[8..]) == number
            && SHA256.HashData(slot[..Summed]).AsSpan(0, SlotLength - Summed).SequenceEqual(slot[Summed..])
            ? (number, slot[0] == Held ? slot[16..Summed].ToArray() : null)
            : null;

    private IEnumerable<(long Number, byte[]? Key)> Slots()
    {
        const int Together = 1024;
        var some = new byte[Together * SlotLength];
        for (var first = 1L; RandomAccess.Read(file, some, first * SlotLength) is var read and >= SlotLength; first += read / SlotLength)
            for (var place = 0; place < read / SlotLength; place++)
                if (Read(some.AsSpan(place * SlotLength, SlotLength), first + place) is { } slot)
                    yield return slot;
    }
}
