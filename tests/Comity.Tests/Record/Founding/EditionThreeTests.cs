using Comity.Record.Keys;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Tests.Forum;
using Xunit;

namespace Comity.Tests.Record.Founding;

/// <summary>The third edition of the rules: nobody is locked out, confirmations are fresh, sheets have one size.</summary>
public sealed class EditionThreeTests
{
    private static readonly RulesOfProcedure Second = Given.RulesBefore(2);

    private static Given Keyed() => Given.A_process().Does("oneself", Signers.Registers("secretariat"), "secretariat");

    [Theory]
    [InlineData(2, 5, null, null, "early")]
    [InlineData(3, null, 4, 16, "missing")]
    [InlineData(3, 5, null, 16, "missing")]
    [InlineData(3, 5, 4, null, "missing")]
    [InlineData(3, 0, 4, 16, "minutes")]
    [InlineData(3, 61, 4, 16, "minutes")]
    [InlineData(3, 5, 5, 16, "hours")]
    [InlineData(3, 5, 4, 8, "size")]
    [InlineData(3, 5, 4, 4095, "size")]
    [InlineData(3, 60, 1, 65_536, null)]
    public void Edition_brings_its_terms(int edition, int? minutes, int? hours, int? size, string? @case)
    {
        var rules = Given.Rules with { Edition = edition, ConfirmMinutes = minutes, SittingHours = hours, SheetSize = size };
        Assert.Equal(@case, Given.Nothing().Asked("server", Given.Begin with { Rules = rules }).Select(one => one.Case).SingleOrDefault());
        Assert.Equal(@case, Given.A_process(Second).Asked("secretariat", new AdoptRules(rules, "Decision 1")).Select(one => one.Case).SingleOrDefault());
    }

    [Fact]
    public void New_key_is_held()
    {
        var other = Base64Url.Write(Signers.KeyOf("other").PublicKey.ToArray());
        var given = Keyed();
        Assert.Equal("missing", given.Case("secretariat", new ChangeServer(other, [Given.Site], "Moved."), level: SignatureLevel.Key));
        Assert.Equal("wrong", given.Case("secretariat", Given.Server(Given.Site) with { Attestor = other }, level: SignatureLevel.Key));
        var proof = Base64Url.Write(Signers.KeyOf("other").Sign(FoundingRules.Possession(Given.Log, other)));
        given.Does("secretariat", new ChangeServerProven(other, proof, [Given.Site], "Moved."), level: SignatureLevel.Key);
        Assert.Equal(other, given.Picture.Record.Founding.Attestor);
        Assert.Empty(Given.A_process(Second).Asked("secretariat", new ChangeServer(Given.AttestorKey, [Given.Site], "Moved.")));
    }

    [Fact]
    public void Server_is_changed_with_key() =>
        Assert.Equal(("ServerIsChangedWithKey", null), Given.A_process().Refusal("secretariat", Given.Server(Given.Site)));

    [Fact]
    public void Edition_protects_the_server()
    {
        var attempt = new Attempt(Given.A_process().Says("secretariat", Given.Server(Given.Site)), Given.Start, SignatureLevel.Key);
        Assert.NotNull(FoundingRules.EditionProtectsTheServer(Given.A_process(Second).Picture.Record.Founding, attempt, attempt.Act));
        Assert.Null(FoundingRules.EditionProtectsTheServer(Given.A_process().Picture.Record.Founding, attempt, attempt.Act));
    }

