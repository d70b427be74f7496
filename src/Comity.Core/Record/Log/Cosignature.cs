using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Comity.Record.Log;

/// <summary>
/// A witness's statement that a checkpoint was, at a time, the largest consistent one that it had seen of its log (tlog-cosignature).
/// </summary>
/// <param name="Time">When, in seconds since 1970 (POSIX); 0 in ML-DSA cosignatures that say nothing of time.</param>
/// <param name="Signature">The signature alone.</param>
public readonly record struct Cosignature(long Time, ImmutableArray<byte> Signature)
{
    private const int LongestName = byte.MaxValue;

    /// <summary>Cosigns the text of a checkpoint.</summary>
    /// <param name="checkpoint">What is cosigned.</param>
    /// <param name="signer">A key for cosignatures.</param>
    /// <param name="time">Seconds since 1970 (POSIX), from 0.</param>
    /// <exception cref="InvalidOperationException">The key does not make cosignatures.</exception>
    /// <exception cref="LogProblem">The time is before 1970, or a name is too long for an ML-DSA cosignature.</exception>
    public static NoteSignature Sign(Checkpoint checkpoint, SignerKey signer, long time)
    {
        if (signer.Verifier.Type == SignatureType.Ed25519)
            throw new InvalidOperationException($"The key {signer.Name} signs notes; a cosignature needs a key of its own.");
        if (time < 0)
            throw new LogProblem("The time of a cosignature is not before 1970.");
        var message = new Cosignature(time, []).Message(signer.Verifier, checkpoint)
            ?? throw new LogProblem($"An ML-DSA cosignature takes names and origins of at most {LongestName} bytes.");
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time);
        return new(signer.Name, signer.Verifier.Id, [.. bytes, .. signer.SignMessage(message)]);
    }

    /// <summary>Reads the cosignature in a signature's line of a key, without checking it.</summary>
    public static bool TryRead(VerifierKey key, ReadOnlySpan<byte> signature, out Cosignature cosignature)
    {
        var length = key.Type switch
        {
            SignatureType.Cosignature => Ed25519.SignatureLength,
            SignatureType.MlDsaCosignature => MlDsa.SignatureLength,
            _ => -1,
        };
        cosignature = default;
        if (signature.Length != sizeof(long) + length || BinaryPrimitives.ReadInt64BigEndian(signature) is var time && time < 0)
            return false;
        cosignature = new(time, [.. signature[sizeof(long)..]]);
        return true;
    }

    /// <summary>The time in a signature's line of a key, in seconds since 1970; nothing where it is no cosignature.</summary>
    public static long? TimeOf(VerifierKey key, NoteSignature signature) => TryRead(key, signature.Bytes.AsSpan(), out var read) ? read.Time : null;

    /// <summary>What is signed over a note's text; nothing where that is no checkpoint.</summary>
    internal byte[]? Message(VerifierKey key, ReadOnlySpan<byte> text)
    {
        try
        {
            return Message(key, Checkpoint.Parse(Encoding.UTF8.GetString(text)));
        }
        catch (LogProblem)
        {
            return null;
        }
    }

    private byte[]? Message(VerifierKey key, Checkpoint checkpoint) =>
        key.Type == SignatureType.Cosignature ? Note.Utf8.GetBytes($"cosignature/v1\ntime {Time}\n{checkpoint.Text}") : Subtree(key.Name, checkpoint);

    /// <summary>The `cosigned_message` over the whole tree, which leaves extension lines out.</summary>
    private byte[]? Subtree(string name, Checkpoint checkpoint)
    {
        var (signer, origin) = (Note.Utf8.GetBytes(name), Note.Utf8.GetBytes(checkpoint.Origin));
        if (signer.Length > LongestName || origin.Length > LongestName)
            return null;
        return
        [
            .. "subtree/v1\n\0"u8, (byte)signer.Length, .. signer, .. Number(Time),
            (byte)origin.Length, .. origin, .. Number(0), .. Number(checkpoint.Size), .. checkpoint.Root.Bytes,
        ];
    }

    private static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
