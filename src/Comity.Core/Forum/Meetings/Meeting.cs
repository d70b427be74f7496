using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Meetings;

/// <summary>A meeting as it stands, with all that happened in it.</summary>
/// <param name="Act">What it was convened as, with what was revised.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Items">Its items by number.</param>
/// <param name="Events">All that was entered about it.</param>
public sealed record Meeting(ConveneMeeting Act, MeetingStatus Status, ImmutableSortedDictionary<int, ItemStanding> Items, ImmutableList<MeetingEvent> Events)
{
    /// <summary>Its id.</summary>
    public string Id => Act.Meeting;

    /// <summary>The participants that are there, as last noted.</summary>
    public ImmutableSortedSet<string> Present { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>When it was opened; null before.</summary>
    public DateTimeOffset? Opened { get; init; }

    /// <summary>When the sitting began that is under way: when the meeting was opened or resumed; null while it does not sit, and before the
    /// third edition.</summary>
    public DateTimeOffset? SatSince { get; init; }

    /// <summary>When it was closed or called off; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Until when it is suspended, as far as that was said.</summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Whether the agenda was adopted.</summary>
    public bool IsAgendaAdopted { get; init; }

    /// <summary>The open item; null where none is.</summary>
    public ItemStanding? Open { get; init; }

    /// <summary>Who has the floor; null where nobody has.</summary>
    public Turn? Floor { get; init; }

    /// <summary>The point of order on which the chair must rule.</summary>
    public PointOfOrder? Point { get; init; }

    /// <summary>The last ruling, as long as one may appeal against it or an appeal waits.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>The motions that wait, by precedence.</summary>
    public ImmutableSortedDictionary<MotionKind, Motion> Motions { get; init; } = ImmutableSortedDictionary<MotionKind, Motion>.Empty;

    /// <summary>The words on the screen.</summary>
    public MarkUp? MarkUp { get; init; }

    /// <summary>Whether an appeal waits.</summary>
    public bool IsAppealed => Ruling?.AppealBy is not null;

    /// <summary>The motion that is to be decided first.</summary>
    public Motion? First => Motions.IsEmpty ? null : Motions.First().Value;

    /// <summary>Whether it is neither over nor called off.</summary>
    public bool IsAlive => Status is MeetingStatus.Convened or MeetingStatus.Open or MeetingStatus.Suspended;

    /// <summary>The position of the last entry about it.</summary>
    public long Last => Events[^1].Position;

    /// <summary>The item with this number; null when the agenda has none.</summary>
    public ItemStanding? Item(int number) => Open is { } open && open.Item.Number == number ? open : Items.GetValueOrDefault(number);

    /// <summary>All items as they stand, by number.</summary>
    public IEnumerable<ItemStanding> AllItems => Items.Keys.Select(number => Item(number)!);

    /// <summary>A meeting as it is convened.</summary>
    public static Meeting Convened(Effect effect, ConveneMeeting act) => new(act, MeetingStatus.Convened, Standing(act.Agenda), [Told(effect)]);

    /// <summary>The meeting after an act took effect: the same where the act can have none, as when it was received and its time is gone.</summary>
    public Meeting After(Effect effect)
    {
        var after = Conduct(effect) ?? Order(effect) ?? Speech(effect) ?? this;
        return ReferenceEquals(after, this) ? this : after with { Events = Events.Add(Told(effect)) };
    }

    /// <summary>The meeting with one more entry in its record that changes nothing else.</summary>
    public Meeting Noting(Effect effect) => this with { Events = Events.Add(Told(effect)) };

    private Meeting? Conduct(Effect effect) => effect.Act switch
    {
        ReviseMeeting act => this with { Act = Revised(act), Items = Kept(act.Agenda) },
        CancelMeeting => this with { Status = MeetingStatus.Cancelled, Ended = effect.At },
        OpenMeeting act => this with { Status = MeetingStatus.Open, Opened = effect.At, SatSince = SittingFrom(effect), Present = There(act.Present) },
        NotePresence act => this with { Present = There(act.Present) },
        AdoptAgenda => this with { IsAgendaAdopted = true, Ruling = null },
        OpenItem act when Items.GetValueOrDefault(act.Item) is { } item => this with { Open = item with { Status = ItemStatus.Open }, Ruling = null },
        CloseItem act => Leaving(ItemStatus.Closed, act.Outcome),
        SuspendMeeting act => this with { Status = MeetingStatus.Suspended, SatSince = null, ResumesAt = act.Until, Ruling = null },
        ResumeMeeting => this with { Status = MeetingStatus.Open, SatSince = SittingFrom(effect), ResumesAt = null },
        ShowMarkUp act => this with { MarkUp = new(act.Document, act.Paragraph, act.Words, effect.Position) },
        CloseMeeting => Over(effect),
        _ => null,
    };

    private Meeting? Speech(Effect effect) => effect.Act switch
    {
        AskForFloor act when IsAlive && Item(act.Item) is { IsAlive: true } item && (act.Kind == FloorKind.Reply || !item.IsListClosed) =>
            With(item with { Waiting = item.Waiting.Add(new(effect.As, act.Kind, act.Group, effect.Position, effect.At)) }),
        LeaveSpeakersList act when IsAlive && Item(act.Item) is { } item && item.Waiting.Exists(one => one.Participant == effect.As) =>
            With(item with { Waiting = item.Waiting.RemoveAll(one => one.Participant == effect.As) }),
        CloseSpeakersList act when Item(act.Item) is { } item => With(item with { IsListClosed = true }),
        GiveFloor act when Open?.Waiting.Find(one => one.Participant == act.Participant && one.Kind == act.Kind) is { } request => this with
        {
            Open = Open with { Waiting = Open.Waiting.Remove(request) }, Floor = new(request, Open.Item.Number, act.Minutes, effect.At), Ruling = null,
        },
        EndFloor => Silent(effect.At),
        _ => null,
    };

    private Meeting? Order(Effect effect) => effect.Act switch
    {
        RaisePointOfOrder act when Status == MeetingStatus.Open && Point is null && !IsAppealed =>
            this with { Point = new(effect.As, act.Matter, effect.Position, effect.At) },
        RulePointOfOrder act when Point is { } point => this with { Point = null, Ruling = new(point, act.Ruling, effect.Position) },
        AppealRuling when Status == MeetingStatus.Open && Ruling is { AppealBy: null } ruling && Point is null =>
            this with { Ruling = ruling with { AppealBy = effect.As } },
        DecideAppeal => this with { Ruling = null },
        Move act when Status == MeetingStatus.Open && !Motions.ContainsKey(act.Motion)
            && (act.Motion is MotionKind.SuspendMeeting or MotionKind.AdjournMeeting || Open is not null) =>
            this with { Motions = Motions.Add(act.Motion, new(act.Motion, effect.As, act.Ground, effect.Position, effect.At)) },
        DecideMotion act => Decided(effect, act),
        _ => null,
    };

    private Meeting Decided(Effect effect, DecideMotion act)
    {
        var without = this with { Motions = Motions.Remove(act.Motion), Ruling = null };
        if (!act.IsCarried)
            return without;
        return act.Motion switch
        {
            MotionKind.SuspendMeeting => without.Silent(effect.At) with { Status = MeetingStatus.Suspended, SatSince = null },
            MotionKind.AdjournMeeting => without.Over(effect),
            MotionKind.AdjournDebate => without.Silent(effect.At).Leaving(ItemStatus.Adjourned, null),
            _ => without.Open is null ? without : without.Silent(effect.At) is { Open: { } open } silent
                ? silent with
                {
                    Open = open with { Waiting = open.Waiting.RemoveAll(one => one.Kind != FloorKind.Reply), IsListClosed = true, IsDebateClosed = true },
                }
                : without,
        };
    }

    /// <summary>Nobody has the floor.</summary>
    private Meeting Silent(DateTimeOffset at) => Floor is not { } floor ? this
        : Open is null ? this with { Floor = null }
        : this with { Floor = null, Open = Open with { Turns = Open.Turns.Add(floor with { Until = at }) } };

    /// <summary>No item is open, and what was moved about it is moot.</summary>
    private Meeting Leaving(ItemStatus status, string? outcome) => Open is null ? this : this with
    {
        Items = Items.SetItem(Open.Item.Number, Open.Ended(status, outcome)), Open = null, Ruling = null,
        Motions = Motions.Remove(MotionKind.AdjournDebate).Remove(MotionKind.CloseDebate),
    };

    private Meeting Over(Effect effect) => Silent(effect.At).Leaving(ItemStatus.Left, null) with
    {
        Status = MeetingStatus.Closed, SatSince = null, Ended = effect.At, ResumesAt = null, Point = null, Ruling = null,
        Motions = ImmutableSortedDictionary<MotionKind,
        Motion>.Empty,
    };

    private Meeting With(ItemStanding item) =>
        Open is { } open && open.Item.Number == item.Item.Number ? this with { Open = item } : this with { Items = Items.SetItem(item.Item.Number, item) };

    private ConveneMeeting Revised(ReviseMeeting act) =>
        Act with { Title = act.Title, Form = act.Form, From = act.From, Until = act.Until, Agenda = act.Agenda, Place = act.Place };

    /// <summary>Who asked for the floor on an item that is still there stays on its list.</summary>
    private ImmutableSortedDictionary<int, ItemStanding> Kept(ImmutableArray<AgendaItem> agenda) =>
        ImmutableSortedDictionary<int, ItemStanding>.Empty.SetItems(agenda
            .Select(item => KeyValuePair.Create(item.Number.Value, Items.GetValueOrDefault(item.Number) is { } found ? found with { Item = item }
            : ItemStanding.Of(item))));

    private static ImmutableSortedDictionary<int, ItemStanding> Standing(ImmutableArray<AgendaItem> agenda) =>
        ImmutableSortedDictionary<int, ItemStanding>.Empty.SetItems(agenda.Select(item => KeyValuePair.Create(item.Number.Value, ItemStanding.Of(item))));

    private static ImmutableSortedSet<string> There(ImmutableArray<ParticipantCode> codes) =>
        codes.Select(code => code.Value).ToImmutableSortedSet(StringComparer.Ordinal);

    private static DateTimeOffset? SittingFrom(Effect effect) => effect.Edition >= RulesOfProcedure.EditionOfProofs ? effect.At : null;

    private static MeetingEvent Told(Effect effect) => new(effect.Position, effect.At, effect.As, effect.Act);
}
