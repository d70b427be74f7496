using Comity.Record.Entries;

namespace Comity.Kit;

/// <summary>What an address shows: only who reads it is answered there, and everybody else as if there were no such address.</summary>
public sealed class Shows
{
    private readonly string name;
    private readonly Func<Sight, bool> isSeen;

    private Shows(string name, Func<Sight, bool> isSeen) => (this.name, this.isSeen) = (name, isSeen);

    /// <summary>Nobody said it: it is shown to nobody.</summary>
    public static Shows Unsaid { get; } = new("unsaid", _ => false);

    /// <summary>Nothing of the process, or so much as the reader sees: a search, the first page.</summary>
    public static Shows Open { get; } = new("open", _ => true);

    /// <summary>What is the visitor's own.</summary>
    public static Shows Own { get; } = new("own", _ => true);

    /// <summary>A file, which stands with what names it.</summary>
    public static Shows Files { get; } = new("files", _ => true);

    /// <summary>Consultations, to those in whose audience the reader is.</summary>
    public static Shows Consultations { get; } = new("consultations", sight => sight.SeesConsultations);

    /// <summary>The class of this name, as those below.</summary>
    public static Shows Members { get; } = Of(ThingClass.Members);

    /// <inheritdoc cref="Members"/>
    public static Shows Meetings { get; } = Of(ThingClass.Meetings);

    /// <inheritdoc cref="Members"/>
    public static Shows Statements { get; } = Of(ThingClass.Statements);

    /// <inheritdoc cref="Members"/>
    public static Shows Documents { get; } = Of(ThingClass.Documents);

    /// <inheritdoc cref="Members"/>
    public static Shows Proposals { get; } = Of(ThingClass.Proposals);

    /// <inheritdoc cref="Members"/>
    public static Shows Decisions { get; } = Of(ThingClass.Decisions);

    /// <inheritdoc cref="Members"/>
    public static Shows Texts { get; } = Of(ThingClass.Texts);

    /// <inheritdoc cref="Members"/>
    public static Shows Record { get; } = Of(ThingClass.Record);

    /// <summary>Whether a sight shows it.</summary>
    public bool To(Sight sight) => isSeen(sight);

    /// <summary>What the list of access calls it.</summary>
    public override string ToString() => name;

    private static Shows Of(ThingClass one) => new(one.ToString().ToLowerInvariant(), sight => sight.Sees(one));
}
