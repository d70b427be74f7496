using Comity.Forum.Procedure;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>The terms of procedure and the days on which the seat is closed.</summary>
public sealed class ProcedureTests
{
    private static readonly ProcedureTerms Terms = ProcedureSets.UnitedNations;

    public static TheoryData<string> Sets => [.. ProcedureSets.All.Keys];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_set_that_ships_can_be_adopted_as_it_is(string name)
    {
        var given = Given.A_process().Does("secretariat", new AdoptProcedure(ProcedureSets.All[name], "Decision 1"));
        Assert.Equal((ProcedureSets.All[name], 1), (given.Picture.Forum.Procedure.Terms, given.Picture.Forum.Procedure.Since));
    }

    [Fact]
    public void Procedure_is_reasonable()
    {
        Refused("ProcedureIsReasonable", "terms.silence.minimumHours", Terms with { Silence = Terms.Silence with { MinimumHours = 0 } });
        Refused("ProcedureIsReasonable", "terms.silence.minimumHours", Terms with { Silence = Terms.Silence with { MinimumHours = 2161 } });
        Refused("ProcedureIsReasonable", "terms.leadership.months", Terms with { Leadership = Terms.Leadership with { Months = 61 } });
        Refused("ProcedureIsReasonable", "terms.speaking.minutes", Terms with { Speaking = Terms.Speaking with { Minutes = 0 } });
        Refused("ProcedureIsReasonable", "terms.speaking.groupMinutes", Terms with { Speaking = Terms.Speaking with { GroupMinutes = 121 } });
        Refused("ProcedureIsReasonable", "terms.speaking.replies", Terms with { Speaking = Terms.Speaking with { Replies = 11 } });
        Refused("ProcedureIsReasonable", "terms.speaking.firstReplyMinutes", Terms with { Speaking = Terms.Speaking with { FirstReplyMinutes = 0 } });
        Refused("ProcedureIsReasonable", "terms.speaking.laterReplyMinutes", Terms with { Speaking = Terms.Speaking with { LaterReplyMinutes = 0 } });
    }

    [Fact]
    public void Quorum_is_part()
    {
        Refused("QuorumIsPart", "terms.quorum.toOpen", Terms with { Quorum = Terms.Quorum with { ToOpen = new(0, 3) } });
        Refused("QuorumIsPart", "terms.quorum.toOpen", Terms with { Quorum = Terms.Quorum with { ToOpen = new(1, 0) } });
        Refused("QuorumIsPart", "terms.quorum.toDecide", Terms with { Quorum = Terms.Quorum with { ToDecide = new(4, 3) } });
        Refused("QuorumIsPart", "terms.quorum.toDecide", Terms with { Quorum = Terms.Quorum with { ToDecide = new(1, 1), DecidesAbove = true } });
        Given.A_process().Does("secretariat",
            new AdoptProcedure(Terms with { Quorum = Terms.Quorum with { ToDecide = new(1, 1), DecidesAbove = false } }, "Decision 1"));
    }

    [Fact]
    public void Silence_can_begin()
    {
        Refused("SilenceCanBegin", "terms.silence.proposers", Terms with { Silence = Terms.Silence with { Proposers = [] } });
        Refused("SilenceCanBegin", "terms.silence.proposers",
            Terms with { Silence = Terms.Silence with { Proposers = [SilenceProposer.Chair, SilenceProposer.Chair] } });
        Refused("SilenceCanBegin", "terms.languages", Terms with { Languages = [], Silence = Terms.Silence with { Languages = [] } });
        Refused("SilenceCanBegin", "terms.languages", Terms with { Languages = ["en", "en"], Silence = Terms.Silence with { Languages = ["en"] } });
        Refused("SilenceCanBegin", "terms.silence.languages", Terms with { Silence = Terms.Silence with { Languages = ["de"] } });
    }

    [Fact]
    public void Groups_have_an_order()
    {
        Refused("GroupsHaveAnOrder", "terms.leadership.groups", Terms with { Leadership = Terms.Leadership with { Groups = ["African States"] } });
        Refused("GroupsHaveAnOrder", "terms.leadership.groups",
            Terms with { Leadership = Terms.Leadership with { Groups = ["African States", "African States"] } });
    }

    [Fact]
    public void Closed_days_end()
    {
        var day = DocumentsHappen.Holiday;
        foreach (var wrong in (ClosedDay[][])[[], [day with { Until = day.From }], [day, day with { Until = day.From.AddDays(11) }],
            [.. Enumerable.Repeat(day, 401)]])
            Assert.Equal(("ClosedDaysEnd", "days"), Given.A_process().Refusal("secretariat", new DeclareClosedDays([.. wrong], "Calendar")));
        var given = Given.A_process().Does("secretariat", new DeclareClosedDays([day], "Calendar"));
        Assert.Equal((null, "A holiday"), (given.Picture.Forum.Procedure.ClosedAt(day.Until), given.Picture.Forum.Procedure.ClosedAt(day.From)));
    }

    [Fact]
    public void Until_terms_are_adopted_those_of_the_program_hold() =>
        Assert.Equal((ProcedureSets.Comity, null), (Given.A_process().Picture.Forum.Procedure.Terms, Given.A_process().Picture.Forum.Procedure.Since));

    /// <summary>Days overlap, touch and lie apart: what lies between now and then without closed days is what was asked for, and then the seat is
    /// open.</summary>
    [Fact]
    public void Open_time_is_counted_as_it_is_laid_out() =>
        Gen.Select(Gen.Select(Gen.Int[0, 400], Gen.Int[1, 60]).Array[0, 12], Gen.Int[0, 300], Gen.Int[1, 200]).Sample((days, start, hours) =>
        {
            var register = ProcedureRegister.Empty with
            {
                Closed = [.. days.Select(day => (Given.Start.AddHours(day.Item1), Given.Start.AddHours(day.Item1 + day.Item2), "closed"))],
            };
            var from = Given.Start.AddHours(start);
            var then = register.OpenAfter(from, TimeSpan.FromHours(hours));
            var counted = Enumerable.Range(0, (int)(then - from).TotalHours).Count(hour => register.ClosedAt(from.AddHours(hour)) is null);
            return register.OpenBetween(from, then) == TimeSpan.FromHours(hours) && counted == hours && register.ClosedAt(then) is null;
        });

    private static void Refused(string rule, string place, ProcedureTerms terms) =>
        Assert.Equal((rule, place), Given.A_process().Refusal("secretariat", new AdoptProcedure(terms, "Decision 1")));
}
