using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Procedure;

/// <summary>Puts rules of procedure into force under which the forum works: who chairs, when there is a quorum, how long one speaks, how silence runs,
/// whether there are votes.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Decision">The decision by which they were adopted.</param>
public sealed record AdoptProcedure(ProcedureTerms Terms, Words Decision) : Act;

/// <summary>Declares when the forum's seat is closed. What was declared for the same days before stays beside it.</summary>
/// <param name="Days">The days, each from its beginning to its end at the seat.</param>
/// <param name="Basis">By which calendar or decision.</param>
public sealed record DeclareClosedDays(ImmutableArray<ClosedDay> Days, Words Basis) : Act;

/// <summary>A time in which the seat is closed, such as a holiday or a weekend. It is written in instants, so that nobody needs a table of time zones to read
/// it.</summary>
/// <param name="Name">What day it is.</param>
/// <param name="From">When it begins at the seat.</param>
/// <param name="Until">When it ends there.</param>
public sealed record ClosedDay(Title Name, DateTimeOffset From, DateTimeOffset Until);

/// <summary>The terms of procedure. Each part names the instrument that it follows.</summary>
/// <param name="Title">What they are called.</param>
/// <param name="Zone">The time zone of the seat, as IANA names it. It is for showing times; what is decided is decided by instants.</param>
/// <param name="Languages">The official languages, BCP 47.</param>
/// <param name="Silence">The silence procedure.</param>
/// <param name="Leadership">Who chairs.</param>
/// <param name="Voting">Votes.</param>
/// <param name="Quorum">The quorum.</param>
/// <param name="Speaking">Speaking.</param>
public sealed record ProcedureTerms(
    Title Title, string Zone, ImmutableArray<LanguageTag> Languages,
    SilenceTerms Silence, LeadershipTerms Leadership, VotingTerms Voting, QuorumTerms Quorum, SpeakingTerms Speaking);

/// <summary>How a text is adopted by silence.</summary>
/// <param name="Instrument">The instrument, such as `UN decision 74/544`.</param>
/// <param name="MinimumHours">The fewest hours between the beginning and the deadline.</param>
/// <param name="SkipsClosedDays">Whether closed days count not towards the hours, and none may hold the deadline.</param>
/// <param name="Proposers">Who puts a text under silence.</param>
/// <param name="NeedsConsultation">Whether the chair consults before, and says whom.</param>
/// <param name="Languages">The languages in which the text must be there when the clock starts.</param>
/// <param name="AllowsException">Whether the chair may let the clock start without a language, for a reason that is stated.</param>
/// <param name="NamesObjector">Whether it shows who broke silence, in terms from before the fourth edition of the rules; later ones say it by
/// <paramref name="ObjectorSeenBy"/>.</param>
/// <param name="Opens">How it opens; null where any proposer may begin it at any time.</param>
/// <param name="ObjectorSeenBy">Who sees which participant objected; null in terms that say it by <paramref name="NamesObjector"/>.</param>
/// <param name="TextIssued">When an adopted text is issued; null for at once.</param>
/// <param name="GraceMinutes">For how many minutes after the deadline a letter that arrived before it may be entered; null where none may.</param>
/// <param name="NoteHours">Within how many hours after the deadline the Chair notes an objection that only the Chair sees; null for 24.</param>
/// <param name="ExtensionHours">The fewest hours between an extension and the deadline that it sets; null for those of the beginning.</param>
public sealed record SilenceTerms(
    Title Instrument, int MinimumHours, bool SkipsClosedDays, ImmutableArray<SilenceProposer> Proposers, bool NeedsConsultation,
    ImmutableArray<LanguageTag> Languages, bool AllowsException, bool? NamesObjector = null, SilenceOpening? Opens = null, ObjectorSight? ObjectorSeenBy = null,
    TextIssue? TextIssued = null, int? GraceMinutes = null, int? NoteHours = null, int? ExtensionHours = null)
{
    /// <summary>How many hours the Chair has to note an objection where the terms do not say.</summary>
    public const int HoursToNote = 24;

    /// <summary>The most minutes of grace.</summary>
    public const int MostGraceMinutes = 24 * 60;

    /// <summary>The most hours in which the Chair notes an objection.</summary>
    public const int MostNoteHours = 24 * 7;

    /// <summary>Who sees which participant objected.</summary>
    public ObjectorSight WhoSeesObjectors() => ObjectorSeenBy ?? (NamesObjector == false ? ObjectorSight.Chair : ObjectorSight.Everyone);

    /// <summary>When a silence with a deadline settles: once the grace for letters is over and, where only the Chair sees objectors, the hours to note
    /// one.</summary>
    public DateTimeOffset SettlesAfter(DateTimeOffset deadline)
    {
        var grace = TimeSpan.FromMinutes(Math.Clamp(GraceMinutes ?? 0, 0, MostGraceMinutes));
        var note = TimeSpan.FromHours(WhoSeesObjectors() == ObjectorSight.Chair ? Math.Clamp(NoteHours ?? HoursToNote, 0, MostNoteHours) : 0);
        var later = grace > note ? grace : note;
        return DateTimeOffset.MaxValue - deadline > later ? deadline + later : deadline;
    }

    /// <summary>Whether they say what only terms from the fourth edition of the rules on may say.</summary>
    public bool AreOfTheFourthEdition() => (Opens, ObjectorSeenBy, TextIssued, GraceMinutes, NoteHours, ExtensionHours) != default;
}

