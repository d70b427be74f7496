using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Notices;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Api;

/// <summary>A language version of a text under silence.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of its file.</param>
/// <param name="Since">Since when it was there.</param>
public sealed record VersionRow(string Language, Hash File, DateTimeOffset Since);

/// <summary>A text that is or was under silence.</summary>
/// <param name="Silence">Its id.</param>
/// <param name="Title">What is to be adopted.</param>
/// <param name="Document">The document that holds the text.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Proposer">In which capacity it was proposed.</param>
/// <param name="Begun">When the clock started.</param>
/// <param name="Deadline">Until when it may be broken.</param>
/// <param name="Settles">When it settles: the deadline, or later by the grace for letters and the Chair's time to note an objection.</param>
/// <param name="Adopted">As of when it is adopted; absent where it is not.</param>
/// <param name="Issued">Whether its text is adopted and issued.</param>
/// <param name="ObjectorSeenBy">Who sees which participant objected.</param>
/// <param name="Meeting">The meeting at which it was suggested.</param>
/// <param name="Consulted">Whom the chair consulted.</param>
/// <param name="ExceptionGround">Why a language was missing.</param>
/// <param name="Instrument">The instrument of its terms.</param>
/// <param name="MinimumHours">The fewest hours of its terms.</param>
/// <param name="Languages">The language versions.</param>
/// <param name="Extensions">How often the deadline was moved.</param>
/// <param name="BrokenBy">Who broke it; absent where nobody did or the terms do not name who objects.</param>
/// <param name="BrokenKind">How it was broken.</param>
/// <param name="Ground">The ground of the objection, or why the text was withdrawn.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Position">The position of the entry that began it.</param>
public sealed record SilenceRow(
    string Silence, string Title, string Document, SilenceStatus Status, string Proposer, DateTimeOffset Begun, DateTimeOffset Deadline,
    DateTimeOffset Settles, DateTimeOffset? Adopted, bool Issued, ObjectorSight ObjectorSeenBy, string? Meeting, string? Consulted, string? ExceptionGround,
    string Instrument,
    int MinimumHours, ImmutableArray<VersionRow> Languages, int Extensions, string? BrokenBy, SilenceBreakKind? BrokenKind, string? Ground,
    DateTimeOffset? Ended, long Position)
{
    /// <summary>The row of a text.</summary>
    public static SilenceRow Of(TextUnderSilence one) => new(
        one.Id, one.Act.Title, one.Act.Document, one.Status, one.Proposer, one.Begun, one.Deadline, one.Settles, one.Adopted, one.IsIssued,
        one.Terms.WhoSeesObjectors(), one.Meeting, one.Act.Consulted, one.Act.ExceptionGround,
        one.Terms.Instrument, one.Terms.MinimumHours,
        [.. one.Files.Select(file => new VersionRow(file.Key, file.Value.File, file.Value.Since))], one.Extensions.Count, one.Broken?.By, one.Broken?.Kind,
        one.Broken?.Words ?? one.Reason, one.Ended, one.Position);
}

/// <summary>A decision.</summary>
/// <param name="Decision">Its id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Matter">Procedure or substance.</param>
/// <param name="Words">Its words.</param>
/// <param name="Document">The document that holds them.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Proposer">In which capacity it was put.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Objectors">Who stands against it.</param>
/// <param name="Closes">Until when votes are cast.</param>
/// <param name="Yes">Votes for it, when the vote is closed.</param>
/// <param name="No">Votes against it.</param>
/// <param name="Abstentions">Abstentions.</param>
/// <param name="At">When it was put.</param>
/// <param name="Ended">When it was adopted, rejected or withdrawn.</param>
/// <param name="Position">The position of the entry that put it.</param>
public sealed record DecisionRow(
    string Decision, string Title, DecisionMatter Matter, string? Words, string? Document, DecisionStatus Status, string Proposer, string? Meeting,
    ImmutableArray<string> Objectors, DateTimeOffset? Closes,
    int? Yes, int? No, int? Abstentions, DateTimeOffset At, DateTimeOffset? Ended, long Position)
{
    /// <summary>The row of a decision.</summary>
    public static DecisionRow Of(Decision one) => new(
        one.Id, one.Act.Title, one.Act.Matter, one.Act.Words, one.Act.Document, one.Status, one.Proposer,
        one.Meeting ?? one.Vote?.Act.Meeting ?? one.Act.Meeting, [.. one.Objections.Keys], one.Vote?.Act.Closes,
        one.Vote?.Closed?.Yes, one.Vote?.Closed?.No, one.Vote?.Closed?.Abstentions, one.At, one.Ended, one.Position);
}

/// <summary>A position attached to a decision or to a text under silence.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Statement">Its words.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Silence">The silence.</param>
/// <param name="Paragraphs">The paragraphs that it concerns.</param>
/// <param name="At">When.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record ExplanationRow(
    string Participant, ExplanationKind Kind, string Statement, string? Decision, string? Silence, ImmutableArray<string> Paragraphs, DateTimeOffset At,
    long Position)
{
    /// <summary>The row of a position.</summary>
    public static ExplanationRow Of(Explanation one) =>
        new(one.Participant, one.Act.Kind, one.Act.Statement, one.Act.Decision, one.Act.Silence, [.. one.Act.Paragraphs], one.At, one.Position);
}

/// <summary>When a participant acknowledged a notice, or when it was mailed to it.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="At">When.</param>
public sealed record NoticeTime(string Participant, DateTimeOffset At);

/// <summary>A notice.</summary>
/// <param name="Position">The position of the entry that it tells of.</param>
/// <param name="At">When it was posted.</param>
/// <param name="Type">The act's name.</param>
/// <param name="As">On whose behalf the act was done.</param>
/// <param name="To">To whom it was posted.</param>
/// <param name="Acknowledged">Who said that they had read it.</param>
/// <param name="Mailed">To whom it was mailed.</param>
public sealed record NoticeRow(long Position, DateTimeOffset At, string Type, string As, ImmutableArray<string> To, ImmutableArray<NoticeTime> Acknowledged,
    ImmutableArray<NoticeTime> Mailed)
{
    /// <summary>The row of a notice.</summary>
    public static NoticeRow Of(Notice one) =>
        new(one.Position, one.At, ActName.Of(one.Act), one.As, one.To, [.. one.Acknowledged.Select(Time)], [.. one.Mailed.Select(Time)]);

    private static NoticeTime Time(KeyValuePair<string, DateTimeOffset> pair) => new(pair.Key, pair.Value);
}
