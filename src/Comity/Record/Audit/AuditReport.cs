using Comity.Record.Figures;
using Comity.Audit;
using System.Collections.Immutable;
using Comity.Record.Log;

namespace Comity.Record.Audit;

/// <summary>How the auditor came to the log's key.</summary>
public enum KeyTrust
{
    /// <summary>The user gave it.</summary>
    Given,

    /// <summary>It is the key that was taken at the first audit.</summary>
    Remembered,

    /// <summary>The log itself says that this is its key: taken on trust, this once.</summary>
    OnTrust,
}

/// <summary>What was found of the witnesses.</summary>
/// <param name="Policy">Where the policy comes from: `given`, `log`, or `none`.</param>
/// <param name="Cosigned">The names of the witnesses of the policy that cosigned.</param>
/// <param name="Known">How many witnesses the policy knows.</param>
/// <param name="NeedsAny">Whether the policy asks for any cosignature.</param>
public sealed record WitnessReport(string Policy, ImmutableArray<string> Cosigned, int Known, bool NeedsAny)
{
    /// <summary>The names of witnesses that cosigned at an earlier audit and did not cosign this checkpoint.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];
}

/// <summary>A figure, and what came of computing it again.</summary>
/// <param name="Position">The entry.</param>
/// <param name="Figure">The kind of figure.</param>
/// <param name="By">In which capacity it was published.</param>
/// <param name="On">What an attested one rests on.</param>
/// <param name="Answer">What came out.</param>
public sealed record FigureReport(long Position, string Figure, string By, string? On, FigureAnswer Answer);

/// <summary>An audit.</summary>
public sealed record AuditReport
{
    /// <summary>What was audited, as the user named it.</summary>
    public required string Source { get; init; }

    /// <summary>The first difference; null when all holds.</summary>
    public AuditDifference? Difference { get; init; }

    /// <summary>The checkpoint; null when there is none that can be read.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>The log's key.</summary>
    public VerifierKey? Key { get; init; }

    /// <summary>How the auditor came to the key.</summary>
    public KeyTrust Trust { get; init; }

    /// <summary>The witnesses.</summary>
    public WitnessReport? Witnesses { get; init; }

    /// <summary>The version of the program that serves the log; null where it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>The last checkpoint seen before; null at the first audit.</summary>
    public Checkpoint? Seen { get; init; }

    /// <summary>On a fork: the two checkpoints, and where the new one was kept.</summary>
    public (string Before, string Now, string Kept)? Fork { get; init; }

    /// <summary>What stands in the entries.</summary>
    public AuditSummary? Summary { get; init; }

    /// <summary>How many tiles were held against the entries.</summary>
    public long Tiles { get; init; }

    /// <summary>How many bundles were read.</summary>
    public long Bundles { get; init; }

    /// <summary>The figures.</summary>
    public ImmutableArray<FigureReport> Figures { get; init; } = [];

    /// <summary>How many files have their hash.</summary>
    public int Files { get; init; }

    /// <summary>How many received documents are not shown.</summary>
    public int FilesAway { get; init; }

    /// <summary>The files that everybody must be able to have and that nobody provided. They do not spoil the rest: what holds without them holds.</summary>
    public ImmutableArray<MissingFile> FilesMissing { get; init; } = [];

    /// <summary>How many files their authors recalled.</summary>
    public int FilesRecalled { get; init; }

    /// <summary>How many files the secretariat withholds.</summary>
    public int FilesWithheld { get; init; }

    /// <summary>How many sheets of sealed acts and votes have the leaves that give their roots.</summary>
    public int Sheets { get; init; }

    /// <summary>The sheets whose leaves are not served. They do not spoil the rest.</summary>
    public ImmutableArray<EnteredSheet> SheetsMissing { get; init; } = [];

    /// <summary>Whether everything is there that everybody must be able to have.</summary>
    public bool IsWhole => FilesMissing.IsEmpty && SheetsMissing.IsEmpty;

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }
}
