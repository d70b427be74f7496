using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Who acts for whom.</summary>
public sealed class CredentialTests
{
    private static readonly TakePosition Position = new("norms-2015", null, Stance.Supports);

    private static Given Kenya => Given.A_process().With_members("KEN", "FRA").With_text();

    [Fact]
    public void Person_may_act_so()
    {
        var given = Kenya.With_delegate("KEN", "Wanjiru", nameof(TakePosition));
        given.Does("KEN", Position, "Wanjiru");
        Assert.Equal(("PersonMayActSo", null), given.Refusal("FRA", Position, "Wanjiru"));
        Assert.Equal(("PersonMayActSo", null), given.Refusal("KEN", Position, "nobody"));
        Assert.Equal(("PersonMayActSo", null), given.Refusal("XXX", Position, "Wanjiru"));
        Assert.Equal(("PersonMayActSo", null), given.Refusal("secretariat", Given.Text("other"), "Wanjiru"));
        Assert.Equal(("PersonMayActSo", null), given.Refusal("KEN", Everything.Commits("KEN"), "Wanjiru"));
        Assert.Equal("PersonMayActSo", given.Does("KEN", new WithdrawCredentials(Given.Person("Wanjiru"), "NV/2")).Refusal("KEN", Position, "Wanjiru").Rule);
    }

    [Fact]
    public void Credentials_begin_and_end()
    {
        var term = Given.Credentials("Wanjiru", DelegationStanding.Member) with { From = Given.Start.AddDays(1), Until = Given.Start.AddDays(3) };
        var given = Kenya.Does("KEN", term);
        Assert.Equal("PersonMayActSo", given.Refusal("KEN", Position, "Wanjiru").Rule);
        given.After(1).Does("KEN", Position, "Wanjiru");
        Assert.Equal("PersonMayActSo", given.After(2).Refusal("KEN", Position, "Wanjiru").Rule);
    }

    [Fact]
    public void Person_is_pseudonym()
    {
        var given = Kenya;
        Assert.Equal(("PersonIsPseudonym", "person"), given.Refusal("KEN", Given.Credentials("x", DelegationStanding.Member) with { Person = "Wanjiru" }));
        Assert.Equal(("PersonIsPseudonym", "person"), given.Refusal("secretariat", Given.Office("x", Office.Chair) with { Person = "p-AAAAAAAAAAAAAAAA" }));
        Assert.Equal(("PersonIsPseudonym", "person"), given.Refusal("secretariat", new ResetSignIn("p-short", "Lost.")));
    }

    [Fact]
    public void A_pseudonym_is_made_of_random_bytes_and_none_is_lost()
    {
        Gen.Byte.Array[10].Sample(bytes => Pseudonym.Is(Pseudonym.Of(bytes)));
        Gen.Select(Gen.Byte.Array[10], Gen.Byte.Array[10])
            .Sample((one, other) => one.AsSpan().SequenceEqual(other) == (Pseudonym.Of(one) == Pseudonym.Of(other)));
    }

    [Fact]
    public void Term_ends_after_it_begins()
    {
        Assert.Equal(("TermEndsAfterItBegins", "until"),
            Kenya.Refusal("KEN", Given.Credentials("Wanjiru", DelegationStanding.Member) with { Until = Given.Start }));
        Assert.Equal(("TermEndsAfterItBegins", "until"),
            Kenya.Refusal("secretariat", Given.Office("Ann", Office.Chair) with { Until = Given.Start.AddDays(-1) }));
    }

    [Fact]
    public void Credentials_exist()
    {
        Assert.Equal(("CredentialsExist", "person"), Kenya.Refusal("KEN", new WithdrawCredentials(Given.Person("Wanjiru"), "NV/2")));
        Assert.Equal(("CredentialsExist", "person"), Kenya.Refusal("KEN", new WithdrawCredentials(Given.Person("FRA"), "NV/2")));
    }

    [Fact]
    public void Credentials_give_no_more()
    {
        var limited = Kenya.Does("KEN", Given.Credentials("Wanjiru", DelegationStanding.Head, nameof(IssueCredentials), nameof(TakePosition)));
        Assert.Equal(("CredentialsGiveNoMore", "acts"), limited.Refusal("KEN", Given.Credentials("Otieno", DelegationStanding.Head), "Wanjiru"));
        Assert.Equal(("CredentialsGiveNoMore", "acts"),
            limited.Refusal("KEN", Given.Credentials("Otieno", DelegationStanding.Member, nameof(WithdrawCredentials)), "Wanjiru"));
        Assert.Equal(("CredentialsGiveNoMore", "person"),
            limited.Refusal("KEN", Given.Credentials("Wanjiru", DelegationStanding.Head, nameof(TakePosition)), "Wanjiru"));
        limited.Does("KEN", Given.Credentials("Otieno", DelegationStanding.Member, nameof(TakePosition)), "Wanjiru");
    }

