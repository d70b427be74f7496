using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Silence;

/// <summary>How it stands with a text under silence.</summary>
public enum SilenceStatus
{
    /// <summary>The clock runs.</summary>
    Running,

    /// <summary>Somebody objected or amended in time: not adopted.</summary>
    Broken,

    /// <summary>Nobody did: adopted.</summary>
    Adopted,

    /// <summary>Taken back before the deadline.</summary>
    Withdrawn,
}

/// <summary>How silence was broken.</summary>
/// <param name="Position">The position of the entry.</param>
/// <param name="At">When it took effect.</param>
/// <param name="By">By which participant; null where the terms do not name who objects.</param>
/// <param name="Kind">How; null where it is sealed.</param>
/// <param name="Words">The ground, or what the chair said of it.</param>
/// <param name="File">The file of an amendment.</param>
/// <param name="Commitment">The commitment to a sealed objection.</param>
public sealed record BrokenSilence(long Position, DateTimeOffset At, string? By, SilenceBreakKind? Kind, string Words, Hash? File, Hash? Commitment)
{
    /// <summary>When the letter arrived in which it was said; null where it was none, or its entry does not say.</summary>
    public DateTimeOffset? Arrived { get; init; }
}

/// <summary>A later deadline.</summary>
/// <param name="Position">The position of the entry that set it.</param>
/// <param name="At">When it was set.</param>
/// <param name="Deadline">The deadline.</param>
/// <param name="Reason">Why.</param>
public sealed record LaterDeadline(long Position, DateTimeOffset At, DateTimeOffset Deadline, string Reason);

