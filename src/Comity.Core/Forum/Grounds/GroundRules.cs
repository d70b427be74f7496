using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Chair;
using Comity.Forum.Commitments;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Grounds;

/// <summary>What must hold of grounds: nothing changes who takes part, who leads, which rules hold or which words are in force without one.</summary>
public static class GroundRules
{
    /// <summary>The fewest days after which an instrument takes effect that nobody contests.</summary>
    public const int LeastDays = 1;

    /// <summary>The most days.</summary>
    public const int MostDays = 90;

    /// <summary>What always needs a ground: without it the rest could be taken away by anybody.</summary>
    public static ImmutableArray<string> Always { get; } = [nameof(AdoptProcedure), nameof(AdoptRules), nameof(EndFounding), nameof(SetCompetence)];

    /// <summary>The kinds of act that need a ground before a process says anything else.</summary>
    public static ImmutableSortedSet<string> First { get; } = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, (string[])
    [
        .. Always, nameof(AdmitParticipant), nameof(EndParticipation), nameof(AdoptModality), nameof(AdoptText), nameof(EndText), nameof(EnterModel),
        nameof(ChangeModelStatus), nameof(Appoint), nameof(HandOverSecretariat), nameof(EstablishGroup), nameof(EnterNormsReview), nameof(DecideAccreditation),
    ]);

    /// <summary>From the fourth edition on what the terms name is done in the founding, by a decision or an instrument that carries it, or by a procedure of
    /// this record: a chair follows from the seat that its State holds.</summary>
    [Rule("Comity; the terms of competence", Since = 4)]
    public static Refusal? GroundIsADecision(ForumPicture picture, Attempt attempt, Act act) =>
        attempt.As is Capacity.Body or Capacity.Server or Capacity.Clock || picture.Grounds.FoundedBy is null || !Needs(picture, act)
            || SeatOf(picture, act) is not null ? null : Refusal.Of(null, "act", ActName.KindOf(act));

    /// <summary>What founds a process is named, and the founding ended, once, while it goes on.</summary>
    [Rule("Comity", Cases = ["over", "future"])]
    public static Refusal? FoundingGoesOn(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Grounds.FoundedBy is { } over ? Refusal.Of(null, "position", Text(over)).In("over")
            : act is NameFoundingInstrument named && IsFuture(named.Dated, attempt) ? Refusal.Of("dated", "position", "").In("future") : null;

    /// <summary>The terms of competence never drop the acts by which they themselves could be taken away, and give instruments between 1 and 90 days.</summary>
    [Rule("Comity", Cases = ["always", "days"])]
    public static Refusal? CompetenceIsKept(GroundsRegister register, Attempt attempt, SetCompetence act)
    {
        var missing = Always.FirstOrDefault(kind => !act.Acts.Any(named => named.Value == kind));
        return missing is not null ? Refusal.Of("acts", "act", missing).In("always")
            : act.Days is < LeastDays or > MostDays ? Refusal.Of("days", "act", Text(act.Days)).In("days") : null;
    }

    /// <summary>An instrument is told to everybody before it takes effect: it has an id of its own, acts that rest on it, and a date that has come.</summary>
    [Rule("Comity", Cases = ["malformed", "taken", "empty", "future", "edition"])]
    public static Refusal? GroundIsToldToAll(ForumPicture picture, Attempt attempt, EnterInstrument act) =>
        picture.Record.Founding.Rules.Edition < RulesOfProcedure.EditionOfGrounds ? Refusal.Of(null, "instrument", act.Instrument).In("edition")
        : Identifier.Fault(act.Instrument, picture.Grounds.Instruments.ContainsKey(act.Instrument)) is { } fault
            ? Refusal.Of("instrument", "instrument", act.Instrument).In(fault)
        : act.Carries.IsDefaultOrEmpty ? Refusal.Of("carries", "instrument", act.Instrument).In("empty")
        : IsFuture(act.Dated, attempt) ? Refusal.Of("dated", "instrument", act.Instrument).In("future") : null;

    /// <summary>An instrument is contested within its days, once by each member, until it was ruled on; also one of a superior organ, which is in effect
    /// meanwhile and stays so. A contest is its author's own; the Chair rules on what is contested, and the body on appeal.</summary>
    [Rule("A/520/Rev.21 rule 113: appeal; Comity", Cases = ["missing", "late", "ruled", "right", "twice", "own", "uncontested"])]
    public static Refusal? ContestIsOpen(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = IdOf(act);
        var one = picture.Grounds.Instruments.GetValueOrDefault(id);
        var @case = one is null ? "missing" : act switch
        {
            ContestGround => picture.Members.Participants.Find(attempt.As)?.May(ParticipantRight.Decide) != true ? "right"
                : one.Contests.ContainsKey(attempt.As) ? "twice" : one.Ruling is not null ? "ruled" : attempt.At >= one.ContestBy ? "late" : null,
            WithdrawGroundContest => one.Contests.ContainsKey(attempt.As) ? null : "own",
            _ => one.WasContested && (attempt.As == Capacity.Body || !one.Contests.IsEmpty) ? null : "uncontested",
        };
        return @case is null ? null : Refusal.Of("instrument", [("instrument", id), ("capacity", attempt.As)]).In(@case);
    }

    /// <summary>An instrument takes effect when nobody's contest of it is open.</summary>
    [Rule("Comity")]
    public static Refusal? GroundIsUncontested(GroundsRegister register, Attempt attempt, SettleGround act) =>
        register.Instruments.GetValueOrDefault(act.Instrument) is { Status: InstrumentStatus.Waiting, Contests.IsEmpty: true } ? null
            : Refusal.Of("instrument", "instrument", act.Instrument);

    /// <summary>Whether the terms ask for a ground of an act: of some kinds only where it changes what they protect, so of States and of endorsed models, of
    /// the
    /// chair, of accreditations that the body decides.</summary>
    public static bool Needs(ForumPicture picture, Act act) =>
        act is AcceptCredentials or RefuseCredentials || picture.Grounds.Competence.Acts.Contains(ActName.KindOf(act)) && act switch
        {
            AdmitParticipant admit => admit.Kind == ParticipantKind.State,
            EnterModel model => model.Status == ModelStatus.Endorsed,
            ChangeModelStatus model =>
                model.Status == ModelStatus.Endorsed || picture.Norms.Texts.Models.GetValueOrDefault(model.Book)?.Status == ModelStatus.Endorsed,
            Appoint appoint => appoint.Office == Office.Chair,
            DecideAccreditation decide => picture.Members.Accreditation.Find(decide.Participant)?.Modality.Decider == AccreditationDecider.Body,
            _ => true,
        };

    /// <summary>Whether an act is itself a procedure's result that counts among grounds: a filled seat, a granted accreditation.</summary>
    internal static bool Settles(Act act) => act is FillSeat or SettleAccreditation { IsGranted: true };

    /// <summary>The filled seat from which it follows who is appointed chair; null where it follows from none.</summary>
    internal static string? SeatOf(ForumPicture picture, Act act) =>
        act is Appoint { Office: Office.Chair } appoint ? picture.Chair.HeldAt(SeatKind.Chair, appoint.From)?.Id : null;

    private static bool IsFuture(DateOnly date, Attempt attempt) => date > DateOnly.FromDateTime(attempt.At.UtcDateTime.AddHours(14));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string IdOf(Act act) => act switch
    {
        ContestGround contest => contest.Instrument,
        WithdrawGroundContest withdraw => withdraw.Instrument,
        RuleOnGround rule => rule.Instrument,
        _ => "",
    };
}
