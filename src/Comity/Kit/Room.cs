using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Kit;

/// <summary>What a request must prove of who sends it.</summary>
public enum Proof
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A session, or the key of a program that reaches so far.</summary>
    Session,

    /// <summary>A session that was confirmed within the last minutes, or the key of a program that may act: who made it confirmed.</summary>
    Confirmation,

    /// <summary>A session while the form is filled in, and for the act itself what its rules ask for: the door asks.</summary>
    AtTheDoor,
}

/// <summary>Who may ask something of an address.</summary>
/// <param name="Roles">One of these roles is enough.</param>
/// <param name="NeedsAccount">Whether one must be signed in, in whatever role.</param>
/// <param name="Proof">What is asked of who is signed in. Where everyone may come, who is not signed in has nothing to prove.</param>
public sealed record Who(Role Roles, bool NeedsAccount, Proof Proof)
{
    /// <summary>Everyone.</summary>
    public static Who Everyone { get; } = new(Role.Public, false, Proof.Nothing);

    /// <summary>Whoever is signed in.</summary>
    public static Who Account { get; } = new(Role.Public, true, Proof.Session);

    /// <summary>Whoever is signed in and is somebody in the process.</summary>
    public static Who Person { get; } = new(Role.AnyPerson, true, Proof.Session);

    /// <summary>The secretariat.</summary>
    public static Who Secretary { get; } = new(Role.Secretariat, true, Proof.Session);

    /// <summary>The secretariat and the Chair.</summary>
    public static Who Leader { get; } = new(Role.Secretariat | Role.Chair, true, Proof.Session);

    /// <summary>Whoever invites others.</summary>
    public static Who Inviter { get; } = new(Role.Secretariat | Role.HeadOfDelegation, true, Proof.Session);

    /// <summary>The same, and who is signed in has just confirmed who they are.</summary>
    public Who Confirmed => this with { Proof = Proof.Confirmation };

    /// <summary>The same, to enter acts.</summary>
    public Who Acting => this with { Proof = Proof.AtTheDoor };
}

/// <summary>An address, who may read it and who may send to it.</summary>
/// <param name="Pattern">The address as routes write it.</param>
/// <param name="Read">Who may read it; null where it is only sent to.</param>
/// <param name="Send">Who may send to it; null where it is only read.</param>
public sealed record AccessLine(string Pattern, Who? Read, Who? Send = null)
{
    /// <summary>Which class of things it shows.</summary>
    public Shows Shows { get; init; } = Shows.Unsaid;

    /// <summary>Whether it is a part of a desk, which has no accounts: there it is for whoever sits at it.</summary>
    public bool IsDesk { get; init; }

    /// <summary>Addresses that are only read.</summary>
    public static ImmutableArray<AccessLine> Reading(Who who, params ReadOnlySpan<string> patterns) => Lines(who, null, patterns);

    /// <summary>Addresses that are read, and sent to, by the same people.</summary>
    public static ImmutableArray<AccessLine> Both(Who who, params ReadOnlySpan<string> patterns) => Lines(who, who, patterns);

    /// <summary>Addresses where the same people fill in acts and enter them.</summary>
    public static ImmutableArray<AccessLine> Acting(Who who, params ReadOnlySpan<string> patterns) => Lines(who, who.Acting, patterns);

    /// <summary>Addresses that are only sent to.</summary>
    public static ImmutableArray<AccessLine> Sending(Who who, params ReadOnlySpan<string> patterns) => Lines(null, who, patterns);

    private static ImmutableArray<AccessLine> Lines(Who? read, Who? send, ReadOnlySpan<string> patterns)
    {
        var lines = ImmutableArray.CreateBuilder<AccessLine>(patterns.Length);
        foreach (var pattern in patterns)
            lines.Add(new(pattern, read, send));
        return lines.MoveToImmutable();
    }
}

/// <summary>Says of several addresses what they show.</summary>
public static class AccessLines
{
    /// <summary>The addresses, which show a class of things.</summary>
    public static IEnumerable<AccessLine> Showing(this IEnumerable<AccessLine> lines, Shows shows) => lines.Select(line => line with { Shows = shows });
}

/// <summary>A page that every installation has and that everyone may read: a search finds it by its title, and the site's map lists it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Title">The key of its title.</param>
public sealed record PublicPage(string Address, string Title);

/// <summary>The face of a room, or of a part of the server: all that the host must know of it. An address that no face names is answered to nobody.</summary>
/// <param name="Name">Its name.</param>
public sealed record Room(string Name)
{
    /// <summary>Who may use its addresses.</summary>
    public ImmutableArray<AccessLine> Access { get; init; } = [];

    /// <summary>Its pages for everyone.</summary>
    public ImmutableArray<PublicPage> Pages { get; init; } = [];

    /// <summary>Offers what its pages and the other rooms ask for.</summary>
    public Action<IServiceCollection> Offer { get; init; } = _ => { };

    /// <summary>Adds its addresses that are no pages.</summary>
    public Action<IEndpointRouteBuilder> Map { get; init; } = _ => { };
}

/// <summary>Tells how often something that pages show, but that no entry holds, has changed since the server started, as far as a sight shows it. Each room
/// that has such things offers one.</summary>
public delegate long EditionReader(Sight sight);
