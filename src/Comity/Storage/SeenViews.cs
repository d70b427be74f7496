using System.Collections.Concurrent;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>The record as readers of each sight see it. While nothing of what a sight shows changes, its view is the same object, however the record grows:
/// what is kept for its readers stays, and nobody can tell by the time that a page takes that something was entered which they do not see.</summary>
internal sealed class SeenViews
{
    private const int Most = 256;
    private readonly ConcurrentDictionary<Sight, Shown> shown = new();

    /// <summary>What a sight shows of the record.</summary>
    public RecordView Of(RecordView whole, Sight sight)
    {
        if (sight == Sight.Everything)
            return whole;
        var known = shown.GetValueOrDefault(sight);
        if (known is not null && ReferenceEquals(known.Whole, whole))
            return known.View;
        var view = Made(whole, sight, known?.View);
        if (shown.Count >= Most)
            shown.Clear();
        shown[sight] = new(whole, view);
        return view;
    }

    private static RecordView Made(RecordView whole, Sight sight, RecordView? before)
    {
        var picture = whole.Picture.SeenBy(sight, before?.Picture);
        if (ReferenceEquals(picture, whole.Picture))
            return whole;
        var view = new RecordView(picture, sight.Sees(ThingClass.Record) ? whole.Head : null) { Without = sight.Without };
        return before is not null && ReferenceEquals(before.Picture, picture) && ReferenceEquals(before.Head, view.Head) ? before : view;
    }

    private sealed record Shown(RecordView Whole, RecordView View);
}
