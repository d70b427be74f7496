using System.Globalization;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Members.Accreditation;

/// <summary>What must hold of the accreditation of observers.</summary>
public static class AccreditationRules
{
    /// <summary>The fewest days that a modality leaves to object.</summary>
    internal const int FewestDays = 1;

    /// <summary>The most days that a modality leaves to object.</summary>
    internal const int MostDays = 180;

    /// <summary>A modality leaves members 1 to 180 days to object.</summary>
    [Rule("A/80/257 annex I; Comity")]
    public static Refusal? ModalityLeavesTime(AccreditationRegister register, Attempt attempt, AdoptModality act) =>
        act.ObjectionDays is >= FewestDays and <= MostDays
            ? null
            : Refusal.Of("objectionDays", [("days", Text(act.ObjectionDays)), ("least", Text(FewestDays)), ("most", Text(MostDays))]);

    /// <summary>Accreditation needs a published modality that is in force.</summary>
    [Rule("A/80/257 annex I; Comity")]
    public static Refusal? ModalityIsInForce(AccreditationRegister register, Attempt attempt, ProposeAccreditation act) =>
        register.Modality is null ? Refusal.Of(null, "participant", act.Participant) : null;

    /// <summary>Observers are accredited; who is to be a member is admitted by decision.</summary>
    [Rule("Comity")]
    public static Refusal? AccreditationIsForObservers(AccreditationRegister register, Attempt attempt, ProposeAccreditation act) =>
        act.Kind == ParticipantKind.State ? Refusal.Of("kind", "participant", act.Participant) : null;

    /// <summary>Who is proposed is not proposed already, nor admitted while the proposal is open.</summary>
    [Rule("Comity")]
    public static Refusal? ProposalIsTheOnlyOne(AccreditationRegister register, Attempt attempt, Act act) =>
        Code(act) is { } code && register.Find(code) is not null ? Refusal.Of("participant", "participant", code) : null;

    /// <summary>Who has the right to object does so.</summary>
    [Rule("A/80/257 annex I; Comity")]
    public static Refusal? ObjectingIsARight(ParticipantsRegister register, Attempt attempt, ObjectToAccreditation act) =>
        register.Find(attempt.As)?.May(ParticipantRight.Object) == true ? null : Refusal.Of(null, "participant", attempt.As);

    /// <summary>One objects once, to a proposal that is open, before the time to object has passed.</summary>
    [Rule("A/80/257 annex I; Comity", Cases = ["missing", "late", "objected"])]
    public static Refusal? ObjectionIsInTime(AccreditationRegister register, Attempt attempt, ObjectToAccreditation act) =>
        register.Find(act.Participant) is not { } one ? Refusal.Of("participant", "participant", act.Participant).In("missing")
        : attempt.At >= one.Ends ? Refusal.Of("participant", "participant", act.Participant).In("late")
        : one.Objections.ContainsKey(attempt.As) ? Refusal.Of("participant", "participant", act.Participant).In("objected")
        : null;

    /// <summary>An objection can be received only where the rules of procedure let it take effect at once: after the time to contest it would be too
    /// late.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedObjectionIsAtOnce(MembersPicture picture, Attempt attempt, ObjectToAccreditation act) =>
        attempt.Level == SignatureLevel.Received && !ReceivedRegister.IsAtOnce(act, picture.Record.Founding.Rules)
            ? Refusal.Of(null, "participant", act.Participant) : null;

    /// <summary>One withdraws an objection that one has made, while nothing is decided.</summary>
    [Rule("Comity")]
    public static Refusal? ObjectionIsOnesOwn(AccreditationRegister register, Attempt attempt, WithdrawObjection act) =>
        register.Find(act.Participant)?.Objections.ContainsKey(attempt.As) == true ? null : Refusal.Of("participant", "participant", act.Participant);

    /// <summary>It is decided over an accreditation to which a member objects, when the time to object has passed. Without an objection nothing is left to
    /// decide.</summary>
    [Rule("A/80/257 annex I; Comity", Cases = ["missing", "early", "undisputed"])]
    public static Refusal? AccreditationIsDisputed(AccreditationRegister register, Attempt attempt, DecideAccreditation act) =>
        register.Find(act.Participant) is not { } one ? Refusal.Of("participant", "participant", act.Participant).In("missing")
        : one.WaitsForDecisionAt(attempt.At) ? null
        : Refusal.Of("participant", "participant", act.Participant).In(attempt.At < one.Ends ? "early" : "undisputed");

    /// <summary>Where the modality leaves it to the chair, the chair decides and nobody else.</summary>
    [Rule("Comity")]
    public static Refusal? AccreditationIsDecidedAsSet(AccreditationRegister register, Attempt attempt, DecideAccreditation act) =>
        register.Find(act.Participant) is { Modality.Decider: AccreditationDecider.Chair } && attempt.As != Capacity.Chair
            ? Refusal.Of(null, "participant", act.Participant) : null;

    private static string? Code(Act act) => act switch
    {
        ProposeAccreditation propose => propose.Participant,
        AdmitParticipant admit => admit.Participant,
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
