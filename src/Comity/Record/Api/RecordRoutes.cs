using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Acts.Entries;
using Comity.Acts.Words;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Rules;
using Comity.Record.Sealing;

namespace Comity.Record.Api;

/// <summary>What the room Record is asked: entries, proofs, received acts, draws, sheets, figures, rules and the types of acts.</summary>
public static class RecordRoutes
{
    private const string Tag = "record";

    private static readonly ApiParameter Position = new("position", ParameterKind.Integer) { InPath = true, IsRequired = true, Example = "0" };

    private static readonly ApiParameter ActType =
        new("type", ParameterKind.Choice) { Values = [.. Process.Acts.Select(kind => kind.Name)], Example = "TakePosition" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("entries", Tag, "entries", Shows.Record, typeof(EntryRow), Entries)
        {
            IsList = true,
            Parameters =
            [
                ActType,
                new("as", ParameterKind.Text) { Example = "secretariat" },
                new("person", ParameterKind.Text) { Example = "p-aaaaaaaaaaaaaaaa" },
                new("level", ParameterKind.Choice) { Values = [.. Enum.GetNames<SignatureLevel>().Select(name => name.ToLowerInvariant())],
                    Example = "session" },
            ],
        },
        new("entry", Tag, "entries/{position}", Shows.Record, typeof(EntryAnswer), Entry) { Parameters = [Position], Keep = Keep.ForEver },
        new("entryBytes", Tag, "entries/{position}/bytes", Shows.Record, typeof(Entry), call => Stored(call)?.Entry)
        { Parameters = [Position], Keep = Keep.ForEver },
        new("proof", Tag, "entries/{position}/proof", Shows.Record, typeof(string), Proof) { Parameters = [Position], MediaType = "text/plain; charset=utf-8" },
        new("received", Tag, "received", Shows.Record, typeof(ReceivedRow), call => call.Picture.Record.Received.Acts.Values.Select(ReceivedRow.Of))
        { IsList = true },
        new("lots", Tag, "lots", Shows.Record, typeof(LotRow),
            call => call.Picture.Record.Lots.Lots.Values.Select(lot => LotRow.Of(lot, call.Picture.Record.Received))) { IsList = true },
        new("sheets", Tag, "sheets", Shows.Record, typeof(SheetRow),
            call => call.Picture.Record.Sealing.Sheets.Select(sheet => SheetRow.Of(sheet, call.Picture.Record.Sealing))) { IsList = true },
        new("sealedPlace", Tag, "sealed/{commitment}", Shows.Record, typeof(SealedPlace),
            call => call.Context.RequestServices.GetRequiredService<SealedActs>().Find(call.Hash("commitment")!.Value))
        {
            Parameters = [new("commitment", ParameterKind.Hash) { InPath = true, IsRequired = true, Example = new string('0', 64) }],
        },
        new("references", Tag, "references", Shows.Record,
            typeof(ReferenceRow), call => call.Entries.About(call.Text("to")!, call.View).Select(ReferenceRow.Of))
        {
            IsList = true, Parameters = [new("to", ParameterKind.Text) { IsRequired = true, Example = "text:norms-2015" }],
        },
        new("figures", Tag, "figures", Shows.Record, typeof(PublishedFigure), call => call.Picture.Record.Figures.Figures) { IsList = true },
        new("rules", Tag, "rules", Shows.Open, typeof(RuleRow), call => RuleRows.All(call.Texts)) { IsList = true },
        new("acts", Tag, "acts", Shows.Own, typeof(ActRow), call => Process.Acts.Select(kind => Kind(call, kind))) { IsList = true },
    ];

    private static ApiPage Entries(ApiCall call)
    {
        var (type, capacity, person, level) = (call.Text("type"), call.Text("as"), call.Text("person"), call.Text("level"));
        var all = type is null && capacity is null && person is null && level is null && call.View.Without.Length == 0;
        var kept = call.Entries.From(0, call.View).Select(entry => entry.Row).Where(row =>
            (type is null || row.Type == type) && (capacity is null || row.As == capacity) && (person is null || row.Person == person)
            && (level is null || string.Equals(row.Level.ToString(), level, StringComparison.OrdinalIgnoreCase)));
        EntryRow[] found = [.. (all ? call.Entries.From(call.From, call.View).Select(entry => entry.Row) : kept.Where(row => row.Position >= call.From))
            .Take(call.Limit + 1)];
        var count = all ? call.View.Size : kept.LongCount();
        return new ApiPage(found.Length > call.Limit ? found[..call.Limit] : found, count, found.Length > call.Limit ? found[call.Limit].Position : null);
    }

    private static Storage.StoredEntry? Stored(ApiCall call) =>
        call.Number("position") is { } position && position < call.View.Size && call.Entries.Shows(position, call.View)
            ? call.Record.Store.Entries(position, position + 1).First() : null;

    private static EntryAnswer? Entry(ApiCall call) =>
        Stored(call) is { } stored && Process.Json.ReadEntry(stored.Entry) is { } entry ? new(entry.Position, entry.At, entry.By.Level, stored.Leaf, entry)
            : null;

    private static string? Proof(ApiCall call)
    {
        if (call.Number("position") is not { } position || call.Record.ProofOf(position) is not { } proof)
            return null;
        call.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"entry-{position}.tlog-proof\"";
        return proof.ToString();
    }

    private static ActRow Kind(ApiCall call, ActKind kind) => new(
        kind.Name, ActWords.Title(call.Texts, kind.Name), ActWords.Says(call.Texts, kind.Name), RoleWords.Of(kind.Roles),
        call.Picture.Record.Founding.Rules.LevelOf(kind.Name), [.. kind.Rules.Select(rule => rule.Name)]);
}
