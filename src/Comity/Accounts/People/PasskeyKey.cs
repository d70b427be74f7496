using System.Formats.Cbor;

namespace Comity.Accounts.People;

/// <summary>The public key of a passkey in the form in which the record names keys.</summary>
/// <param name="Algorithm">`ES256` (P-256 with SHA-256), `EdDSA` (Ed25519) or `RS256`; other algorithms as `COSE` and their number (IANA, COSE
/// algorithms).</param>
/// <param name="Raw">For `ES256` the 65 bytes 04, X, Y (SEC 1, 2.3.3); for `EdDSA` the 32 bytes of RFC 8032; otherwise the COSE key as it is.</param>
public sealed record PasskeyKey(string Algorithm, ReadOnlyMemory<byte> Raw)
{
    private const int AlgorithmLabel = 3, X = -2, Y = -3, Es256 = -7, EdDsa = -8, Rs256 = -257;

    /// <summary>Reads a COSE key (RFC 9052, section 7; RFC 9053, section 7.1), as a passkey has it.</summary>
    /// <exception cref="CborContentException">It is not a COSE key.</exception>
    public static PasskeyKey Of(ReadOnlyMemory<byte> coseKey)
    {
        try
        {
            var (algorithm, x, y) = Read(coseKey);
            return algorithm switch
            {
                Es256 => new("ES256", (byte[])[4, .. x, .. y]),
                EdDsa => new("EdDSA", x),
                Rs256 => new("RS256", coseKey),
                _ => new($"COSE{algorithm}", coseKey),
            };
        }
        catch (Exception other) when (other is InvalidOperationException or OverflowException)
        {
            // Well-formed, but with a text or a huge number where a label or an algorithm stands.
            throw new CborContentException("The key is no COSE key.", other);
        }
    }

    private static (int Algorithm, byte[] X, byte[] Y) Read(ReadOnlyMemory<byte> coseKey)
    {
        var reader = new CborReader(coseKey, CborConformanceMode.Ctap2Canonical);
        var (algorithm, x, y) = (0, Array.Empty<byte>(), Array.Empty<byte>());
        for (var left = reader.ReadStartMap(); left > 0; left--)
            switch (reader.ReadInt32())
            {
                case AlgorithmLabel: algorithm = reader.ReadInt32(); break;
                case X when reader.PeekState() == CborReaderState.ByteString: x = reader.ReadByteString(); break;
                case Y when reader.PeekState() == CborReaderState.ByteString: y = reader.ReadByteString(); break;
                default: reader.SkipValue(); break;
            }
        return (algorithm, x, y);
    }
}
