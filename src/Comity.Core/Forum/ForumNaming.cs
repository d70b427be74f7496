using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Chair;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Silence;
using Comity.Members;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>What acts name of the room Forum.</summary>
public static class ForumNaming
{
    /// <summary>Meetings: the one that is under way, then those to come, the next first, then those that are over, the last first.</summary>
    public static Naming<MeetingsRegister> Meeting { get; } = Naming<MeetingsRegister>.Of<MeetingId>(
        "meeting",
        register => register.All.Values.OrderBy(one => one.Status is not (MeetingStatus.Open or MeetingStatus.Suspended))
            .ThenBy(one => one.IsAlive ? one.Act.From.UtcTicks : -one.Act.From.UtcTicks).Select(Thing),
        (register, id) => register.Find(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>The items of the agenda of the meeting that is named beside them: the open one comes first, those that are done last.</summary>
    public static Naming<MeetingsRegister> Item { get; } = new(
        typeof(ItemNumber), "item",
        (register, id, beside) =>
            MeetingBeside(register, beside) is { } meeting && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && meeting.Item(number) is { } item
            ? Thing(meeting, item) : null,
        (register, beside) =>
            MeetingBeside(register, beside) is { } meeting
            ? meeting.AllItems.OrderBy(item => item.Status == ItemStatus.Closed).ThenBy(item => item.Status != ItemStatus.Open)
            .Select(item => Thing(meeting, item)) : []);

    /// <summary>Groups that the body established.</summary>
    public static Naming<MeetingsRegister> WorkingGroup { get; } = Naming<MeetingsRegister>.Of<WorkingGroupId>(
        "working-group", register =>
            register.Groups.Values.Select(Thing), (register, id) => register.Groups.GetValueOrDefault(id) is { } group ? Thing(group) : null)
            with { IsMade = true };

    /// <summary>Documents, the last first; what was withdrawn stays in the register.</summary>
    public static Naming<DocumentsRegister> Document { get; } = Naming<DocumentsRegister>.Of<DocumentId>(
        "document", register =>
            register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.All.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Proposed wordings, the last first.</summary>
    public static Naming<DocumentsRegister> Proposal { get; } = Naming<DocumentsRegister>.Of<ProposalPosition>(
        "proposal",
        register => register.Proposals.Values.Reverse().Select(one => Thing(register, one)),
        (register, id) => RecordNaming.Position(id) is { } position && register.Proposals.GetValueOrDefault(position) is { } one ? Thing(register, one) : null);

    /// <summary>Texts under silence: those whose time runs come first.</summary>
    public static Naming<SilenceRegister> Silence { get; } = Naming<SilenceRegister>.Of<SilenceId>(
        "silence", register =>
            register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.All.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Decisions: the open ones come first.</summary>
    public static Naming<DecisionsRegister> Decision { get; } = Naming<DecisionsRegister>.Of<DecisionId>(
        "decision", register =>
            register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.All.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Instruments of other organs, the last first.</summary>
    public static Naming<ImmutableSortedDictionary<string, Instrument>> Instrument { get; } =
        Naming<ImmutableSortedDictionary<string, Instrument>>.Of<InstrumentId>(
            "instrument", all => all.Values.OrderByDescending(one => one.Position).Select(Thing),
            (all, id) => all.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Seats: the open ones come first.</summary>
    public static Naming<ChairRegister> Seat { get; } = Naming<ChairRegister>.Of<SeatId>(
        "seat", register =>
            register.Seats.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.Seats.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Notices, the last first. What a notice says is a sentence of its act; here it has its position.</summary>
    public static Naming<NoticesRegister> Notice { get; } = Naming<NoticesRegister>.Of<NoticePosition>(
        "notice",
        register => register.All.Values.Reverse().Select(Thing),
        (register, id) => RecordNaming.Position(id) is { } position && register.All.GetValueOrDefault(position) is { } one ? Thing(one) : null);

    /// <summary>Groups to which a duty can be handed: those that the body established and that work, and the regional groups.</summary>
    public static Naming<ForumPicture> DutyGroup { get; } = Naming<ForumPicture>.Of<DutyGroup>(
        "duty-group", Groups, (forum, id) => Groups(forum).FirstOrDefault(group => group.Id == id)) with { IsFoundElsewhere = true };

    /// <summary>Commitments: those in force come first.</summary>
    public static Naming<CommitmentsRegister> Commitment { get; } = Naming<CommitmentsRegister>.Of<CommitmentId>(
        "commitment", register =>
            register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.All.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>The measures of the catalogue, in its order.</summary>
    public static Naming<CommitmentsRegister> Measure { get; } = Naming<CommitmentsRegister>.Of<ConfidenceMeasureId>(
        "measure", _ =>
            MeasureCatalogue.Sets.SelectMany(set => set.Measures).Select(Thing), (_, id) => MeasureCatalogue.Find(id) is { } measure ? Thing(measure) : null);

    /// <summary>Disclosures: those that are sealed come first.</summary>
    public static Naming<CommitmentsRegister> Disclosure { get; } = Naming<CommitmentsRegister>.Of<DisclosureId>(
        "disclosure", register =>
            register.Disclosures.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.Disclosures.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Reviews of norms, the last first.</summary>
    public static Naming<CommitmentsRegister> Review { get; } = Naming<CommitmentsRegister>.Of<ReviewId>(
        "review", register =>
            register.Reviews.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.Reviews.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    /// <summary>Questions about commitments: the open ones come first.</summary>
    public static Naming<CommitmentsRegister> Question { get; } = Naming<CommitmentsRegister>.Of<QuestionPosition>(
        "question",
        register => register.All.Values.SelectMany(Questions).OrderByDescending(one => one.Position).Select(one => one.Thing),
        (register, id) => register.All.Values.SelectMany(Questions).FirstOrDefault(one => one.Thing.Id == id).Thing);

    private static Meeting? MeetingBeside(MeetingsRegister register, Beside beside) => beside(typeof(MeetingId)) is { } id ? register.Find(id) : null;

    private static NamedThing Thing(Meeting one) => new(one.Id, one.Act.Title, $"/meetings/{one.Id}")
    {
        IsOver = !one.IsAlive, Words = () => $"{one.Act.Place}\n{string.Join('\n', one.AllItems.Select(item => item.Item.Title))}",
    };

    private static NamedThing Thing(Meeting meeting, ItemStanding item) =>
        new(Text(item.Item.Number), item.Item.Title, $"/meetings/{meeting.Id}") { Symbol = Text(item.Item.Number), IsOver = item.Status == ItemStatus.Closed };

    private static NamedThing Thing(ForumGroup group) => new(group.Act.Group, group.Act.Title, "/meetings#groups")
    {
        IsOver = group.Ended is not null, Words = () => group.Act.Mandate,
    };

    private static NamedThing Thing(Document one) => new(one.Id, one.Act.Title, $"/documents/{one.Id}")
    {
        Symbol = one.Act.Symbol, IsOver = one.Withdrawn is not null, Words = () => $"{one.Act.Author}",
    };

    private static NamedThing Thing(DocumentsRegister register, WordingProposal one) => new(
        Text(one.Position), $"{register.All.GetValueOrDefault(one.Act.Document)?.Name ?? one.Act.Document.Value}, {one.Act.Paragraph}",
        RecordNaming.PageOf(one.Position))
    {
        Symbol = one.Participant, IsOver = one.IsWithdrawn, Words = () => $"{one.Act.Words}\n{one.Act.Ground}",
    };

    private static NamedThing Thing(TextUnderSilence one) => new(one.Id, one.Act.Title, $"/silence/{one.Id}")
    {
        IsOver = one.Status != SilenceStatus.Running, Words = () => $"{one.Act.Document}\n{one.Act.Consulted}",
    };

    private static NamedThing Thing(Decision one) => new(one.Id, one.Act.Title, $"/decisions/{one.Id}")
    {
        IsOver = !one.IsOpen, Words = () => $"{one.Act.Words}",
    };

    private static NamedThing Thing(Instrument one) => new(one.Id, one.Act.Symbol, $"/grounds/{one.Id}")
    {
        Symbol = one.Act.Symbol, IsOver = one.Status != InstrumentStatus.Waiting, Words = () => one.Act.Organ.Value,
    };

    private static NamedThing Thing(Seat one) => new(one.Id, one.Act.Title, "/chair") { IsOver = !one.IsOpen };

    private static NamedThing Thing(Notice one) => new(Text(one.Position), Text(one.Position), RecordNaming.PageOf(one.Position));

    private static NamedThing Thing(Commitment one) => new(one.Id, one.Act.Title, $"/commitments/{one.Id}")
    {
        Symbol = one.Participant, IsOver = one.Status != CommitmentStatus.InForce,
        Words = () => $"{one.Act.Scope}\n{one.Act.Shown}\n{one.Act.During}\n{one.Act.Instrument}",
    };

    private static NamedThing Thing(CatalogueMeasure measure) => new(measure.Id, measure.Says, "/commitments/measures") { Symbol = measure.Id };

    private static NamedThing Thing(Disclosure one) =>
        new(one.Act.Disclosure, one.Act.Title, "/commitments/transparency") { Symbol = one.Participant, IsOver = one.Opened is not null };

    private static NamedThing Thing(NormsReview one) => new(one.Act.Review, one.Act.Review, "/commitments/reviews") { Words = () => one.Act.Words };

    private static IEnumerable<(long Position, NamedThing Thing)> Questions(Commitment commitment)
    {
        var open = commitment.Open.Select(remark => remark.Position).ToHashSet();
        foreach (var remark in commitment.Remarks)
            if (remark.Act is AskAboutCommitment ask)
                yield return (remark.Position, new(Text(remark.Position), ask.Question,
                    $"/commitments/{commitment.Id}") { Symbol = remark.By, IsOver = !open.Contains(remark.Position) });
    }

    private static IEnumerable<NamedThing> Groups(ForumPicture forum) =>
        forum.Meetings.Groups.Values.Where(group => group.Ended is null).Select(Thing).Concat(MembersNaming.Group.All(forum.Members.Participants, _ => null));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
