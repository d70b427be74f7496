using System.Globalization;
using System.Text;
using Comity.Record.Founding;
using Comity.Record.Keys;

namespace Comity.Record.Entries;

/// <summary>Whether what stands behind a statement holds, by the keys in the record. It says what is wrong, or null when it holds.</summary>
/// <param name="founding">Under which key the server attests, and where passkeys may sign.</param>
/// <param name="keys">The persons' keys.</param>
/// <param name="json">How a statement is written.</param>
public sealed class SignatureCheck(FoundingRegister founding, KeysRegister keys, ActJson json)
{
    /// <summary>What stands before the attestation of a session.</summary>
    public const string SessionContext = "comity/session/v1\n";

    /// <summary>The most characters of a signature with all that belongs to it.</summary>
    public const int MostCharacters = 4096;

    /// <summary>Checks a signature over a statement. The answer is the name of what is wrong, or null.</summary>
    public string? Fault(Statement statement, Signature by) => Fault(statement, json.Write(statement), by);

    /// <summary>Checks a signature over a statement that is written already, in canonical JSON.</summary>
    public string? Fault(Statement statement, ReadOnlySpan<byte> written, Signature by) => !IsPlain(by) ? "form" : by.Level switch
    {
        SignatureLevel.Key => OwnKey(statement, written, by),
        SignatureLevel.Passkey => WithPasskey(statement, written, by),
        SignatureLevel.Session => Session(written, by),
        SignatureLevel.Server => statement.Person is null && statement.As is Capacity.Server or Capacity.Clock ? null : "person",
        _ => "level",
    };

    /// <summary>What is behind a statement is of one level and of no other, and short: nobody hides a load in an entry beside what is signed.</summary>
    private static bool IsPlain(Signature by) => by.Level switch
    {
        SignatureLevel.Key => by is { Authenticator: null, Client: null, Method: null, Confirmed: null },
        SignatureLevel.Passkey => by is { Method: null, Confirmed: null },
        SignatureLevel.Session =>
            by is { Key: null, Authenticator: null, Client: null, Method: { Length: >= 1 and <= 20 } method }
            && method.All(letter => letter is (>= 'a' and <= 'z') or '-'),
        _ => by is { Key: null, Value: null, Authenticator: null, Client: null, Method: null, Confirmed: null },
    } && Length(by) <= MostCharacters;

    private static int Length(Signature by) => (by.Key?.Length ?? 0) + (by.Value?.Length ?? 0) + (by.Authenticator?.Length ?? 0) + (by.Client?.Length ?? 0);

    /// <summary>What the server signs when it attests a session: the statement, by what the session was confirmed, and when.</summary>
    public static byte[] SessionMessage(ReadOnlySpan<byte> statement, string method, DateTimeOffset confirmed) =>
        [.. Encoding.UTF8.GetBytes(SessionContext), .. Encoding.UTF8.GetBytes(
            $"{method}\n{confirmed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\n"), .. statement];

    private string? OwnKey(Statement statement, ReadOnlySpan<byte> written, Signature by)
    {
        if (keys.Held(by.Key, statement.Person) is not { Use: KeyUse.Own } key)
            return "key";
        return Base64Url.Read(by.Value) is { } signature && key.Verifier.Holds(ActJson.Signed(written), signature) ? null : "signature";
    }

    private string? WithPasskey(Statement statement, ReadOnlySpan<byte> written, Signature by)
    {
        if (keys.Held(by.Key, statement.Person) is not { Use: KeyUse.Passkey } key)
            return "key";
        return PasskeyAssertion.Read(by) is { } assertion ? assertion.Fault(ActJson.Signed(written), key.Verifier, founding.Sites) : "assertion";
    }

    private string? Session(ReadOnlySpan<byte> written, Signature by)
    {
        if (by is not { Method: { } method, Confirmed: { } confirmed } || Base64Url.Read(by.Value) is not { } signature)
            return "attestation";
        return PublicKey.Of(KeyAlgorithm.Ed25519, founding.Attestor) is { } attestor
            && attestor.Holds(SessionMessage(written, method, confirmed), signature) ? null : "attestation";
    }
}
