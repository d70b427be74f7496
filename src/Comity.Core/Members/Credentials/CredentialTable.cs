using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;

namespace Comity.Members.Credentials;

/// <summary>The table of the acts about credentials and offices: who may do each, under which rules, who is notified, and a sample.</summary>
public static class CredentialTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("credentials")
        .Act<IssueCredentials>(Role.HeadOfDelegation, () => new(Sample.Person, DelegationStanding.Member, Sample.Noon, null, [], "NV/2026/017"), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, CredentialRules.TermEndsAfterItBegins, CredentialRules.CredentialsGiveNoMore))
        .Act<WithdrawCredentials>(Role.HeadOfDelegation, () => new(Sample.Person, "NV/2026/018"), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, CredentialRules.CredentialsExist))
        .Act<Appoint>(
            Role.Secretariat | Role.Server | Role.Body,
            () => new(Sample.Person, Office.Chair, Sample.Noon, Sample.Noon.AddYears(1), "Decision 2026/2"),
            act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, CredentialRules.TermEndsAfterItBegins, CredentialRules.SecretariatIsKept)
            .In(members => members, CredentialRules.ChairIsOne, CredentialRules.ServerRecoversSecretariat))
        .Act<EndAppointment>(Role.Secretariat | Role.Body, () => new(Sample.Person, Office.Chair, "Decision 2026/3"), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, CredentialRules.OfficeIsHeld, CredentialRules.SecretariatIsKept))
        .Act<ResetSignIn>(Role.Secretariat, () => new(Sample.Person, "The device was lost"), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym))
        .Also<BeginRecord>(act => act.In(members => members, CredentialRules.PersonIsPseudonym))
        .Also<HandOverSecretariat>(act => act.In(members => members, CredentialRules.PersonIsPseudonym))
        .Also<HandOverSecretariatProven>(act => act.In(members => members, CredentialRules.PersonIsPseudonym))
        .Also<RegisterKey>(act => act.In(members => members, CredentialRules.PersonIsPseudonym));
}
