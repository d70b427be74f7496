using Comity.Members.Participants;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Who takes part.</summary>
public sealed class ParticipantTests
{
    [Theory]
    [InlineData("KEN", ParticipantKind.State)]
    [InlineData("KE", ParticipantKind.State)]
    [InlineData("FRANCE", ParticipantKind.ObserverState)]
    [InlineData("ken", ParticipantKind.Stakeholder)]
    [InlineData("X", ParticipantKind.Stakeholder)]
    [InlineData("ABCDEFGHIJKLM", ParticipantKind.Stakeholder)]
    [InlineData("SECRETARIAT", ParticipantKind.Stakeholder)]
    [InlineData("ÉTÉ", ParticipantKind.Stakeholder)]
    [InlineData("A B", ParticipantKind.Stakeholder)]
    public void Participant_code_is_free(string code, ParticipantKind kind) =>
        Assert.Equal(("ParticipantCodeIsFree", "participant"), Given.A_process().With_member("KEN").Refusal("secretariat", Given.Admit(code, kind)));

    [Fact]
    public void Participant_is_named()
    {
        var given = Given.A_process().With_member("KEN");
        Assert.Equal(("ParticipantIsNamed", "names"), given.Refusal("secretariat", Given.Admit("FRA") with { Names = [] }));
        Assert.Equal(("ParticipantIsNamed", "names"),
            given.Refusal("secretariat", Given.Admit("FRA") with { Names = [new("en", "France"), new("en", "The French Republic")] }));
        Assert.Equal(("ParticipantIsNamed", "names"), given.Refusal("secretariat", new CorrectParticipant("KEN", [], null, "NV/1")));
        Assert.Equal("Kenya", given.Does("secretariat",
            new CorrectParticipant("KEN", [new("en", "Kenya")], null, "NV/1")).Picture.Members.Participants.Find("KEN")!.NameIn("fr"));
    }

    [Fact]
    public void Participant_takes_part()
    {
        var given = Given.A_process();
        Assert.Equal(("ParticipantTakesPart", "participant"), given.Refusal("secretariat", new EndParticipation("KEN", "NV/1")));
        Assert.Equal(("ParticipantTakesPart", "participant"), given.Refusal("secretariat", new CorrectParticipant("KEN", [new("en", "Kenya")], null, "NV/1")));
        given.With_member("KEN").Does("secretariat", new EndParticipation("KEN", "NV/1"));
        Assert.Equal(("ParticipantTakesPart", "participant"), given.Refusal("secretariat", new EndParticipation("KEN", "NV/1")));
    }

    [Fact]
    public void Who_takes_part_no_longer_cannot_act_and_old_credentials_do_not_come_back()
    {
        var given = Given.A_process().With_member("KEN").With_text().Does("secretariat", new EndParticipation("KEN", "NV/1"));
        Assert.Equal("PersonMayActSo", given.Refusal("KEN", new Comity.Norms.Texts.TakePosition("norms-2015", null, Comity.Norms.Texts.Stance.Supports)).Rule);
        given.Does("secretariat", Given.Admit("KEN"));
        Assert.Equal("PersonMayActSo", given.Refusal("KEN", new Comity.Norms.Texts.TakePosition("norms-2015", null, Comity.Norms.Texts.Stance.Supports)).Rule);
    }

    [Fact]
    public void Development_group_is_of_States()
    {
        var given = Given.A_process().With_member("KEN");
        Assert.Equal(("DevelopmentGroupIsOfStates", "details.development"),
            given.Refusal("secretariat", Given.Admit("ICRC", ParticipantKind.InternationalOrganization) with { Details = Groups(DevelopmentGroup.Ldc) }));
        Assert.Equal(("DevelopmentGroupIsOfStates", "details.development"),
            given.Refusal("secretariat", Given.Admit("UGA") with { Details = Groups(DevelopmentGroup.Ldc, DevelopmentGroup.Ldc) }));
        given.Does("secretariat", Given.Admit("UGA") with { Details = Groups(DevelopmentGroup.Ldc, DevelopmentGroup.Lldc) });
        Assert.Equal([DevelopmentGroup.Ldc, DevelopmentGroup.Lldc], given.Picture.Members.Participants.Find("UGA")!.Details.Development);
        given.Does("secretariat", new CorrectParticipant("UGA", [new("en", "Uganda")], null, "NV/1"));
        Assert.Equal(2, given.Picture.Members.Participants.Find("UGA")!.Details.Development.Length);
    }

    [Fact]
    public void Organization_speaks_for_its_members()
    {
        var given = Given.A_process().With_members("KEN", "UGA").With("ICRC", ParticipantKind.InternationalOrganization);
        var union = Given.Admit("AU", ParticipantKind.RegionalOrganization);
        Assert.Equal(("OrganizationSpeaksForItsMembers", "details.speaksFor"),
            given.Refusal("secretariat", Given.Admit("TZA") with { Details = new([], ["KEN"]) }));
        foreach (var codes in (string[][])[["KEN", "KEN"], ["TZA"], ["ICRC"]])
            Assert.Equal(("OrganizationSpeaksForItsMembers", "details.speaksFor"), given.Refusal("secretariat", union with { Details = new([], [.. codes]) }));
        given.Does("secretariat", union with { Details = new([], ["KEN", "UGA"]) });
        Assert.Equal("AU", Assert.Single(given.Picture.Members.Participants.SpeakersFor("UGA")).Code);
    }

    [Fact]
    public void Joining_has_happened()
    {
        var given = Given.A_process();
        Assert.Equal(("JoiningHasHappened", "details.joined"),
            given.Refusal("secretariat", Given.Admit("KEN") with { Details = new([], [], JoiningMode.Founder, new DateOnly(2026, 3, 4)) }));
        given.Does("secretariat", Given.Admit("KEN") with { Details = new([], [], JoiningMode.Founder, new DateOnly(2020, 1, 1)) })
            .Does("secretariat", Given.Admit("FRA"));
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2026, 3, 2)),
            (given.Picture.Members.Participants.Find("KEN")!.Joined, given.Picture.Members.Participants.Find("FRA")!.Joined));
    }

    private static ParticipantDetails Groups(params DevelopmentGroup[] groups) => new([.. groups], []);
}
