namespace Comity.Record.Log;

/// <summary>What a key of the log's formats signs, by the byte that stands for it (signed-note, Signature types).</summary>
public enum SignatureType : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Ed25519 over the text of a note.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over a checkpoint and the time at which it was seen (tlog-cosignature, Ed25519 signed message).</summary>
    Cosignature = 0x04,

    /// <summary>ML-DSA-44 over a checkpoint, the time at which it was seen and the signer's name (tlog-cosignature, ML-DSA-44 signed message).</summary>
    MlDsaCosignature = 0x06,
}