    [Fact]
    public void Office_is_held()
    {
        Assert.Equal(("OfficeIsHeld", "person"), Kenya.Refusal("secretariat", new EndAppointment(Given.Person("Ann"), Office.Chair, "Decision 2")));
        var given = Kenya.With_office("Ann", Office.Chair).Does("secretariat", new EndAppointment(Given.Person("Ann"), Office.Chair, "Decision 2"));
        Assert.Equal("PersonMayActSo", given.Refusal("chair", Given.Text("other"), "Ann").Rule);
    }

    [Fact]
    public void Server_recovers_secretariat()
    {
        var lost = Given.Office("Ann", Office.Secretariat);
        Assert.Equal(("ServerRecoversSecretariat", "office"), Kenya.Refusal("server", lost with { Office = Office.Chair }));
        Assert.Equal(("ServerRecoversSecretariat", "office"), Kenya.Refusal("server", lost with { Until = Given.Start.AddYears(1) }));
        Assert.True(Kenya.Does("server", lost).Picture.Members.Credentials.Holds(lost.Person, Office.Secretariat, Given.Start.AddDays(1)));
    }

    [Fact]
    public void Secretariat_is_kept()
    {
        var only = Given.Office("secretariat", Office.Secretariat);
        Assert.Equal(("SecretariatIsKept", "person"), Kenya.Refusal("secretariat", new EndAppointment(only.Person, Office.Secretariat, "Decision 2")));
        Assert.Equal(("SecretariatIsKept", "person"), Kenya.Refusal("secretariat", only with { Until = Given.Start.AddDays(9) }));
        Assert.Equal(("SecretariatIsKept", "person"), Kenya.Refusal("secretariat", only with { From = Given.Start.AddDays(9) }));
        var two = Kenya.With_office("Ann", Office.Secretariat).Does("secretariat", new EndAppointment(only.Person, Office.Secretariat, "Decision 2"));
        Assert.Equal(("SecretariatIsKept", "person"),
            two.Refusal("secretariat", new EndAppointment(Given.Person("Ann"), Office.Secretariat, "Decision 2"), "Ann"));
    }

    [Fact]
    public void An_appointment_with_an_end_does_not_keep_the_secretariat()
    {
        var given = Kenya.Does("secretariat", Given.Office("Ann", Office.Secretariat) with { Until = Given.Start.AddDays(9) });
        Assert.Equal("SecretariatIsKept", given.Refusal("secretariat", new EndAppointment(Given.Person("secretariat"), Office.Secretariat, "Decision 2")).Rule);
    }

    [Fact]
    public void The_head_of_an_observers_delegation_is_no_member()
    {
        var given = Given.A_process().With("ICRC", ParticipantKind.InternationalOrganization);
        var role = given.Picture.Members.RoleOf(Given.Person("ICRC"), "ICRC", SignatureLevel.Session, given.Now);
        Assert.Equal((Role.HeadOfDelegation | Role.Observer, Role.None), (role, role & Role.AnyMember));
    }

    [Fact]
    public void A_person_may_act_in_several_capacities()
    {
        var given = Kenya.With_office("KEN", Office.Chair).With_office("KEN", Office.Reviewer);
        Assert.Equal(["chair", "KEN", "oneself"], given.Picture.Members.CapacitiesOf(Given.Person("KEN"), given.Now));
        Assert.Equal(
            Role.Public | Role.Chair | Role.HeadOfDelegation | Role.Delegate | Role.Reviewer, given.Picture.Members.RolesOf(Given.Person("KEN"), given.Now));
        Assert.Equal(Role.Public, given.Picture.Members.RolesOf(null, given.Now));
    }

    [Fact]
    public void Whoever_acts_for_a_participant_that_left_acts_for_it_no_more()
    {
        var given = Kenya;
        Assert.Contains("KEN", given.Picture.Members.CapacitiesOf(Given.Person("KEN"), given.Now));
        given.Does("secretariat", new EndParticipation("KEN", "NV/9"));
        Assert.Equal(["oneself"], given.Picture.Members.CapacitiesOf(Given.Person("KEN"), given.Now));
        Assert.Equal(Role.Public, given.Picture.Members.RolesOf(Given.Person("KEN"), given.Now));
        given.Does("secretariat", Given.Admit("KEN"));
        Assert.Equal(["oneself"], given.Picture.Members.CapacitiesOf(Given.Person("KEN"), given.Now));
    }

    [Fact]
    public void Rules_of_procedure_may_put_off_credentials_that_were_received()
    {
        var given = Given.A_process(Given.Rules with { Effects = [] }).Does("secretariat", Given.Admit("KEN"))
            .Does("secretariat", Given.Letter("KEN", Given.Credentials("KEN", DelegationStanding.Head))).With_text();
        Assert.Equal("PersonMayActSo", given.Refusal("KEN", Position).Rule);
        given.After(30).Does("KEN", Position);
    }
}
