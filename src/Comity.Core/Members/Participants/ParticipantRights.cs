using System.Collections.Immutable;

namespace Comity.Members.Participants;

/// <summary>What a participant may do in the forum.</summary>
[Flags]
public enum ParticipantRight
{
    /// <summary>Nothing but follow.</summary>
    None = 0,

    /// <summary>Ask for the floor and speak.</summary>
    Speak = 1,

    /// <summary>Have documents and statements circulated.</summary>
    Circulate = 2,

    /// <summary>Propose texts, wordings and agenda items.</summary>
    Propose = 4,

    /// <summary>Object: to consensus, to a text under silence, to a ruling, to an accreditation.</summary>
    Object = 8,

    /// <summary>Take part in decisions, and attach a position to them.</summary>
    Decide = 16,

    /// <summary>Vote where there are votes.</summary>
    Vote = 32,

    /// <summary>Be elected to chair or to another office, and nominate for it.</summary>
    Chair = 64,

    /// <summary>Exercise the right of reply.</summary>
    Reply = 128,

    /// <summary>Enter commitments of its own.</summary>
    Commit = 256,

    /// <summary>Be counted for the quorum.</summary>
    CountsForQuorum = 512,

    /// <summary>Ask for the floor and speak in a session of its own: an informal meeting.</summary>
    SpeakApart = 1024,
}

/// <summary>The rights of a kind of participant, and where they come from.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rights">Its rights.</param>
/// <param name="Source">The instruments that they follow.</param>
public sealed record KindRights(ParticipantKind Kind, ParticipantRight Rights, string Source);

/// <summary>Which kind of participant has which rights as long as no act says otherwise. Rules ask the participant.</summary>
public static class ParticipantRights
{
    private const ParticipantRight OfObservers = ParticipantRight.Speak | ParticipantRight.Circulate;

    private const ParticipantRight OfSpeakersForStates = OfObservers | ParticipantRight.Propose | ParticipantRight.Reply | ParticipantRight.Commit;

    private const ParticipantRight OfMembers =
        OfSpeakersForStates | ParticipantRight.Object | ParticipantRight.Decide | ParticipantRight.Vote
        | ParticipantRight.Chair | ParticipantRight.CountsForQuorum;

    /// <summary>The table, a line for each kind, in the order of the kinds.</summary>
    public static ImmutableArray<KindRights> Table { get; } =
    [
        new(ParticipantKind.State, OfMembers, "UN Charter Art. 18; A/520/Rev.21"),
        new(ParticipantKind.ObserverState, OfSpeakersForStates, "A/RES/52/250; A/RES/58/314"),
        new(ParticipantKind.RegionalOrganization, OfSpeakersForStates, "A/RES/65/276"),
        new(ParticipantKind.InternationalOrganization, OfObservers, "A/80/257 annex I"),
        new(ParticipantKind.Stakeholder, OfObservers, "A/80/257 annex I"),
    ];

    /// <summary>The rights of a kind.</summary>
    public static ParticipantRight Of(ParticipantKind kind) => Table[(int)kind].Rights;
}