/// <summary>A text that is or was under silence. Its terms and its words are those of the moment at which the clock started: what changes later does not touch
/// them.</summary>
/// <param name="Act">The act that began it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Begun">When the clock started.</param>
/// <param name="Proposer">In which capacity it was proposed: a participant's code, `chair` or `secretariat`.</param>
/// <param name="Terms">The terms under which it runs.</param>
/// <param name="Files">The text's files by language.</param>
/// <param name="Deadline">Until when it may be broken.</param>
public sealed record TextUnderSilence(
    BeginSilence Act, long Position, DateTimeOffset Begun, string Proposer, SilenceTerms Terms, ImmutableSortedDictionary<string, LanguageFile> Files,
    DateTimeOffset Deadline)
{
    /// <summary>Its id.</summary>
    public string Id => Act.Silence;

    /// <summary>How it stands.</summary>
    public SilenceStatus Status { get; init; }

    /// <summary>The later deadlines, in order.</summary>
    public ImmutableList<LaterDeadline> Extensions { get; init; } = [];

    /// <summary>How it was broken.</summary>
    public BrokenSilence? Broken { get; init; }

    /// <summary>When it was adopted, broken or withdrawn; null while it runs.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The position of the entry that ended it.</summary>
    public long? EndedBy { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>The meeting that took note of its adoption.</summary>
    public TakeNoteOfSilence? Noted { get; init; }

    /// <summary>The meeting at which it was suggested and nobody objected.</summary>
    public string? Meeting { get; init; }

    /// <summary>When the text was issued, where the terms wait for an announcement; null before, and where they do not.</summary>
    public DateTimeOffset? Announced { get; init; }

    /// <summary>When the clock settles it: at the deadline, or later by the grace for letters and by the Chair's time to note an objection.</summary>
    public DateTimeOffset Settles => Terms.SettlesAfter(Deadline);

    /// <summary>As of when it is adopted: the deadline, whenever it settled; null while it is not.</summary>
    public DateTimeOffset? Adopted => Status == SilenceStatus.Adopted ? Deadline : null;

    /// <summary>Whether only the Chair sees who objects.</summary>
    public bool IsForTheChair => Terms.WhoSeesObjectors() == ObjectorSight.Chair;

    /// <summary>Whether its text is issued only when its adoption is announced.</summary>
    public bool WaitsForAnnouncement => Terms.TextIssued == TextIssue.AfterAnnouncement;

    /// <summary>Whether its text is adopted and issued.</summary>
    public bool IsIssued => Status == SilenceStatus.Adopted && (!WaitsForAnnouncement || Announced is not null);

    /// <summary>Whether the deadline has passed and it has not settled yet.</summary>
    public bool IsSettling(DateTimeOffset time) => Status == SilenceStatus.Running && time >= Deadline;

    /// <summary>Whether an act stands in a letter that arrived before the deadline, where the terms give such letters grace.</summary>
    public bool IsReachedInTime(Attempt attempt) => Terms.GraceMinutes is not null && attempt.Arrived < Deadline;

    /// <summary>It without whoever objected, and without what that participant said.</summary>
    public TextUnderSilence WithoutObjector() => Broken is { By: not null } broken
        ? this with { Broken = broken with { By = null, Kind = null, Words = "", File = null, Arrived = null } } : this;
}

/// <summary>The texts that are or were under silence.</summary>
/// <param name="All">All of them by id.</param>
/// <param name="Open">Those whose clock runs, by the time at which it settles them.</param>
public sealed record SilenceRegister(ImmutableSortedDictionary<string, TextUnderSilence> All, ImmutableSortedSet<(DateTimeOffset By, string Silence)> Open)
{
    /// <summary>Before the first entry.</summary>
    public static SilenceRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, TextUnderSilence>(StringComparer.Ordinal), []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => new SettleSilence(Open.Min.Silence));

    /// <summary>The text with this id while its clock runs.</summary>
    public TextUnderSilence? Running(string id) => All.GetValueOrDefault(id) is { Status: SilenceStatus.Running } found ? found : null;

    /// <summary>The last that put a document under silence; null when none did.</summary>
    public TextUnderSilence? OfDocument(string document) => All.Values.Where(one => one.Act.Document == document).MaxBy(one => one.Position);

    /// <summary>The register after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="terms">The terms in force.</param>
    /// <param name="documents">The documents.</param>
    public SilenceRegister Apply(Effect effect, SilenceTerms terms, DocumentsRegister documents) => effect.Act switch
    {
        BeginSilence act when !All.ContainsKey(act.Silence) => Begin(new(
            act, effect.Position, effect.At, effect.As, terms, documents.All.GetValueOrDefault(act.Document)?.Files ?? ImmutableSortedDictionary<string,
            LanguageFile>.Empty, act.Deadline) { Meeting = (effect.Later as BeginSilenceCarrying)?.Meeting?.Value }),
        BreakSilence act when Running(act.Silence) is { } one =>
            End(effect, one, SilenceStatus.Broken, Objection(effect, act)),
        NoteBrokenSilence act when Running(act.Silence) is { } one =>
            End(effect, one, SilenceStatus.Broken, new BrokenSilence(effect.Position, effect.At, null, null, act.Matter, null, act.Commitment)),
        ExtendSilence act when Running(act.Silence) is { } one =>
            Begin(one with { Deadline = act.Deadline, Extensions = one.Extensions.Add(new(effect.Position, effect.At, act.Deadline, act.Reason)) }),
        WithdrawFromSilence act when Running(act.Silence) is { } one => End(effect, one with { Reason = act.Reason }, SilenceStatus.Withdrawn),
        SettleSilence act when Running(act.Silence) is { } one => End(effect, one, SilenceStatus.Adopted),
        TakeNoteOfSilence act when All.GetValueOrDefault(act.Silence) is { Status: SilenceStatus.Adopted, Noted: null } one =>
            this with { All = All.SetItem(one.Id, one with { Noted = act, Announced = one.WaitsForAnnouncement ? effect.At : null }) },
        _ => this,
    };

    /// <summary>The register for readers from whom the terms of a silence keep who objected.</summary>
    public SilenceRegister WithoutObjectors() => this with
    {
        All = All.SetItems(All.Where(one => one.Value.Terms.WhoSeesObjectors() == ObjectorSight.Members && one.Value.Broken is not null)
            .Select(one => KeyValuePair.Create(one.Key, one.Value.WithoutObjector()))),
    };

    private static BrokenSilence Objection(Effect effect, BreakSilence act) =>
        new(effect.Position, effect.At, effect.As, act.Kind, act.Ground, act.File?.Value, null) { Arrived = effect.Arrived };

    private SilenceRegister Begin(TextUnderSilence one) => new(All.SetItem(one.Id, one), Closed(one.Id).Add((one.Settles, one.Id)));

    private SilenceRegister End(Effect effect, TextUnderSilence one, SilenceStatus status, BrokenSilence? broken = null) =>
        new(All.SetItem(one.Id, one with { Status = status, Broken = broken, Ended = effect.At, EndedBy = effect.Position }), Closed(one.Id));

    private ImmutableSortedSet<(DateTimeOffset By, string Silence)> Closed(string id) =>
        All.GetValueOrDefault(id) is { } before ? Open.Remove((before.Settles, id)) : Open;
}
