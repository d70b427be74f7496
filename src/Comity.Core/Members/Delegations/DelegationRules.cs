using System.Globalization;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;

namespace Comity.Members.Delegations;

/// <summary>What must hold of the credentials of delegations. A delegation that is objected to keeps its seat and its rights: no rule asks for
/// objections but where they are made, withdrawn and decided.</summary>
public static class DelegationRules
{
    /// <summary>From the fourth edition on a list seats a head where the delegation has none: a second one comes with a document of the participant.</summary>
    [Rule("A/520/Rev.21 rule 27; Comity", Cases = ["edition", "headed", "refused"])]
    public static Refusal? ListSeatsTheFirstHead(MembersPicture picture, Attempt attempt, SeatHead act) =>
        (IsEarly(picture) ? "edition"
            : picture.Delegations.Refused.Any(one => one.Participant == act.Participant.Value) ? "refused"
            : !picture.HeadsOf(act.Participant, attempt.At).IsEmpty ? "headed"
            : null) is { } fault ? Refusal.Of("participant", [("participant", act.Participant), ("edition", Edition)]).In(fault) : null;

    /// <summary>From the fourth edition on whom the body refused gets no credentials of that delegation again before the body accepts them.</summary>
    [Rule("A/520/Rev.21 rules 28 and 29; Comity", Since = 4)]
    public static Refusal? RefusedStayRefused(MembersPicture picture, Attempt attempt, IssueCredentials act) =>
        picture.Delegations.Refused.Contains(new(act.Person, attempt.As)) ? Refusal.Of("person", "participant", attempt.As) : null;

    /// <summary>From the fourth edition on neither of two heads whom different instruments seated ends or narrows the credentials of the other, or of those
    /// whom the other named; no letter does so either. The body decides between them.</summary>
    [Rule("A/520/Rev.21 rule 29; Comity", Since = 4)]
    public static Refusal? RivalsUnseatNobody(MembersPicture picture, Attempt attempt, Act act) =>
        TouchedBy(picture, attempt, act) is { } touched && picture.Delegations.IsOfRival(picture.Credentials, touched, attempt.Person, attempt.At)
            ? Refusal.Of(act is ConfirmReceived ? "position" : "person", [("participant", touched.Participant), ("person", touched.Person)]) : null;

    /// <summary>From the fourth edition on a member that may object does so once to the credentials of a delegation or of a head, with reasons: not to its
    /// own, and not to what the body has accepted.</summary>
    [Rule("A/520/Rev.21 rule 29; Comity", Cases = ["edition", "right", "own", "none", "twice", "accepted"])]
    public static Refusal? CredentialsAreObjectedToOnce(MembersPicture picture, Attempt attempt, ObjectToCredentials act)
    {
        var fault = IsEarly(picture) ? "edition"
            : picture.Participants.Find(attempt.As)?.May(ParticipantRight.Object) != true ? "right"
            : act.Participant.Value == attempt.As ? "own"
            : !HasHead(picture, act.Participant, act.Person, attempt.At) ? "none"
            : IsObjectedTo(picture, act.Participant, act.Person, attempt.As) ? "twice"
            : picture.Delegations.Accepted.ContainsKey(new(act.Person ?? "", act.Participant)) ? "accepted"
            : null;
        return fault is null ? null
            : Refusal.Of(act.Person is null ? "participant" : "person", [("participant", act.Participant), ("capacity", attempt.As), ("edition", Edition)])
                .In(fault);
    }

    /// <summary>An objection to credentials is withdrawn by the member whose it is.</summary>
    [Rule("Comity")]
    public static Refusal? CredentialsObjectionIsOnesOwn(MembersPicture picture, Attempt attempt, WithdrawCredentialsObjection act) =>
        IsObjectedTo(picture, act.Participant, act.Person, attempt.As) ? null : Refusal.Of("participant", "participant", act.Participant);

    /// <summary>The body decides on credentials of heads that a delegation has, or that it refused before; of rivals it says which. It refuses only what is
    /// open: what a member objects to, rivals, and heads whose note is missing.</summary>
    [Rule("A/520/Rev.21 rules 28 and 29; Comity", Cases = ["none", "rivals", "settled"])]
    public static Refusal? BodyDecidesOnOpenCredentials(MembersPicture picture, Attempt attempt, Act act)
    {
        var (participant, person, accepts) = act is AcceptCredentials accept ? (accept.Participant, accept.Person, true)
            : (((RefuseCredentials)act).Participant, ((RefuseCredentials)act).Person, false);
        var heads = picture.HeadsOf(participant, attempt.At);
        var meant = heads.Where(one => person is null || one.Person == person.Value).ToList();
        var wasRefused = accepts && person is not null && picture.Delegations.Refused.Contains(new(person, participant));
        var fault = meant.Count == 0 && !wasRefused ? "none"
            : accepts && person is null && !picture.RivalsOf(participant, attempt.At).IsEmpty ? "rivals"
            : !accepts && meant.All(one => one.Provisional.IsEmpty) ? "settled"
            : null;
        return fault is null ? null : Refusal.Of(person is null ? "participant" : "person", "participant", participant).In(fault);
    }

    private static string Edition => RulesOfProcedure.EditionOfGrounds.ToString(CultureInfo.InvariantCulture);

    private static bool IsEarly(MembersPicture picture) => picture.Record.Founding.Rules.Edition < RulesOfProcedure.EditionOfGrounds;

    private static bool HasHead(MembersPicture picture, string participant, string? person, DateTimeOffset time) =>
        picture.HeadsOf(participant, time).Any(one => person is null || one.Person == person);

    private static bool IsObjectedTo(MembersPicture picture, string participant, string? person, string member) =>
        picture.Delegations.Objections.Exists(one => one.Member == member && one.IsTo(participant, person));

    /// <summary>Whose credentials an act would end or narrow. A letter that seats a head again, at once and without an end, takes nothing away.</summary>
    private static CredentialKey? TouchedBy(MembersPicture picture, Attempt attempt, Act act) => act switch
    {
        WithdrawCredentials withdraw => new(withdraw.Person, attempt.As),
        IssueCredentials issue when attempt.Person is null && issue.Standing == DelegationStanding.Head && issue.Acts.IsEmpty && issue.From <= attempt.At
            && issue.Until is null => null,
        IssueCredentials issue => new(issue.Person, attempt.As),
        ConfirmReceived confirm when picture.Record.Received.Acts.GetValueOrDefault(confirm.Position) is { Status: ReceivedStatus.Waiting } waiting =>
            TouchedBy(picture, attempt with { Statement = attempt.Statement with { Person = null } }, waiting.Act.Act),
        _ => null,
    };
}
