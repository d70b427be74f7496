using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>A notice: an act that was told to those whom it concerns, when it took effect.</summary>
/// <param name="Position">The position of the entry that it tells of, and its number.</param>
/// <param name="At">When it was posted.</param>
/// <param name="Act">The act.</param>
/// <param name="As">On whose behalf it was done.</param>
/// <param name="To">To whom it was posted, by code.</param>
/// <param name="Acknowledged">When each said that it had read it.</param>
/// <param name="Mailed">When it was mailed to each.</param>
public sealed record Notice(
    long Position, DateTimeOffset At, Act Act, string As, ImmutableArray<string> To,
    ImmutableSortedDictionary<string, DateTimeOffset> Acknowledged, ImmutableSortedDictionary<string, DateTimeOffset> Mailed)
{
    /// <summary>To which group each handed the duty that it brings, and who of the group took it on.</summary>
    public ImmutableSortedDictionary<string, HandedDuty> Handed { get; init; } = ImmutableSortedDictionary.Create<string, HandedDuty>(StringComparer.Ordinal);

    /// <summary>The act that carried it in the same entry and was told beside it, such as the entry of a letter, which its sender may contest; null where it
    /// came alone. From edition 2 on.</summary>
    public Act? CarriedBy { get; init; }

    /// <summary>Whether it was posted to a participant.</summary>
    public bool IsTo(string code) => To.BinarySearch(code, StringComparer.Ordinal) >= 0;

    /// <summary>Whether it was posted to a participant that has not acknowledged it.</summary>
    public bool WaitsFor(string code) => IsTo(code) && !Acknowledged.ContainsKey(code);
}

/// <summary>A duty in the hands of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="TakenBy">Who took it on, by code; null while nobody has.</param>
public sealed record HandedDuty(string Group, string? TakenBy = null);

/// <summary>What was posted to whom and when.</summary>
/// <param name="All">The notices by position.</param>
public sealed record NoticesRegister(ImmutableSortedDictionary<long, Notice> All)
{
    private static readonly ImmutableSortedDictionary<string, DateTimeOffset> Nobody = ImmutableSortedDictionary.Create<string,
    DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Before the first entry.</summary>
    public static NoticesRegister Empty { get; } = new(ImmutableSortedDictionary<long, Notice>.Empty);

    /// <summary>The register after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="participants">Who takes part at this moment.</param>
    public NoticesRegister Apply(Effect effect, ParticipantsRegister participants) => effect.Act switch
    {
        AcknowledgeNotice act when All.GetValueOrDefault(act.Notice) is { } notice && notice.WaitsFor(effect.As) =>
            With(notice with { Acknowledged = notice.Acknowledged.Add(effect.As, effect.At) }),
        HandDuty act when All.GetValueOrDefault(act.Notice) is { } notice => With(notice with { Handed = notice.Handed.SetItem(effect.As, new(act.Group)) }),
        TakeDuty act when All.GetValueOrDefault(act.Notice) is { } notice && notice.Handed.GetValueOrDefault(act.From) is { TakenBy: null } duty =>
            With(notice with { Handed = notice.Handed.SetItem(act.From, duty with { TakenBy = effect.As }) }),
        NoteMailing act when All.GetValueOrDefault(act.Notice) is { } notice =>
            With(notice with { Mailed = notice.Mailed.SetItems(act.Participants.Select(code => KeyValuePair.Create(code.Value, effect.At))) }),
        var act when Told(effect, participants) is { IsEmpty: false } to => With(Posted(effect, act, to)),
        _ => this,
    };

    /// <summary>What an entry releases is told beside what the entry itself tells. Under edition 1 it took its place.</summary>
    private Notice Posted(Effect effect, Act act, ImmutableArray<string> to)
    {
        var notice = new Notice(effect.Position, effect.At, act, effect.As, to, Nobody, Nobody);
        return effect is { Edition: >= 2, Index: > 0 } && All.GetValueOrDefault(effect.Position) is { } first
            ? notice with { To = [.. first.To.Union(to, StringComparer.Ordinal).Order(StringComparer.Ordinal)], CarriedBy = first.Act }
            : notice;
    }

    private static ImmutableArray<string> Told(Effect effect, ParticipantsRegister participants)
    {
        if (effect.Told.Named is { } named)
            return [named(effect.Act)];
        return effect.Told.IsWide
            ? [.. participants.All.Values.Where(one => one.Until is null && (one.IsMember || !effect.Told.IsOfMembers)).Select(one => one.Code)
                .Order(StringComparer.Ordinal)]
            : [];
    }

    private NoticesRegister With(Notice notice) => new(All.SetItem(notice.Position, notice));
}
