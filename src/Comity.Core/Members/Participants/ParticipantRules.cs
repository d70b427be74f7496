using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Lots;

namespace Comity.Members.Participants;

/// <summary>What must hold of participants.</summary>
public static class ParticipantRules
{
    private static readonly ImmutableHashSet<string> Taken =
        [Capacity.Secretariat.ToUpperInvariant(), Capacity.Chair.ToUpperInvariant(), Capacity.Clock.ToUpperInvariant(), Capacity.Server.ToUpperInvariant(), Capacity.Oneself.ToUpperInvariant()];

    /// <summary>A code is 2 to 12 capital letters and digits and is nobody else's; a State's has three letters.</summary>
    [Rule("ISO 3166-1 for States")]
    public static Refusal? ParticipantCodeIsFree(ParticipantsRegister register, Attempt attempt, AdmitParticipant act) =>
        !IsCode(act.Participant) || (act.Kind is ParticipantKind.State or ParticipantKind.ObserverState && act.Participant.Length != 3)
            || register.Find(act.Participant) is not null
            ? Refusal.Of("participant", "participant", act.Participant)
            : null;

    /// <summary>A participant has a name, and at most one in each language.</summary>
    [Rule("Comity")]
    public static Refusal? ParticipantIsNamed(ParticipantsRegister register, Attempt attempt, Act act) =>
        NamesOf(act) is { IsDefaultOrEmpty: false } names && names.DistinctBy(name => name.Language).Count() == names.Length ? null : Refusal.Of("names");

    /// <summary>One corrects, or ends the participation of, who takes part.</summary>
    [Rule("Comity")]
    public static Refusal? ParticipantTakesPart(ParticipantsRegister register, Attempt attempt, Act act) =>
        CodeOf(act) is { } code && register.Find(code) is null ? Refusal.Of("participant", "participant", code) : null;

    /// <summary>The groups that make the seed of a draw are participants that take part: others could never reveal.</summary>
    [Rule("Comity")]
    public static Refusal? GroupsTakePart(ParticipantsRegister register, Attempt attempt, OpenLot act)
    {
        var stranger = act.Groups.FirstOrDefault(group => register.Find(group) is null);
        return stranger is null ? null : Refusal.Of("groups", "participant", stranger);
    }

    /// <summary>Who undertakes something in public is of a kind that has the right to.</summary>
    [Rule("Comity; the table of rights")]
    public static Refusal? MayCommit(ParticipantsRegister register, Attempt attempt, Act act) =>
        register.Find(attempt.As) is { } participant && !participant.May(ParticipantRight.Commit) ? Refusal.Of(null, "participant", attempt.As) : null;

    private static bool IsCode(string code) =>
        code.Length is >= 2 and <= 12 && code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && !Taken.Contains(code);

    private static ImmutableArray<LocalName> NamesOf(Act act) => act switch
    {
        AdmitParticipant admit => admit.Names,
        CorrectParticipant correct => correct.Names,
        _ => [],
    };

    private static string? CodeOf(Act act) => act switch
    {
        CorrectParticipant correct => correct.Participant,
        EndParticipation end => end.Participant,
        _ => null,
    };
}
