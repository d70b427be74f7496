using System.Collections.Immutable;
using Comity.Acts.Words;
using Comity.Forum.Documents;
using Comity.Kit;
using Comity.Members.Participants;

namespace Comity.Forum.Meetings;

/// <summary>A line of a summary record.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Position">The position of the entry that says so.</param>
/// <param name="Words">What happened.</param>
public sealed record SummaryLine(DateTimeOffset At, long Position, string Words);

/// <summary>A part of a summary record: what happened on one item, or around them.</summary>
/// <param name="Heading">The item; null for what belongs to none.</param>
/// <param name="Lines">What happened.</param>
public sealed record SummaryPart(string? Heading, ImmutableArray<SummaryLine> Lines);

/// <summary>The summary record of a meeting. It writes itself from the acts: nobody edits it, and each line names its entry.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="participants">Who takes part.</param>
/// <param name="language">The language.</param>
public sealed class SummaryRecord(Meeting meeting, ParticipantsRegister participants, Language language)
{
    private readonly Texts texts = Texts.In(language);

    /// <summary>Its parts in their order.</summary>
    public IReadOnlyList<SummaryPart> Parts()
    {
        var parts = new List<SummaryPart>();
        string? heading = null;
        var lines = ImmutableArray.CreateBuilder<SummaryLine>();
        foreach (var one in meeting.Events)
        {
            if (one.Act is OpenItem open)
                Turn($"{open.Item}. {meeting.Item(open.Item)?.Item.Title}");
            if (Words(one) is { } words)
                lines.Add(new(one.At, one.Position, words));
            if (one.Act is CloseItem || (one.Act is DecideMotion { IsCarried: true, Motion: MotionKind.AdjournDebate }))
                Turn(null);
        }

        Turn(null);
        return parts;

        void Turn(string? next)
        {
            if (lines.Count > 0)
                parts.Add(new(heading, lines.ToImmutable()));
            lines.Clear();
            heading = next;
        }
    }

    private string? Words(MeetingEvent one) => one.Act switch
    {
        OpenMeeting act => texts["meetings.said.opened", act.Present.Length, string.Join(", ", act.Present.Select(code => Name(code)))],
        AdoptAgenda => texts["meetings.said.adopted"],
        CloseItem { Outcome: { } outcome } => texts["meetings.said.outcome", outcome],
        CloseItem => texts["meetings.said.item-closed"],
        SuspendMeeting => texts["meetings.said.suspended"],
        ResumeMeeting => texts["meetings.said.resumed"],
        CancelMeeting act => texts["meetings.said.cancelled", act.Reason],
        CloseMeeting => texts["meetings.said.closed"],
        CloseSpeakersList => texts["meetings.said.list-closed"],
        CirculateStatement act => texts["meetings.said.circulated", Name(one.As), act.Title],
        GiveFloor act => Spoke(one, act),
        _ => OfOrder(one),
    };

    private string? OfOrder(MeetingEvent one) => one.Act switch
    {
        RaisePointOfOrder act => texts["meetings.said.point", Name(one.As), act.Matter],
        RulePointOfOrder act => texts["meetings.said.ruled", act.Ruling],
        AppealRuling => texts["meetings.said.appealed", Name(one.As)],
        DecideAppeal act => Voted(texts[act.IsOverruled ? "meetings.said.overruled" : "meetings.said.stands"], act.Votes),
        Move act => texts["meetings.said.moved", Name(one.As), ActWords.Value(texts, act.Motion)],
        DecideMotion act => Voted(texts[act.IsCarried ? "meetings.said.carried" : "meetings.said.lost", ActWords.Value(texts, act.Motion)], act.Votes),
        _ => null,
    };

    private string Spoke(MeetingEvent one, GiveFloor act)
    {
        var group = meeting.AllItems.SelectMany(item => item.Turns).Append(meeting.Floor)
            .FirstOrDefault(turn => turn?.From == one.At && turn.Request.Participant == act.Participant)?.Request.Group;
        return act.Kind == FloorKind.Reply ? texts["meetings.said.replied", Name(act.Participant)]
            : group is not null ? texts["meetings.said.spoke-for", Name(act.Participant), group]
            : texts["meetings.said.spoke", Name(act.Participant)];
    }

    private string Voted(string result, VoteCount? votes) =>
        votes is null ? result : texts["meetings.said.voted", result, votes.For, votes.Against, votes.Abstaining];

    private string Name(string code) => participants.All.GetValueOrDefault(code)?.NameIn(language.Code) ?? code;
}
