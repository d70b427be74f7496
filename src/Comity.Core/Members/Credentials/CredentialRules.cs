using Comity.Record.Entries;

namespace Comity.Members.Credentials;

/// <summary>What must hold of who acts for whom.</summary>
public static class CredentialRules
{
    /// <summary>Who acts for a participant holds its credentials at that time, and they cover the act; who acts in an office holds it.</summary>
    [Rule("A/520/Rev.21 rules 25 and 27; Comity")]
    public static Refusal? PersonMayActSo(MembersPicture picture, Attempt attempt, Act act) =>
        picture.RoleOf(attempt.Person, attempt.As, attempt.Level, attempt.At) == Role.None
            || (picture.Participants.Find(attempt.As) is not null && attempt.Level != SignatureLevel.Received
                && picture.Credentials.Held(attempt.Person, attempt.As, attempt.At)?.Covers(ActName.Of(act)) != true)
            ? Refusal.Of(null, [("capacity", attempt.As), ("act", ActName.Of(act))])
            : null;

    /// <summary>A pseudonym is `p-` and sixteen of the letters a to z and digits 2 to 7: nothing of the person shows in it.</summary>
    [Rule("Comity")]
    public static Refusal? PersonIsPseudonym(MembersPicture picture, Attempt attempt, Act act) =>
        PersonOf(act) is { } person && !Pseudonym.Is(person) ? Refusal.Of("person", "person", person) : null;

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

    /// <summary>An office is left by who holds it, and the secretariat keeps at least one person.</summary>
    [Rule("Comity")]
    public static Refusal? OfficeIsHeld(MembersPicture picture, Attempt attempt, EndAppointment act) =>
        !picture.Credentials.Holds(act.Person, act.Office, attempt.At)
            || (act.Office == Office.Secretariat && picture.Credentials.Offices.Count(held => picture.Credentials.Holds(held.Key, Office.Secretariat, attempt.At)) < 2)
            ? Refusal.Of("person", "person", act.Person)
            : null;

    private static string? PersonOf(Act act) => act switch
    {
        IssueCredentials issue => issue.Person,
        WithdrawCredentials withdraw => withdraw.Person,
        Appoint appoint => appoint.Person,
        EndAppointment end => end.Person,
        ResetSignIn reset => reset.Person,
        Comity.Record.Founding.BeginRecord begin => begin.Secretary,
        _ => null,
    };
}
