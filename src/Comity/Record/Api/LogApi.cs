using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Record.Witnesses;
using Comity.Storage;
using Microsoft.Net.Http.Headers;

namespace Comity.Record.Api;

/// <summary>The log under /log, as tlog-tiles has it: what never changes may be kept for ever, the checkpoint for a second.</summary>
public static class LogApi
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string Briefly = "public, max-age=1";
    private const string Never = "no-store";
    private const string PlainText = "text/plain; charset=utf-8";
    private const string Octets = "application/octet-stream";

    /// <summary>Serves the log.</summary>
    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/log/checkpoint", Checkpoint).ExcludeFromDescription();
        routes.MapGet("/log/key", (OpenRecord record) => Results.Text($"{record.Verifier}\n", PlainText)).ExcludeFromDescription();
        routes.MapGet("/log/version", () => Results.Text($"{ProgramVersion.Text}\n", PlainText)).ExcludeFromDescription();
        routes.MapGet("/log/policy", (WitnessBook witnesses) => witnesses.Text is { } text ? Results.Text(text, PlainText) : Results.NotFound())
            .ExcludeFromDescription();
        routes.MapGet("/log/proof/{position:long}", (long position, OpenRecord record) =>
            record.ProofOf(position) is { } proof ? Results.Text(proof.ToString(), PlainText) : Results.NotFound()).ExcludeFromDescription();
        routes.MapGet("/log/tile/{**path}", Tile).ExcludeFromDescription();
        routes.MapGet("/log/sheets/{sheet:long}", (long sheet, OpenRecord record, HttpContext context) => Sheet("", sheet, record, context))
            .ExcludeFromDescription();
        routes.MapGet("/log/sheets/{consultation}/{sheet:long}", Sheet).ExcludeFromDescription();
        routes.MapGet("/log/files/{hash}", PublicFile).ExcludeFromDescription();
    }

    private static IResult Checkpoint(OpenRecord record, WitnessBook witnesses, TimeProvider time, HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = record.IsReadByAll ? Briefly : Never;
        return witnesses.ToShow(record.SeenBy(Visitor.Of(context).Reader), time.GetUtcNow()) is { } head
            ? Results.Text(head.ToString(), PlainText) : Results.NotFound();
    }

    private static IResult Tile(string path, OpenRecord record, HttpContext context)
    {
        if (!TilePath.TryParse($"tile/{path}", out var tile) || !tile.IsWithin(record.Size))
            return Results.NotFound();
        context.Response.Headers[HeaderNames.CacheControl] = record.IsReadByAll ? ForEver : Never;
        return Results.Bytes(tile.IsBundle ? Bundle(record, tile) : record.Tree.Tile(tile.Level, tile.Index, tile.Width), Octets);
    }

    private static byte[] Bundle(OpenRecord record, TilePath tile) =>
        EntryBundle.Write([.. record.Store.Entries(tile.FirstEntry, tile.FirstEntry + tile.Width).Select(entry => entry.Entry)]);

    /// <summary>The leaves of a sheet, random to everybody: with them who holds a receipt finds its place and its proof at any mirror.</summary>
    private static IResult Sheet(string consultation, long sheet, OpenRecord record, HttpContext context)
    {
        if (record.Sheets.Find(consultation, sheet) is null || record.Store.Leaves(consultation, sheet) is not { } leaves)
            return Results.NotFound();
        context.Response.Headers[HeaderNames.CacheControl] = record.IsReadByAll ? ForEver : Never;
        return Results.Bytes(leaves, Octets);
    }

    /// <summary>A file is shown to those who see what names it; the parts of a book stand with its listing and are for those who read the record.</summary>
    private static bool Sees(Hash file, RecordView view) => view.ShowsEntries || view.Picture.Files.IsPublic(file);

    private static IResult PublicFile(string hash, Storage.Files files, OpenRecord record, TimeProvider time, HttpContext context)
    {
        var visitor = Visitor.Of(context);
        if (!Hash.TryParseHex(hash, out var wanted) || !Sees(wanted, record.SeenBy(visitor.Reader))
            || files.Serve(wanted, author => Rights.Of(visitor, record.SeenBy(visitor.Reader).Picture, time.GetUtcNow()).Capacities.Contains(author))
                is not ({ } file, var isFinal))
            return Results.NotFound();
        // While its author may recall it, no cache on the way may serve it to somebody of whom the server does not hear.
        context.Response.Headers[HeaderNames.CacheControl] = isFinal && record.IsReadByAll ? ForEver : Never;
        // A file is what its sender made of it: it is downloaded, never shown as a page of this site.
        context.Response.Headers[HeaderNames.ContentDisposition] = "attachment";
        return Results.Bytes(file.Content, file.Type);
    }
}
