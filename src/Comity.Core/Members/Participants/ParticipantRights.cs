namespace Comity.Members.Participants;

/// <summary>What a participant may do in the forum.</summary>
[Flags]
public enum ParticipantRight
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Take the floor.</summary>
    Speak = 1,

    /// <summary>Circulate statements.</summary>
    Circulate = 2,

    /// <summary>Propose texts and decisions.</summary>
    Propose = 4,

    /// <summary>Object: break silence, stand against consensus.</summary>
    Object = 8,

    /// <summary>Take part in decisions.</summary>
    Decide = 16,

    /// <summary>Vote.</summary>
    Vote = 32,

    /// <summary>Chair.</summary>
    Chair = 64,

    /// <summary>Reply to what was said of it.</summary>
    Reply = 128,

    /// <summary>Enter commitments.</summary>
    Commit = 256,

    /// <summary>Count for the quorum.</summary>
    CountsForQuorum = 512,
}

/// <summary>The rights of each kind of participant.</summary>
public static class ParticipantRights
{
    private const ParticipantRight OfOrganizations = ParticipantRight.Speak | ParticipantRight.Circulate;

    private const ParticipantRight OfMembers = OfOrganizations | ParticipantRight.Propose | ParticipantRight.Object | ParticipantRight.Decide | ParticipantRight.Vote | ParticipantRight.Chair
        | ParticipantRight.Reply | ParticipantRight.Commit | ParticipantRight.CountsForQuorum;

    /// <summary>The rights of a kind.</summary>
    public static ParticipantRight Of(ParticipantKind kind) => kind switch
    {
        ParticipantKind.State => OfMembers,
        ParticipantKind.ObserverState => OfOrganizations | ParticipantRight.Propose | ParticipantRight.Reply | ParticipantRight.Commit,
        ParticipantKind.RegionalOrganization => OfOrganizations | ParticipantRight.Propose | ParticipantRight.Reply,
        _ => OfOrganizations,
    };

    /// <summary>Whether a participant has a right.</summary>
    public static bool May(this Participant participant, ParticipantRight right) => (Of(participant.Kind) & right) == right;
}
