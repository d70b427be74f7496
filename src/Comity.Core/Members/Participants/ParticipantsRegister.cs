using System.Collections.Immutable;
using Comity.Members.Entitlements;
using Comity.Record.Entries;

namespace Comity.Members.Participants;

/// <summary>A participant.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names.</param>
/// <param name="Group">Its regional group.</param>
/// <param name="Basis">By which decision or instrument it takes part.</param>
/// <param name="Since">When it was admitted.</param>
/// <param name="Position">The position of the entry that admitted it.</param>
/// <param name="Until">When its participation ended; null while it takes part.</param>
public sealed record Participant(
    string Code, ParticipantKind Kind, ImmutableArray<LocalName> Names, string? Group, string Basis, DateTimeOffset Since, long Position, DateTimeOffset? Until)
{
    /// <summary>Groups of development, for whom it speaks, and how it joined.</summary>
    public ParticipantDetails Details { get; init; } = ParticipantDetails.None;

    /// <summary>The day on which it joined: as it is written, else that of its admission.</summary>
    public DateOnly Joined => Details.Joined ?? DateOnly.FromDateTime(Since.UtcDateTime);

    /// <summary>Whether it is a member, with a member's rights.</summary>
    public bool IsMember => Kind == ParticipantKind.State;

    /// <summary>The rights that an act set for it or its kind; null where they are those of the table.</summary>
    public ParticipantRight? Granted { get; init; }

    /// <summary>Whether it has a right.</summary>
    public bool May(ParticipantRight right) => ((Granted ?? ParticipantRights.Of(Kind)) & right) == right;

    /// <summary>Its name in a language, else in English, else the first.</summary>
    public string NameIn(string language) =>
        (Names.FirstOrDefault(name => name.Language == language) ?? Names.FirstOrDefault(name => name.Language == "en") ?? Names.FirstOrDefault())?.Name
            ?? Code;
}

/// <summary>Who takes part.</summary>
/// <param name="All">All participants there ever were, by code.</param>
public sealed record ParticipantsRegister(ImmutableSortedDictionary<string, Participant> All)
{
    /// <summary>Before the first entry.</summary>
    public static ParticipantsRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Participant>(StringComparer.Ordinal));

    /// <summary>The rights that an act set; null while none did.</summary>
    public RightsTerms? Rights { get; private init; }

    /// <summary>What a kind of participant may do.</summary>
    public ParticipantRight RightsOf(ParticipantKind kind) => Rights?.Kinds.TryGetValue(kind, out var set) == true ? set : ParticipantRights.Of(kind);

    /// <summary>The participant with this code, when it takes part.</summary>
    public Participant? Find(string code) => All.GetValueOrDefault(code) is { Until: null } participant ? participant : null;

    /// <summary>The participants with a right, in the order of their codes.</summary>
    public IEnumerable<Participant> With(ParticipantRight right) => All.Values.Where(one => one.Until is null && one.May(right));

    /// <summary>The regional organisations that speak for a participant.</summary>
    public IEnumerable<Participant> SpeakersFor(string code) =>
        All.Values.Where(one => one.Until is null && one.Details.SpeaksFor.Contains(code));

    /// <summary>The register after an act took effect.</summary>
    public ParticipantsRegister Apply(Effect effect) => effect.Act switch
    {
        AdmitParticipant act =>
            Set(new(act.Participant, act.Kind, act.Names, act.Group, act.Basis, effect.At, effect.Position,
            null) { Details = act.Details ?? ParticipantDetails.None }),
        CorrectParticipant act when Find(act.Participant) is { } found =>
            Set(found with { Names = act.Names, Group = act.Group, Details = act.Details ?? found.Details }),
        EndParticipation act when Find(act.Participant) is { } found => Set(found with { Until = effect.At }),
        SetRights act => Granted(RightsTerms.After(Rights, act, effect.Position, code => All.GetValueOrDefault(code)?.Kind)),
        _ => this,
    };

    private ParticipantsRegister Set(Participant participant) =>
        this with { All = All.SetItem(participant.Code, participant with { Granted = Rights?.Of(participant.Code, participant.Kind) }) };

    private ParticipantsRegister Granted(RightsTerms terms) => this with
    {
        Rights = terms,
        All = All.SetItems(All.Values.Select(one => KeyValuePair.Create(one.Code, one with { Granted = terms.Of(one.Code, one.Kind) }))),
    };
}
