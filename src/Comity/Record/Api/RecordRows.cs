using System.Collections.Immutable;
using System.Globalization;
using Comity.Acts.Entries;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Record.Api;

/// <summary>An entry as it stands in the record.</summary>
/// <param name="Position">Its position.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Level">How well it is known who said it.</param>
/// <param name="Leaf">The hash of its bytes in the log: SHA-256 over a zero byte and the entry (RFC 6962).</param>
/// <param name="Entry">The entry; `entries/{position}/bytes` has its very bytes.</param>
public sealed record EntryAnswer(long Position, DateTimeOffset At, SignatureLevel Level, Hash Leaf, Entry Entry);

/// <summary>A received act and how it stands.</summary>
/// <param name="Position">The position of the entry by which it was entered.</param>
/// <param name="For">The participant whose act it is.</param>
/// <param name="Type">The act's name.</param>
/// <param name="Kind">What was received.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Dated">The date on it.</param>
/// <param name="Document">The hash of the document.</param>
/// <param name="ContestBy">Until when it may be contested.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Ground">Why it was contested.</param>
public sealed record ReceivedRow(
    long Position, string For, string Type, ReceivedKind Kind, string Reference, DateOnly Dated, Hash Document, DateTimeOffset ContestBy,
    ReceivedStatus Status, string? Ground)
{
    /// <summary>The row of a received act.</summary>
    public static ReceivedRow Of(ReceivedAct one) => new(
        one.Position, one.Act.For, ActName.Of(one.Act.Act), one.Act.Kind, one.Act.Reference, one.Act.Dated, one.Act.Document, one.ContestBy, one.Status,
        one.Ground);
}

/// <summary>A draw by lot.</summary>
/// <param name="Lot">Its id.</param>
/// <param name="Purpose">What is drawn.</param>
/// <param name="Options">Among whom or what, before the draw.</param>
/// <param name="Groups">The participants that make the seed.</param>
/// <param name="CommitBy">Until when they commit.</param>
/// <param name="RevealBy">Until when they reveal; then the clock draws.</param>
/// <param name="Committed">Who has committed.</param>
/// <param name="Revealed">Who has revealed.</param>
/// <param name="Order">The options as drawn; empty for a void draw, absent before.</param>
/// <param name="PassedOver">Who did not reveal; absent before the draw.</param>
/// <param name="Contested">The positions of what was received for a participant and contested by it.</param>
/// <param name="Position">The position of the entry that opened it.</param>
public sealed record LotRow(
    string Lot, string Purpose, ImmutableArray<string> Options, ImmutableArray<string> Groups, DateTimeOffset CommitBy, DateTimeOffset RevealBy,
    ImmutableArray<string> Committed, ImmutableArray<string> Revealed, ImmutableArray<string>? Order, ImmutableArray<string>? PassedOver,
    ImmutableArray<long> Contested, long Position)
{
    /// <summary>The row of a draw.</summary>
    public static LotRow Of(Lot one, ReceivedRegister received) => new(
        one.Act.Lot, one.Act.Purpose, [.. one.Act.Options], [.. one.Act.Groups], one.Act.CommitBy, one.Act.RevealBy, [.. one.Commitments.Keys],
        [.. one.Parts.Keys],
        one.Drawn is { } order ? [.. order.Order] : null, one.Drawn is { } drawn ? [.. drawn.PassedOver] : null,
        [.. received.Contested.Where(act => LotOf(act.Act.Act) == one.Act.Lot).Select(act => act.Position)], one.Position);

    private static string? LotOf(Act act) => act switch
    {
        CommitToLot commit => commit.Lot,
        RevealForLot reveal => reveal.Lot,
        _ => null,
    };
}

/// <summary>A sheet of sealed acts.</summary>
/// <param name="Sheet">Its number.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Root">Its Merkle root.</param>
/// <param name="Leaves">Its leaves, with the padding.</param>
/// <param name="Opened">The leaves that were opened.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record SheetRow(long Sheet, DateTimeOffset At, Hash Root, int Leaves, ImmutableArray<int> Opened, long Position)
{
    /// <summary>The row of a sheet.</summary>
    public static SheetRow Of(SealedSheet one, SealingRegister register) =>
        new(one.Sheet, one.At, one.Root, one.Leaves, [.. register.Opened.Where(opened => opened.Sheet == one.Sheet).Select(opened => opened.Index)],
            one.Position);
}

/// <summary>A type of act.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Title">What it does, as an imperative.</param>
/// <param name="Says">What it does, in one sentence.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Level">The signature that the rules in force ask for.</param>
/// <param name="Rules">The rules that it is held against, beside those for every act.</param>
public sealed record ActRow(string Type, string Title, string Says, ImmutableArray<string> Roles, SignatureLevel Level, ImmutableArray<string> Rules);

/// <summary>An entry that names a thing.</summary>
/// <param name="Kind">The kind of thing that its act brings or is about, such as `silence`.</param>
/// <param name="Id">The id of that thing.</param>
/// <param name="Act">The act's name.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record ReferenceRow(string Kind, string Id, string Act, long Position)
{
    /// <summary>The row of an entry.</summary>
    public static ReferenceRow Of(SaidEntry entry) => new(
        entry.Subject?.Kind ?? "entry", entry.Subject?.Id ?? entry.Row.Position.ToString(CultureInfo.InvariantCulture), entry.Row.Type, entry.Row.Position);
}
