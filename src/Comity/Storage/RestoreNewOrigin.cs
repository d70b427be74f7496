using Comity.Kit;
using Comity.Record.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Storage;

/// <summary>Begins a new record where the old one cannot be caught up with: its first entry names the largest checkpoint that is known.</summary>
internal static class NewOrigin
{
    /// <summary>The old record's file in the new data folder.</summary>
    public const string Predecessor = "predecessor.db";

    /// <summary>Makes new keys and the new record; the old one stays beside it, to be read.</summary>
    /// <exception cref="UserError">The origin cannot be one.</exception>
    public static async Task BeginAsync(string folder, RecordStore old, VerifierKey verifier, string origin, Note? known)
    {
        if (origin == verifier.Name || origin.Length is 0 or > 255 || origin.Any(letter => letter is '+' or <= ' ' or > '~')
            || origin.Contains("://", StringComparison.Ordinal))
            throw new UserError(
                $"`{origin}` cannot be the new origin; write another name than the old one, without scheme, spaces and plus signs, such as "
                + $"`norms.example.org/log-2`.", "--new-origin");
        var loader = new RecordLoader(old, verifier);
        var last = Later(loader.Load(), known, verifier)?.ToString().TrimEnd('\n');
        var begun = loader.Picture.Record.Founding.Begun ?? throw new UserError("The backup holds no entry that a new record could go on from.");
        old.Dispose();
        File.Move(Path.Combine(folder, Backup.Record), Path.Combine(folder, Predecessor));
        var keys = RecordKeys.Make(RecordFolder.KeysOf(folder), origin);
        await using var record = OpenRecord.Open(new SqliteStore(Path.Combine(folder, Backup.Record)), keys, TimeProvider.System, NullLogger.Instance);
        var now = loader.Picture.Record.Founding;
        var first = begun with
        {
            Origin = origin,
            Title = now.Description!.Title,
            Secretariat = now.Description.Secretariat,
            Ceiling = now.Description.Ceiling,
            Attestor = keys.AttestorText,
            Rules = now.Rules,
            Predecessor = last,
        };
        await record.EnterOwnAsync(_ => first, CancellationToken.None);
    }

    /// <summary>Of what the backup and others hold, the checkpoint of more entries, as the log signed it: nobody can say later that the record which went on
    /// here was shorter.</summary>
    private static Note? Later(Note? held, Note? known, VerifierKey verifier) =>
        known is not null && (held is null || Checkpoint.Of(known).Size > Checkpoint.Of(held).Size)
            ? new(known.Text, [.. known.Signatures.Where(verifier.Owns)])
            : held;
}
