using System.Collections.Immutable;

namespace Comity.Record.Entries;

/// <summary>An act that takes effect: what registers are handed. Mostly it is an entry's own act; a received act takes effect when it is entered, confirmed or
/// left uncontested.</summary>
/// <param name="Position">The position of the entry by which it takes effect.</param>
/// <param name="At">The time of that entry.</param>
/// <param name="Act">The act.</param>
/// <param name="As">On whose behalf.</param>
/// <param name="Person">Who; null for received acts, the clock and the server.</param>
/// <param name="Level">How well it is known who said it.</param>
public sealed record Effect(long Position, DateTimeOffset At, Act Act, string As, string? Person, SignatureLevel Level)
{
    /// <summary>Whether it is a received act that took effect at once and may be contested: then it is undone from there on.</summary>
    public bool IsContestable { get; init; }

    /// <summary>The edition of the rules under which its entry was accepted: what an entry of an edition yields never changes.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Which of its entry's effects it is: 0 the entry's own act, 1 the act that it releases.</summary>
    public int Index { get; init; }

    /// <summary>Who is notified of it.</summary>
    public Audience Told { get; init; } = Audience.Nobody;

    /// <summary>The acts that it carries.</summary>
    public ImmutableArray<Act> Carries { get; init; } = [];

    /// <summary>The act as its entry writes it, where that is a later version than registers know; null elsewhere.</summary>
    public Act? Later { get; init; }

    /// <summary>When the document arrived in which a received act stands that takes effect at once; null elsewhere.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>The act by which it is carried out; null for what nothing carried.</summary>
    public Act? CarriedOutBy { get; init; }

    /// <summary>The document in which a received act was said, with all that was entered of it; null for what was not received.</summary>
    public Act? Letter { get; init; }

    /// <summary>The person by whose confirmation a received act takes effect; null where it needed none.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>The act as registers know it.</summary>
    public static Act Lifted(Act act) => act is ILaterAct later ? later.Earlier : act;

    /// <summary>The effect of an entry's own act.</summary>
    public static Effect Of(Entry entry) =>
        Of(entry.Statement.Act, entry.Position, entry.At, entry.Statement.As, entry.Statement.Person, entry.By.Level);

    /// <summary>The effect of an act in the version in which it was written.</summary>
    public static Effect Of(Act act, long position, DateTimeOffset at, string @as, string? person, SignatureLevel level) =>
        new(position, at, Lifted(act), @as, person, level)
        {
            Carries = act is ICarriesActs { Carries: { IsDefaultOrEmpty: false } carries } ? carries : [], Later = act is ILaterAct ? act : null,
        };
}

/// <summary>An act that the clock enters when its time has come. It is made when it is looked at: a tally or a draw costs something, and mostly only the time
/// is asked for.</summary>
/// <param name="at">When it is due.</param>
/// <param name="make">Makes the act from the registers of this moment.</param>
public sealed class DueAct(DateTimeOffset at, Func<Act> make)
{
    private readonly Lazy<Act> act = new(make);

    /// <summary>When it is due.</summary>
    public DateTimeOffset At => at;

    /// <summary>The act.</summary>
    public Act Act => act.Value;
}
