using System.Collections.Immutable;
using System.Globalization;
using Comity.Members.Accreditation;
using Comity.Record.Entries;
using Comity.Record.Lots;

namespace Comity.Members.Participants;

/// <summary>What must hold of participants.</summary>
public static class ParticipantRules
{
    private static readonly ImmutableHashSet<string> Taken =
        [Capacity.Secretariat.ToUpperInvariant(), Capacity.Chair.ToUpperInvariant(), Capacity.Clock.ToUpperInvariant(), Capacity.Server.ToUpperInvariant(),
            Capacity.Oneself.ToUpperInvariant()];

    /// <summary>A code is 2 to 12 capital letters and digits and is nobody else's; a State's has three letters.</summary>
    [Rule("ISO 3166-1 for States", Cases = ["malformed", "reserved", "state", "taken"])]
    public static Refusal? ParticipantCodeIsFree(ParticipantsRegister register, Attempt attempt, Act act) =>
        Newcomer(act) is { } one && CodeFault(register, one.Code, one.Kind) is { } fault ? Refusal.Of("participant", "participant", one.Code).In(fault) : null;

    /// <summary>Only a State or an observer State is in a group of development, and in each once.</summary>
    [Rule("UN list of least developed countries; A/RES/66/288", Cases = ["kind", "twice"])]
    public static Refusal? DevelopmentGroupIsOfStates(ParticipantsRegister register, Attempt attempt, Act act) =>
        DetailsOf(act) is not { Development: { IsDefaultOrEmpty: false } groups } ? null
        : KindOf(register, act) is not { } kind || !IsState(kind) ? Refusal.Of("details.development", "participant", CodeOf(act) ?? "").In("kind")
        : groups.Distinct().Count() != groups.Length ? Refusal.Of("details.development", "participant", CodeOf(act) ?? "").In("twice")
        : null;

    /// <summary>Only a regional organisation speaks for others: for States and observer States that take part, each named once.</summary>
    [Rule("A/RES/65/276; Comity", Cases = ["kind", "stranger", "twice"])]
    public static Refusal? OrganizationSpeaksForItsMembers(ParticipantsRegister register, Attempt attempt, Act act)
    {
        if (DetailsOf(act) is not { SpeaksFor: { IsDefaultOrEmpty: false } codes })
            return null;
        if (KindOf(register, act) != ParticipantKind.RegionalOrganization)
            return Refusal.Of("details.speaksFor", "participant", CodeOf(act) ?? "").In("kind");
        var wrong = codes.GroupBy(code => code).FirstOrDefault(group => group.Count() > 1 || register.Find(group.Key) is not { } one || !IsState(one.Kind));
        return wrong is null ? null : Refusal.Of("details.speaksFor", "participant", wrong.Key).In(wrong.Count() > 1 ? "twice" : "stranger");
    }

    /// <summary>Nobody has joined on a day that has not come yet anywhere on Earth.</summary>
    [Rule("Comity")]
    public static Refusal? JoiningHasHappened(ParticipantsRegister register, Attempt attempt, Act act) =>
        DetailsOf(act)?.Joined is { } day && day > DateOnly.FromDateTime(attempt.At.UtcDateTime.AddHours(14))
            ? Refusal.Of("details.joined", "date", day.ToString("O", CultureInfo.InvariantCulture))
            : null;

    /// <summary>A participant has a name, and at most one in each language.</summary>
    [Rule("Comity", Cases = ["none", "twice"])]
    public static Refusal? ParticipantIsNamed(ParticipantsRegister register, Attempt attempt, Act act) =>
        NamesOf(act) is not { IsDefaultOrEmpty: false } names ? Refusal.Of("names").In("none")
        : names.DistinctBy(name => name.Language).Count() != names.Length ? Refusal.Of("names").In("twice")
        : null;

    /// <summary>One corrects, or ends the participation of, who takes part.</summary>
    [Rule("Comity")]
    public static Refusal? ParticipantTakesPart(ParticipantsRegister register, Attempt attempt, Act act) =>
        act is CorrectParticipant or EndParticipation && CodeOf(act) is { } code && register.Find(code) is null
            ? Refusal.Of("participant", "participant", code) : null;

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

    private static bool IsState(ParticipantKind kind) => kind is ParticipantKind.State or ParticipantKind.ObserverState;

    private static (string Code, ParticipantKind Kind)? Newcomer(Act act) => act switch
    {
        AdmitParticipant admit => (admit.Participant, admit.Kind),
        ProposeAccreditation propose => (propose.Participant, propose.Kind),
        _ => null,
    };

    private static ParticipantKind? KindOf(ParticipantsRegister register, Act act) =>
        Newcomer(act)?.Kind ?? (CodeOf(act) is { } code ? register.Find(code)?.Kind : null);

    private static ParticipantDetails? DetailsOf(Act act) => act switch
    {
        AdmitParticipant admit => admit.Details,
        CorrectParticipant correct => correct.Details,
        ProposeAccreditation propose => propose.Details,
        _ => null,
    };

    private static string? CodeFault(ParticipantsRegister register, string code, ParticipantKind kind) =>
        code.Length is < 2 or > 12 || !code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9')) ? "malformed"
        : Taken.Contains(code) ? "reserved"
        : IsState(kind) && code.Length != 3 ? "state"
        : register.Find(code) is not null ? "taken"
        : null;

    private static ImmutableArray<LocalName> NamesOf(Act act) => act switch
    {
        AdmitParticipant admit => admit.Names,
        CorrectParticipant correct => correct.Names,
        ProposeAccreditation propose => propose.Names,
        _ => [],
    };

    private static string? CodeOf(Act act) => act switch
    {
        CorrectParticipant correct => correct.Participant,
        EndParticipation end => end.Participant,
        _ => Newcomer(act)?.Code,
    };
}
