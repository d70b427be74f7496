using System.Collections.Immutable;
using Comity.Forum.Grounds;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Audit;

/// <summary>A sheet, and the entry that enters it.</summary>
/// <param name="Root">The sheet, with the root over its leaves.</param>
/// <param name="Position">The entry.</param>
public sealed record EnteredSheet(SheetRoot Root, long Position);

/// <summary>What stands in a record, counted while it was checked.</summary>
public sealed record AuditSummary
{
    /// <summary>How many entries were checked.</summary>
    public required long Size { get; init; }

    /// <summary>The time of the first entry; null in an empty record.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The time of the last entry; null in an empty record.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>The process's title; null in an empty record.</summary>
    public required string? Title { get; init; }

    /// <summary>How many entries there are of each act.</summary>
    public required ImmutableSortedDictionary<string, long> Acts { get; init; }

    /// <summary>How many entries there are of each level of signature.</summary>
    public required ImmutableSortedDictionary<SignatureLevel, long> Levels { get; init; }

    /// <summary>How many sessions each key of the server attested: what rests on the server's word.</summary>
    public required ImmutableSortedDictionary<string, long> Attestors { get; init; }

    /// <summary>How many acts the server entered for itself, by act: what it says that nobody can see.</summary>
    public required ImmutableSortedDictionary<string, long> Server { get; init; }

    /// <summary>How many acts of the clock were computed again, by act.</summary>
    public required ImmutableSortedDictionary<string, long> Clock { get; init; }

    /// <summary>How it stands with the acts that were received for participants.</summary>
    public required ImmutableSortedDictionary<ReceivedStatus, long> Received { get; init; }

    /// <summary>How many acts that need a ground rest on each kind of it.</summary>
    public ImmutableSortedDictionary<GroundKind, long> Grounds { get; init; } = ImmutableSortedDictionary<GroundKind, long>.Empty;

    /// <summary>The published figures, in the order of their entries.</summary>
    public required ImmutableArray<PublishedFigure> Figures { get; init; }

    /// <summary>The files that entries name, and which of them everybody must be able to have.</summary>
    public required FilesRegister Files { get; init; }

    /// <summary>What the clock owed at the time of the last entry and had not entered; null when nothing.</summary>
    public required DueAct? Overdue { get; init; }

    /// <summary>The sheets of sealed acts and votes, each with the entry that enters it.</summary>
    public ImmutableArray<EnteredSheet> Sheets { get; init; } = [];

    /// <summary>The entries that bear a time which has not come yet: a clock that was ahead entered them.</summary>
    public ImmutableArray<long> Ahead { get; init; } = [];
}
