using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>The record as of one position: all registers, and the log's signed checkpoint of that size.</summary>
/// <param name="Picture">The registers.</param>
/// <param name="Head">The checkpoint; null while the record is empty.</param>
public sealed record RecordView(Picture Picture, Note? Head)
{
    /// <summary>How many entries there are.</summary>
    public long Size => Picture.Size;

    /// <summary>What of the record the reader is not shown, whatever else they read: as <see cref="Comity.Record.Entries.Sight.Without"/>.</summary>
    public string Without { get; init; } = "";

    /// <summary>Whether the reader of this view reads the record: then entries have addresses and numbers.</summary>
    public bool ShowsEntries => Size > 0;
}
