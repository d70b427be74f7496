using System.Globalization;
using Comity.Storage;

namespace Comity.Acts.Entries;

/// <summary>What proves a thing to readers who do not read the record: its entry, and the proof that the entry stands in the log as it was at the last daily
/// sheet. A newer checkpoint would tell when something was entered that they do not see.</summary>
public static class DailyProofs
{
    /// <summary>The proof of an entry, as tlog-proof has it; absent while no daily sheet came after it.</summary>
    public static IResult Proof(HttpContext context, OpenRecord record, long? position, string name)
    {
        if (position is null || record.DailyProofOf(position.Value) is not { } proof)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(System.Text.Encoding.UTF8.GetBytes(proof.ToString()), "text/plain; charset=utf-8", $"{name}.tlog-proof");
    }

    /// <summary>The bytes of an entry, absent as long as its proof is. Where the entry only names the act that it carries out, that act follows on a line of
    /// its own: canonical JSON holds no line break, so the first line is the leaf of the log.</summary>
    public static IResult Entry(HttpContext context, OpenRecord record, long? position)
    {
        if (position is not { } place || !Covers(record, place))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var entry = record.Store.Entries(place, place + 1).Single().Entry;
        return record.Whole.Picture.Forum.Carrying.CarriedOutAt(place) is { } act
            ? Results.Bytes([.. entry, (byte)'\n', .. Process.Json.Write(act)], "application/jsonl")
            : Results.Bytes(entry, "application/json");
    }

    /// <summary>Whether a daily sheet came after an entry.</summary>
    public static bool Covers(OpenRecord record, long position) => record.DailyProofOf(position) is not null;

    /// <summary>A position as an address has it; null where it is none.</summary>
    public static long? Position(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