/// <summary>How a text is put under silence.</summary>
public enum SilenceOpening
{
    /// <summary>By a letter to the members.</summary>
    ByLetter,

    /// <summary>At a meeting at which nobody objects to it.</summary>
    AtMeeting,
}

/// <summary>Who sees which participant objected.</summary>
public enum ObjectorSight
{
    /// <summary>The Chair alone: the objection goes to the Chair, who says that there is one.</summary>
    Chair,

    /// <summary>The members.</summary>
    Members,

    /// <summary>Everyone who reads of the silence.</summary>
    Everyone,
}

/// <summary>When a text that was adopted by silence is issued.</summary>
public enum TextIssue
{
    /// <summary>At once.</summary>
    AtOnce,

    /// <summary>When its adoption is announced at the next meeting, with the statements attached by then.</summary>
    AfterAnnouncement,
}

/// <summary>Who puts a text under silence.</summary>
public enum SilenceProposer
{
    /// <summary>The chair.</summary>
    Chair,

    /// <summary>The secretariat.</summary>
    Secretariat,

    /// <summary>Any member.</summary>
    Member,
}

/// <summary>Who chairs.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Method">How the chair is found.</param>
/// <param name="Groups">The regional groups in the order of their turn; empty where the method knows no groups.</param>
/// <param name="Months">How many months a term lasts.</param>
public sealed record LeadershipTerms(Title Instrument, LeadershipMethod Method, [New] ImmutableArray<RegionalGroup> Groups, int Months);

/// <summary>How a seat is filled.</summary>
public enum LeadershipMethod
{
    /// <summary>In the order of the members' names in English, the one after the last.</summary>
    Alphabet,

    /// <summary>By regional group in turn; the group names one of its members.</summary>
    Group,

    /// <summary>By election among those nominated.</summary>
    Election,

    /// <summary>By lot among those nominated.</summary>
    Lot,
}

/// <summary>Whether and how there are votes.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Allowed">Whether there are votes at all. Where not, everything is decided by consensus.</param>
/// <param name="Procedural">The majority on questions of procedure.</param>
/// <param name="Substantive">The majority on questions of substance.</param>
public sealed record VotingTerms(Title Instrument, bool Allowed, Majority Procedural, Majority Substantive);

/// <summary>A majority, counted of the members that vote for or against.</summary>
public enum Majority
{
    /// <summary>More for than against.</summary>
    Simple,

    /// <summary>At least two thirds for.</summary>
    TwoThirds,

    /// <summary>Nobody against.</summary>
    Consensus,
}

/// <summary>How many members must be there.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="ToOpen">Which part of the members to open a meeting.</param>
/// <param name="ToDecide">Which part of the members to decide: more than this part when the terms say so.</param>
/// <param name="DecidesAbove">Whether a decision needs more than that part, and not just that part.</param>
public sealed record QuorumTerms(Title Instrument, Fraction ToOpen, Fraction ToDecide, bool DecidesAbove);

/// <summary>A part of a whole.</summary>
/// <param name="Part">The parts.</param>
/// <param name="Of">Of how many.</param>
public sealed record Fraction(int Part, int Of)
{
    /// <summary>Whether a number of a whole is at least this part of it.</summary>
    public bool IsReachedBy(int number, int whole) => (long)number * Of >= (long)Part * whole;

    /// <summary>Whether a number of a whole is more than this part of it.</summary>
    public bool IsPassedBy(int number, int whole) => (long)number * Of > (long)Part * whole;
}

/// <summary>How one speaks.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Order">In which order.</param>
/// <param name="Minutes">How many minutes for a statement.</param>
/// <param name="GroupMinutes">How many for a statement on behalf of a group.</param>
/// <param name="Replies">How many rights of reply a participant has on an item.</param>
/// <param name="FirstReplyMinutes">How many minutes for the first reply.</param>
/// <param name="LaterReplyMinutes">How many for each later one.</param>
public sealed record SpeakingTerms(Title Instrument, SpeakingOrder Order, int Minutes, int GroupMinutes, int Replies, int FirstReplyMinutes,
    int LaterReplyMinutes);

/// <summary>In which order one speaks. Statements on behalf of groups come first in both.</summary>
public enum SpeakingOrder
{
    /// <summary>As one asked.</summary>
    Request,

    /// <summary>The regional groups in turn, and inside each as one asked.</summary>
    Group,
}
