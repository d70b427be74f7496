using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>What the samples of all acts share.</summary>
public static class Sample
{
    /// <summary>An invented person.</summary>
    public const string Person = "p-abcdefghij234567";

    /// <summary>An invented key.</summary>
    public const string Key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /// <summary>A signature of nothing, of the length that an Ed25519 key makes, in base64url.</summary>
    public const string Signature = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// <summary>An instant.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 2, 27, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The hash of an invented file.</summary>
    public static readonly Hash File = Hash.Of("An example"u8);
}
