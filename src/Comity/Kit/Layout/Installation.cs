using System.Collections.Immutable;

namespace Comity.Kit.Layout;

/// <summary>What every page says about the installation and how far its record is.</summary>
public sealed record Installation
{
    /// <summary>The process's own name; null until its record has one.</summary>
    public string? Process { get; init; }

    /// <summary>The organisation that serves as secretariat; null until the record names one.</summary>
    public string? Secretariat { get; init; }

    /// <summary>Who runs the server and answers for it; null until that is said.</summary>
    public string? Operator { get; init; }

    /// <summary>How one writes to the operator: an address as shown, not a link; null when none is given.</summary>
    public string? Contact { get; init; }

    /// <summary>The highest classification that may be entered here, in the process's own words; null means public material only.</summary>
    public string? Ceiling { get; init; }

    /// <summary>The number of entries in the record; null when there is no record yet.</summary>
    public long? Entries { get; init; }

    /// <summary>The time of the last entry that a signed checkpoint covers; null when nothing is signed.</summary>
    public DateTimeOffset? SignedUpTo { get; init; }

    /// <summary>The names of the witnesses that cosign checkpoints.</summary>
    public ImmutableArray<string> Witnesses { get; init; } = [];
}

/// <summary>Reads the installation as it stands and as a visitor sees it. Another reader may be registered after it;
/// the last one counts.</summary>
public delegate Installation InstallationReader(Visitor visitor);
