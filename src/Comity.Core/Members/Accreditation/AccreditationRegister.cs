using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Accreditation;

/// <summary>How it stands with a proposal for accreditation.</summary>
public enum AccreditationStatus
{
    /// <summary>Members may object.</summary>
    Open,

    /// <summary>It takes part.</summary>
    Granted,

    /// <summary>It does not.</summary>
    Refused,
}

/// <summary>A member's objection.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was made.</param>
/// <param name="Basis">Its basis, where one was given.</param>
public sealed record AccreditationObjection(long Position, DateTimeOffset At, string? Basis);

/// <summary>A proposal for accreditation.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was made.</param>
/// <param name="Act">The act.</param>
/// <param name="Modality">The modality under which it was made.</param>
/// <param name="Ends">Until when members may object.</param>
/// <param name="Objections">The objections that stand, by the code of the member.</param>
/// <param name="Status">How it stands.</param>
/// <param name="SettlesAt">When the clock looks at it: at the end of the time, or when the last objection was withdrawn after that.</param>
public sealed record AccreditationProposal(
    long Position, DateTimeOffset At, ProposeAccreditation Act, AdoptModality Modality, DateTimeOffset Ends,
    ImmutableSortedDictionary<string, AccreditationObjection> Objections, AccreditationStatus Status, DateTimeOffset SettlesAt)
{
    /// <summary>The decision, where one was taken.</summary>
    public string? Decision { get; init; }

    /// <summary>When it was granted or refused; null while it is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Whether the clock settles it: nobody objects, or nobody may decide over an objection.</summary>
    public bool IsSettledByClock => Status == AccreditationStatus.Open && (Objections.IsEmpty || Modality.Decider == AccreditationDecider.Nobody);

    /// <summary>Whether it waits for a decision at a time.</summary>
    public bool WaitsForDecisionAt(DateTimeOffset time) => Status == AccreditationStatus.Open && !IsSettledByClock && time >= Ends;
}

/// <summary>The modality in force, and who was proposed under it.</summary>
/// <param name="Modality">The modality; null before one was adopted.</param>
/// <param name="Since">The position of the entry that put it into force.</param>
/// <param name="All">The proposals by position.</param>
/// <param name="Open">The positions of the open proposals, by code.</param>
public sealed record AccreditationRegister(
    AdoptModality? Modality, long? Since, ImmutableSortedDictionary<long, AccreditationProposal> All, ImmutableSortedDictionary<string, long> Open)
{
    /// <summary>Before the first entry.</summary>
    public static AccreditationRegister Empty { get; } =
        new(null, null, ImmutableSortedDictionary<long, AccreditationProposal>.Empty, ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    /// <summary>The open proposal for a code.</summary>
    public AccreditationProposal? Find(string code) => Open.TryGetValue(code, out var position) ? All[position] : null;

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due =>
        Open.Values.Select(position => All[position]).Where(one => one.IsSettledByClock).OrderBy(one => one.SettlesAt).ThenBy(one => one.Position)
        .FirstOrDefault() is { } next
        ? new DueAct(next.SettlesAt, () => new SettleAccreditation(next.Act.Participant.Value, next.Objections.IsEmpty))
        : null;

    /// <summary>The admission that follows from an act, beside it; null when none does.</summary>
    public Effect? Admission(Effect effect) => effect.Act switch
    {
        SettleAccreditation { IsGranted: true } act when Find(act.Participant) is { } one => Admitted(effect, one, one.Modality.Title),
        DecideAccreditation { IsGranted: true } act when Find(act.Participant) is { } one => Admitted(effect, one, act.Decision),
        _ => null,
    };

    /// <summary>The register after an act took effect.</summary>
    public AccreditationRegister Apply(Effect effect) => effect.Act switch
    {
        AdoptModality act => this with { Modality = act, Since = effect.Position },
        ProposeAccreditation act when Modality is { } modality && Find(act.Participant) is null => Proposed(effect, act, modality),
        ObjectToAccreditation act when Find(act.Participant) is { } one =>
            Set(one with { Objections = one.Objections.SetItem(effect.As, new(effect.Position, effect.At, act.Basis)) }),
        WithdrawObjection act when Find(act.Participant) is { } one && one.Objections.ContainsKey(effect.As) =>
            Set(one with { Objections = one.Objections.Remove(effect.As), SettlesAt = effect.At > one.Ends ? effect.At : one.Ends }),
        SettleAccreditation act => Close(effect, act.Participant, act.IsGranted, null),
        DecideAccreditation act => Close(effect, act.Participant, act.IsGranted, act.Decision),
        _ => this,
    };

    private static Effect Admitted(Effect effect, AccreditationProposal one, string basis) => effect with
    {
        Act = new AdmitParticipant(
            one.Act.Participant, one.Act.Kind, one.Act.Names, null, basis,
            (one.Act.Details ?? ParticipantDetails.None) with { Mode = JoiningMode.Accreditation }),
    };

    private AccreditationRegister Proposed(Effect effect, ProposeAccreditation act, AdoptModality modality)
    {
        var ends = effect.At.AddDays(Math.Clamp(modality.ObjectionDays, AccreditationRules.FewestDays, AccreditationRules.MostDays));
        return Set(new(
            effect.Position, effect.At, act, modality, ends,
            ImmutableSortedDictionary.Create<string, AccreditationObjection>(StringComparer.Ordinal), AccreditationStatus.Open, ends)) with
        {
            Open = Open.SetItem(act.Participant, effect.Position),
        };
    }

    private AccreditationRegister Close(Effect effect, string code, bool isGranted, string? decision) => Find(code) is not { } one ? this
        : Set(one with { Status = isGranted ? AccreditationStatus.Granted : AccreditationStatus.Refused, Decision = decision, Closed = effect.At })
            with { Open = Open.Remove(code) };

    private AccreditationRegister Set(AccreditationProposal one) => this with { All = All.SetItem(one.Position, one) };
}