    /// <summary>Rules of their own refuse what is known to lock out; this one looks at what comes of an act, whatever the act is.</summary>
    [Fact]
    public void Somebody_can_undo_it()
    {
        var given = Given.A_process();
        var attempt = new Attempt(
            given.Says("secretariat", new EndAppointment(Given.Person("secretariat"), Office.Secretariat, "Gone.")), given.Now, SignatureLevel.Session);
        Assert.Equal("secretariat", ProcessRules.SomebodyCanUndoIt(given.Picture, attempt, attempt.Act)?.Case);
        var rules = given.Says("secretariat", new AdoptRules(Given.Rules with { Levels = [new("RegisterKey", SignatureLevel.Key)] }, "Decision 1"));
        Assert.Equal("key", ProcessRules.SomebodyCanUndoIt(given.Picture, attempt with { Statement = rules }, rules.Act)?.Case);
        var server = given.Says("secretariat", new ChangeServer("no key", [Given.Site], "Moved."));
        Assert.Equal("sessions", ProcessRules.SomebodyCanUndoIt(given.Picture, attempt with { Statement = server }, server.Act)?.Case);
        Assert.Null(ProcessRules.SomebodyCanUndoIt(
            Given.A_process().With_office("second", Office.Secretariat).Picture, attempt, attempt.Act));
    }

    [Theory]
    [InlineData(-5, null)]
    [InlineData(-7, "late")]
    [InlineData(-14_000_000, "late")]
    [InlineData(3, "early")]
    public void Confirmation_is_fresh(int minutes, string? @case)
    {
        var given = Given.A_process().With_member("KEN");
        var statement = given.Says("KEN", new DescribeProcess("A", "B", "C", "D")) with { Act = Given.Credentials("Wanjiru", DelegationStanding.Member) };
        var refusals = given.Ask(statement, Signers.Session(statement, given.Now.AddMinutes(minutes)));
        Assert.Equal(@case, refusals.Select(one => one.Case).SingleOrDefault());
        var old = Given.A_process(Second).With_member("KEN");
        Assert.Empty(old.Ask(statement, Signers.Session(statement, old.Now.AddMinutes(minutes))));
    }

    [Fact]
    public void Confirmation_is_fresh_once_in_a_sitting_for_its_conduct()
    {
        var given = Sessions.Debating();
        var confirmed = given.Now;
        given = given.Overslept(TimeSpan.FromHours(3));
        Assert.Empty(Asked(given, confirmed));
        Assert.Equal("late", Asked(given.Overslept(TimeSpan.FromHours(1.1)), confirmed).Single().Case);
        var meeting = given.Picture.Forum.Meetings.All.Values.First(one => one.SatSince is not null).Id;
        given.Does("chair", new SuspendMeeting(meeting, null)).Does("chair", new ResumeMeeting(meeting));
        Assert.Equal("sitting", Asked(given.Overslept(TimeSpan.FromHours(1)), given.Now.AddHours(-2)).Single().Case);

        static IEnumerable<Refusal> Asked(Given given, DateTimeOffset confirmed)
        {
            var meeting = given.Picture.Forum.Meetings.All.Values.First(one => one.SatSince is not null).Id;
            var statement = given.Says("KEN", new AskForFloor(meeting, 2, FloorKind.Statement));
            return given.Ask(statement, Signers.Session(statement, confirmed));
        }
    }

    [Fact]
    public void Sheet_has_the_size()
    {
        Assert.Equal(("SheetHasTheSize", "leaves"), Given.A_process().Refusal("server", new EnterSealedSheet(1, Hash.Of("root"u8), 32)));
        Given.A_process().Does("server", new EnterSealedSheet(1, Hash.Of("root"u8), 16));
        Given.A_process(Second).Does("server", new EnterSealedSheet(1, Hash.Of("root"u8), 32));
    }

    [Fact]
    public void Votes_have_the_size_and_voters_are_known()
    {
        var given = Given.A_process().With_member("KEN").With_chair().Does("chair", Everything.Consultation)
            .Does("secretariat", Everything.Consultation with { Consultation = "sealed-scope", Terms = VoteTerms.Sealed });
        Assert.Equal(("VotesHaveTheSize", "leaves"), given.Refusal("server", new EnterSealedVotes("sealed-scope", 1, Given.File("votes"), 32)));
        var vote = new Vote(Given.Person("stranger"), "KEN", 0, VoteValue.Agree);
        Assert.Equal(("VotersAreKnown", "votes"), given.Refusal("server", new EnterVotes("scope", 1, [vote])));
        given.Does("server", new EnterVotes("scope", 1, [vote with { Person = Given.Person("KEN") }, vote with { As = "oneself" }]));
    }
}
