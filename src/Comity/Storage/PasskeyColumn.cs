using System.Text.Json.Nodes;

namespace Comity.Storage;

/// <summary>Passkeys stand in one column of JSON, in which bytes are hexadecimal in SQLite and base64 in PostgreSQL: whoever copies from one to the other
/// writes them as the other reads them.</summary>
internal static class PasskeyColumn
{
    private const string Table = "account_passkey", Column = "Data";

    /// <summary>A value from PostgreSQL as SQLite has it.</summary>
    public static object ForSqlite(string table, string column, object value) =>
        Rewrite(table, column, value, text => Bytes(text) is { } bytes ? Convert.ToHexString(bytes) : null);

    /// <summary>A value from SQLite as PostgreSQL has it. What an earlier program copied without this stands there as PostgreSQL has it already.</summary>
    public static object ForPostgres(string table, string column, object value) =>
        Rewrite(table, column, value, text => IsHexadecimal(text) ? Convert.ToBase64String(Convert.FromHexString(text)) : null);

    private static bool IsHexadecimal(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    private static object Rewrite(string table, string column, object value, Func<string, string?> rewritten)
    {
        if (table != Table || column != Column || value is not string json || JsonNode.Parse(json) is not JsonObject named)
            return value;
        foreach (var name in (ReadOnlySpan<string>)["PublicKey", "AttestationObject", "ClientDataJson"])
            if (named[name] is JsonValue part && part.TryGetValue<string>(out var text) && rewritten(text) is { } other)
                named[name] = other;
        return named.ToJsonString();
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
