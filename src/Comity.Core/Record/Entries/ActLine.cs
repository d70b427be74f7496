namespace Comity.Record.Entries;

/// <summary>Where an act may be entered.</summary>
public enum Space
{
    /// <summary>In the public record only.</summary>
    Public,

    /// <summary>Among a named audience only.</summary>
    Closed,

    /// <summary>In either.</summary>
    Either,
}

/// <summary>What the table of a procedure says of one type of act, beside its rules.</summary>
/// <param name="Type">The type.</param>
/// <param name="Procedure">The procedure whose table holds it: `silence`. Its title is the text `procedure.silence`.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Sample">An example of it, with an invented State.</param>
public record ActLine(Type Type, string Procedure, Role Roles, Func<Act> Sample)
{
    /// <summary>Its name in the record, with its version from the second on.</summary>
    public string Name { get; } = ActName.Of(Type);

    /// <summary>The kind of act of which it is a version.</summary>
    public string Kind { get; } = ActName.KindOf(ActName.Of(Type));

    /// <summary>Who is notified when it takes effect.</summary>
    public Audience Told { get; init; } = Audience.Nobody;

    /// <summary>Whether it is conduct of a meeting: done while the meeting sits, or on its list of speakers.</summary>
    public bool IsConduct { get; init; }

    /// <summary>Where it may be entered.</summary>
    public Space Space { get; init; }

    /// <summary>Whether all that was sealed before must be in a sheet when the act is entered: it ends a time in which something may be sealed.</summary>
    public bool NeedsSheet { get; init; }

    /// <summary>The consultation whose waiting votes must all be entered before the act; null for an act that closes none.</summary>
    public Func<Act, string>? ClosesVotesOn { get; init; }

    /// <summary>Whether a person can do it at all.</summary>
    public bool IsForPersons => (Roles & ~(Role.Server | Role.Clock | Role.Body)) != Role.None;

    /// <summary>Whether it can stand in a form: of itself, or inside an act that carries it for the body.</summary>
    public bool IsEntered => (Roles & ~(Role.Server | Role.Clock)) != Role.None;
}
