using Comity.Kit.Layout;
using Comity.Storage;

namespace Comity.Record;

/// <summary>What the record itself says about the installation.</summary>
public static class RecordFacts
{
    /// <summary>The installation, as of a view of its record.</summary>
    public static Installation Of(RecordView now) => now.Size == 0 ? new Installation() : new Installation
    {
        Process = now.Picture.Record.Founding.Description?.Title,
        Secretariat = now.Picture.Record.Founding.Description?.Secretariat,
        Ceiling = now.Picture.Record.Founding.Description?.Ceiling,
        Entries = now.Size,
        SignedUpTo = now.Head is null ? null : now.Picture.At,
    };
}
