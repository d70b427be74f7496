using Comity.Record.Entries;

namespace Comity.Audit;

/// <summary>What of a record is not as it must be.</summary>
public enum DifferenceKind
{
    /// <summary>The checkpoint is missing, is none, or its signature does not hold.</summary>
    Checkpoint,

    /// <summary>Too few witnesses cosigned the checkpoint, or a cosignature does not hold.</summary>
    Witnesses,

    /// <summary>The record is another one than was seen before.</summary>
    Fork,

    /// <summary>A bundle of entries is missing or cannot be read.</summary>
    Bundle,

    /// <summary>A tile is missing or does not follow from the entries.</summary>
    Tile,

    /// <summary>The entries do not give the checkpoint's root.</summary>
    Root,

    /// <summary>An entry is not written as entries are.</summary>
    Entry,

    /// <summary>An entry holds an act or an edition of the rules that this program does not know: a later program entered it.</summary>
    Later,

    /// <summary>An entry does not carry the number of its place.</summary>
    Position,

    /// <summary>An entry is earlier than the one before it, or lies in the future.</summary>
    Time,

    /// <summary>A rule in force at that position refuses the act.</summary>
    Rule,

    /// <summary>A signature does not hold.</summary>
    Signature,

    /// <summary>A figure comes out differently, or cannot be computed from its files.</summary>
    Figure,

    /// <summary>A public file is missing or has another hash.</summary>
    File,

    /// <summary>The leaves of a sheet do not give its root.</summary>
    Sheet,
}

/// <summary>A difference between a record and what it must be.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Position">The entry, counted from 0; null where it concerns none.</param>
/// <param name="Told">What is wrong, in one sentence.</param>
/// <param name="Refusal">The rule that refuses and its facts; null where no rule does.</param>
public sealed record AuditDifference(DifferenceKind Kind, long? Position, string Told, Refusal? Refusal = null)
{
    /// <summary>What stands in the entry; null where that is not what is wrong.</summary>
    public Statement? Stands { get; init; }

    /// <summary>What comes out where the record's own clock computes it; null where nothing is computed, or nothing is due.</summary>
    public Act? ComesOut { get; init; }

    /// <summary>The refusal of a rule as a difference.</summary>
    public static AuditDifference Of(long position, string act, Refusal refusal)
    {
        var facts = string.Join(", ", refusal.Facts.Select(fact => $"{fact.Key} `{fact.Value}`"));
        var place = refusal.Where is null ? "" : $" at `{refusal.Where}`";
        return new(DifferenceKind.Rule, position, $"The rule `{refusal.Rule}` refuses this `{act}`{place}{(facts.Length == 0 ? "" : $": {facts}")}.", refusal);
    }

    /// <summary>The earlier of two differences; whichever there is.</summary>
    public static AuditDifference? First(AuditDifference? one, AuditDifference? other) =>
        one is null || (other is not null && (other.Position ?? long.MaxValue) < (one.Position ?? long.MaxValue)) ? other : one;
}
