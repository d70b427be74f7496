using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Record;

/// <summary>What acts name of the room Record.</summary>
public static class RecordNaming
{
    /// <summary>Keys: those that hold come first.</summary>
    public static Naming<KeysRegister> Key { get; } = Naming<KeysRegister>.Of<KeyId>(
        "key", register =>
            register.Keys.Values.OrderBy(key => key.Since).Select(Thing), (register, id) => register.Keys.GetValueOrDefault(id) is { } key ? Thing(key) : null);

    /// <summary>Draws by lot: those that are not drawn come first.</summary>
    public static Naming<LotsRegister> Lot { get; } = Naming<LotsRegister>.Of<LotId>(
        "lot", register =>
            register.Lots.Values.OrderByDescending(lot => lot.Position).Select(Thing),
            (register, id) => register.Lots.GetValueOrDefault(id) is { } lot ? Thing(lot) : null) with { IsMade = true };

    /// <summary>Received acts: those that can be contested come first.</summary>
    public static Naming<ReceivedRegister> Received { get; } = Naming<ReceivedRegister>.Of<ReceivedPosition>(
        "received",
        register => register.Acts.Values.Reverse().Select(Thing),
        (register, id) => Position(id) is { } position && register.Acts.GetValueOrDefault(position) is { } received ? Thing(received) : null);

    /// <summary>Published figures, the last first.</summary>
    public static Naming<FiguresRegister> Figure { get; } = Naming<FiguresRegister>.Of<FigurePosition>(
        "figure",
        register => register.Figures.Reverse().Select(Thing),
        (register, id) => Position(id) is { } position && register.Figures.Find(figure => figure.Position == position) is { } figure ? Thing(figure) : null);

    /// <summary>Files that stand in the record, those that were named last first; what was taken back stays by its hash. What only a listing names no register
    /// knows: the door looks.</summary>
    public static Naming<FilesRegister> File { get; } = Naming<FilesRegister>.Of<FileHash>(
        "file",
        register => register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
        (register, id) => !Hash.TryParseHex(id, out var hash) ? null : register.Find(hash) is { } one ? Thing(one) : new(id, id[..12], null));

    /// <summary>Sheets of sealed acts, the last first.</summary>
    public static Naming<SealingRegister> Sheet { get; } = Naming<SealingRegister>.Of<SheetNumber>(
        "sheet", register =>
            register.Sheets.Reverse().Select(Thing), (register, id) => Position(id) is { } number && register.Find(number) is { } sheet ? Thing(sheet) : null);

    /// <summary>The page of an entry.</summary>
    public static string PageOf(long position) => $"/record/{Text(position)}";

    /// <summary>A position as acts write it; null for what is none.</summary>
    public static long? Position(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static NamedThing Thing(PersonKey key) => new(key.Id, key.Id, PageOf(key.Since)) { IsOver = key.Revoked is not null };

    private static NamedThing Thing(Lot lot) => new(lot.Act.Lot, lot.Act.Purpose, "/lots")
    {
        IsOver = lot.Drawn is not null, Words = () => string.Join('\n', lot.Act.Options),
    };

    private static NamedThing Thing(ReceivedAct received) =>
        new(Text(received.Position), received.Act.Reference, PageOf(received.Position)) { Symbol = received.Act.For, IsOver = !received.IsOpen };

    private static NamedThing Thing(PublishedFigure figure) => new(Text(figure.Position), figure.Act.Figure, PageOf(figure.Position))
    {
        Symbol = Text(figure.Position), Words = () => $"{figure.Act.Engine} {figure.Act.On}",
    };

    private static NamedThing Thing(FileStanding one) =>
        new(one.File.Hash.ToHex(), one.File.Hash.ToHex()[..12], PageOf(one.Position)) { Symbol = Text(one.Position), IsOver = one.IsTakenBack };

    private static NamedThing Thing(SealedSheet sheet) => new(Text(sheet.Sheet), Text(sheet.Sheet), PageOf(sheet.Position));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
