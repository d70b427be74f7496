using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Members.Delegations;

/// <summary>The table of the acts about the credentials of delegations: who may do each, under which rules, who is notified, and a sample.</summary>
public static class DelegationTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("delegations")
        .Act<SeatHead>(Role.Secretariat, () => new("UTO", Sample.Person, Sample.Noon, "List of the founding conference"), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, DelegationRules.ListSeatsTheFirstHead)
            .Told(Audience.Only<SeatHead>(act => act.Participant)))
        .Act<ObjectToCredentials>(Role.AnyMember, () => new("UTO", null, "The note was not signed by the government."), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, DelegationRules.CredentialsAreObjectedToOnce)
            .Told(Audience.Everyone))
        .Act<WithdrawCredentialsObjection>(Role.AnyMember, () => new("UTO", null), act => act
            .In(members => members, DelegationRules.CredentialsObjectionIsOnesOwn)
            .Told(Audience.Everyone))
        .Act<AcceptCredentials>(Role.Body, () => new("UTO", null, "The report of the credentials committee is approved."), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, DelegationRules.BodyDecidesOnOpenCredentials)
            .Told(Audience.Everyone))
        .Act<RefuseCredentials>(Role.Body, () => new("UTO", Sample.Person, "The report of the credentials committee is approved."), act => act
            .In(members => members, CredentialRules.PersonIsPseudonym, DelegationRules.BodyDecidesOnOpenCredentials)
            .Told(Audience.Everyone))
        .Also<IssueCredentials>(act => act.In(members => members, DelegationRules.RefusedStayRefused, DelegationRules.RivalsUnseatNobody))
        .Also<WithdrawCredentials>(act => act.In(members => members, DelegationRules.RivalsUnseatNobody))
        .Also<ConfirmReceived>(act => act.In(members => members, DelegationRules.RivalsUnseatNobody));
}
