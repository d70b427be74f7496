using System.Text.Json;
using Comity.Record.Founding;

namespace Comity.Record.Entries;

/// <summary>What a later program may enter and this one does not know: an act, a version of one, an edition of the rules. Who meets it is older than the
/// record, and accuses nobody.</summary>
public static class UnknownAct
{
    /// <summary>The name of an act in an entry, also inside another act, that is none of those that are known; null where there is none.</summary>
    /// <param name="entry">The entry, in canonical JSON.</param>
    /// <param name="known">The acts that are known, by name.</param>
    public static string? In(ReadOnlySpan<byte> entry, IReadOnlyDictionary<string, Type> known)
    {
        var reader = new Utf8JsonReader(entry);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(ActJson.TypeName) && reader.Read()
                && reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && IsName(name) && !known.ContainsKey(name))
                return name;
        return null;
    }

    /// <summary>Whether a rule refuses an edition only because a later program made it.</summary>
    public static bool IsLaterEdition(Refusal refusal) =>
        refusal.Rule == nameof(FoundingRules.EditionIsKnown) && int.TryParse(refusal.Facts["edition"], out var edition)
        && edition > FoundingRules.LastEdition;

    /// <summary>Acts are named like types, with their version behind a point; other values begin with a small letter.</summary>
    private static bool IsName(string name) =>
        name.Length is > 1 and <= 100 && char.IsAsciiLetterUpper(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');
}
