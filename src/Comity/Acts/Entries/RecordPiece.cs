using System.Globalization;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Comity.Storage;
using Microsoft.AspNetCore.Components;

namespace Comity.Acts.Entries;

/// <summary>A page that shows the record or what follows from it: all of it is made from one view, so that nothing on it contradicts the rest.</summary>
public abstract class RecordPiece : Piece
{
    /// <summary>The record.</summary>
    [Inject]
    public OpenRecord Record { get; set; } = default!;

    /// <summary>The entries in brief.</summary>
    [Inject]
    public EntryIndex Entries { get; set; } = default!;

    /// <summary>The clock.</summary>
    [Inject]
    public TimeProvider Clock { get; set; } = default!;

    /// <summary>The request that the page answers.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    /// <summary>The view that the page is made from.</summary>
    protected RecordView View { get; private set; } = default!;

    /// <summary>The registers.</summary>
    protected Picture Picture => View.Picture;

    /// <summary>The time for which the page holds: the clock's, and never before the last entry.</summary>
    protected DateTimeOffset Now { get; private set; }

    /// <summary>What the address asks of the page's list.</summary>
    protected ListQuery Query => ListQuery.Of(Context);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        View = Record.SeenBy(Visitor.Reader);
        var clock = Clock.GetUtcNow();
        Now = clock > Picture.At ? clock : Picture.At;
        Read();
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual void Read()
    {
    }

    /// <summary>Answers that there is no such page.</summary>
    protected void Missing() => Context.Response.StatusCode = StatusCodes.Status404NotFound;

    /// <summary>A participant's name in the reader's language; the code where nobody has it.</summary>
    protected string NameOf(string code) => Picture.Members.Participants.All.GetValueOrDefault(code)?.NameIn(Visitor.Language.Code) ?? code;

    /// <summary>A capacity in words: a participant's name, or who the word means.</summary>
    protected string CapacityOf(string capacity) =>
        Picture.Members.Participants.All.ContainsKey(capacity) ? NameOf(capacity)
            : capacity is Capacity.Secretariat or Capacity.Chair or Capacity.Oneself or Capacity.Clock or Capacity.Server
            ? T[$"record.capacity.{capacity}"] : capacity;

    /// <summary>A named value in words.</summary>
    protected string Word(Enum value) => ActWords.Value(T, value);

    /// <summary>Whether the reader reads the record: then entries have numbers and pages.</summary>
    protected bool ShowsEntries => View.ShowsEntries;

    /// <summary>The page of an entry; null for a reader who does not read the record, for whom a link without an address is plain words.</summary>
    protected string? AddressOf(long position) => ShowsEntries ? $"/record/{Number(position)}" : null;

    /// <summary>The words that name an entry by its number; nothing for a reader who does not read the record.</summary>
    protected string? EntryWords(long position) => ShowsEntries ? T["record.entry", Number(position)] : null;

    /// <summary>The number of an entry; nothing for a reader who does not read the record.</summary>
    protected long? EntryNumber(long position) => ShowsEntries ? position : null;

    /// <summary>A number as addresses have it.</summary>
    protected static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
