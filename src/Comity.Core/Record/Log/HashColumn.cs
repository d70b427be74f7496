using System.Runtime.InteropServices;

namespace Comity.Record.Log;

/// <summary>
/// The hashes of one level of a tree, in chunks that never move once written. One writer adds; readers may read any place below a size that
/// the writer published after adding.
/// </summary>
internal sealed class HashColumn
{
    /// <summary>Two to this power hashes a chunk: 32 KiB, below the size from which the runtime never moves an array.</summary>
    private const int Bits = 10;
    private const int ChunkLength = 1 << Bits;

    private Hash[]?[] chunks = new Hash[]?[4];
    private long count;

    /// <summary>The hash at a place.</summary>
    public ref readonly Hash this[long place] => ref Volatile.Read(ref chunks)[(int)(place >> Bits)]![(int)(place & (ChunkLength - 1))];

    /// <summary>Adds a hash; for the one writer only.</summary>
    public void Add(in Hash hash)
    {
        var chunk = (int)(count >> Bits);
        if (chunk == chunks.Length)
        {
            var wider = new Hash[]?[chunk * 2];
            chunks.CopyTo(wider, 0);
            Volatile.Write(ref chunks, wider);
        }

        (chunks[chunk] ??= new Hash[ChunkLength])[(int)(count & (ChunkLength - 1))] = hash;
        count++;
    }

    /// <summary>Copies hashes from a place on as their bytes.</summary>
    public void Copy(long from, int length, Span<byte> bytes)
    {
        var to = MemoryMarshal.Cast<byte, Hash>(bytes);
        var all = Volatile.Read(ref chunks);
        for (var done = 0; done < length;)
        {
            var inside = (int)((from + done) & (ChunkLength - 1));
            var part = Math.Min(length - done, ChunkLength - inside);
            all[(int)((from + done) >> Bits)].AsSpan(inside, part).CopyTo(to[done..]);
            done += part;
        }
    }
}
