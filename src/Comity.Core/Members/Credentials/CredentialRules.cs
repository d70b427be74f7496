using System.Collections.Immutable;
using Comity.Members.Delegations;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Members.Credentials;

/// <summary>What must hold of who acts for whom.</summary>
public static class CredentialRules
{
    /// <summary>Who acts for a participant holds its credentials at that time, and they cover the act; who acts in an office holds it.</summary>
    [Rule("A/520/Rev.21 rules 25 and 27; Comity", Cases = ["office", "capacity", "stranger", "credentials", "act"])]
    public static Refusal? PersonMayActSo(MembersPicture picture, Attempt attempt, Act act) =>
        (picture.RoleOf(attempt.Person, attempt.As, attempt.Level, attempt.At) == Role.None ? picture.Bar(attempt.As)
            : picture.Participants.Find(attempt.As) is not null && attempt.Level != SignatureLevel.Received
                && picture.Credentials.Held(attempt.Person, attempt.As, attempt.At)?.Covers(ActName.Of(act)) != true ? "act"
            : null) is { } fault ? Refusal.Of(null, [("capacity", attempt.As), ("act", ActName.Of(act))]).In(fault) : null;

    /// <summary>A pseudonym is `p-` and sixteen of the letters a to z and digits 2 to 7: nothing of the person shows in it. It names who acts, and who is named
    /// in an act.</summary>
    [Rule("Comity")]
    public static Refusal? PersonIsPseudonym(MembersPicture picture, Attempt attempt, Act act) =>
        attempt.Person is { } who && !Pseudonym.Is(who) ? Refusal.Of(null, "person", who)
        : PersonOf(act) is { } person && !Pseudonym.Is(person)
            ? Refusal.Of(act is BeginRecord or HandOverSecretariat or HandOverSecretariatProven ? "secretary" : "person", "person", person)
        : null;

    /// <summary>Nobody gives more than they have: who may do some acts only issues credentials for no others, and nobody issues their own.</summary>
    [Rule("Comity", Cases = ["oneself", "acts"])]
    public static Refusal? CredentialsGiveNoMore(MembersPicture picture, Attempt attempt, IssueCredentials act)
    {
        if (attempt.Person is not { } issuer)
            return null;
        if (issuer == act.Person)
            return Refusal.Of("person", "person", act.Person).In("oneself");
        var own = picture.Credentials.Held(issuer, attempt.As, attempt.At)?.Act.Acts ?? [];
        return own.IsEmpty || (!act.Acts.IsEmpty && act.Acts.All(name => own.Contains(ActName.KindOf(name))))
            ? null
            : Refusal.Of("acts", "person", act.Person).In("acts");
    }

    /// <summary>Credentials and offices that end do so after they begin.</summary>
    [Rule("Comity")]
    public static Refusal? TermEndsAfterItBegins(MembersPicture picture, Attempt attempt, Act act) => act switch
    {
        IssueCredentials { Until: { } until } issue when until <= issue.From => Refusal.Of("until"),
        Appoint { Until: { } until } appoint when until <= appoint.From => Refusal.Of("until"),
        _ => null,
    };

    /// <summary>Credentials are withdrawn from who has them.</summary>
    [Rule("Comity")]
    public static Refusal? CredentialsExist(MembersPicture picture, Attempt attempt, WithdrawCredentials act) =>
        picture.Credentials.Of(act.Person).ContainsKey(attempt.As) ? null : Refusal.Of("person", "person", act.Person);

    /// <summary>An office is left by who holds it.</summary>
    [Rule("Comity")]
    public static Refusal? OfficeIsHeld(MembersPicture picture, Attempt attempt, EndAppointment act) =>
        picture.Credentials.Holds(act.Person, act.Office, attempt.At) ? null : Refusal.Of("person", "person", act.Person);

    /// <summary>The secretariat keeps at least one person now and without an end: only it appoints, so a record without one could never have one
    /// again.</summary>
    [Rule("Comity")]
    public static Refusal? SecretariatIsKept(MembersPicture picture, Attempt attempt, Act act)
    {
        var leaving = act switch
        {
            Appoint { Office: Office.Secretariat } appoint when appoint.Until is not null || appoint.From > attempt.At => appoint.Person,
            EndAppointment { Office: Office.Secretariat } end => end.Person,
            _ => null,
        };
        return leaving is null || picture.Credentials.Offices.Any(held => held.Key != leaving && Stays(held.Value)) ? null
            : Refusal.Of("person", "person", leaving);

        bool Stays(ImmutableSortedDictionary<Office, Appointment> offices) =>
            offices.GetValueOrDefault(Office.Secretariat) is { Act.Until: null } appointment && appointment.HoldsAt(attempt.At);
    }

    /// <summary>Two persons never hold the chair at once: an appointment that overlaps another's is refused until that one is ended or shortened.</summary>
    [Rule("A/520/Rev.21 rules 103 and 105; Comity")]
    public static Refusal? ChairIsOne(MembersPicture picture, Attempt attempt, Appoint act)
    {
        var other = act.Office != Office.Chair ? null
            : picture.Credentials.Chairs.FirstOrDefault(held => held.Person != act.Person && (act.Until is not { } until || held.From < until)
                && (held.Until is not { } end || act.From < end));
        return other is null ? null : Refusal.Of("from", "person", other.Person);
    }

    /// <summary>The server appoints nobody but a person of the secretariat: its operator recovers one of which nobody can sign in any more, by an entry that
    /// everybody sees.</summary>
    [Rule("Comity")]
    public static Refusal? ServerRecoversSecretariat(MembersPicture picture, Attempt attempt, Appoint act) =>
        attempt.As != Capacity.Server || act is { Office: Office.Secretariat, Until: null } ? null : Refusal.Of("office", "office", act.Office.ToString());

    private static string? PersonOf(Act act) => Effect.Lifted(act) switch
    {
        IssueCredentials issue => issue.Person,
        WithdrawCredentials withdraw => withdraw.Person,
        Appoint appoint => appoint.Person,
        EndAppointment end => end.Person,
        ResetSignIn reset => reset.Person,
        SeatHead seat => seat.Person,
        ObjectToCredentials objection => objection.Person,
        AcceptCredentials accept => accept.Person,
        RefuseCredentials refuse => refuse.Person,
        BeginRecord begin => begin.Secretary,
        HandOverSecretariat hand => hand.Secretary,
        _ => null,
    };
}
