namespace Comity.Members.Participants;

/// <summary>What a participant may do in the process.</summary>
[Flags]
public enum ParticipantRight
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Speak in meetings.</summary>
    Speak = 1,

    /// <summary>Circulate documents and statements.</summary>
    Circulate = 2,

    /// <summary>Propose words, and move procedural motions.</summary>
    Propose = 4,

    /// <summary>Object to what is put under silence or to consensus.</summary>
    Object = 8,

    /// <summary>Take part in consensus.</summary>
    Decide = 16,

    /// <summary>Vote.</summary>
    Vote = 32,

    /// <summary>Hold the chair and other seats, and nominate for them.</summary>
    Chair = 64,

    /// <summary>Reply to what was said of it.</summary>
    Reply = 128,

    /// <summary>Enter commitments.</summary>
    Commit = 256,

    /// <summary>Count towards the quorum.</summary>
    CountsForQuorum = 512,
}

/// <summary>The rights of each kind of participant.</summary>
public static class ParticipantRights
{
    private const ParticipantRight All = ParticipantRight.Speak | ParticipantRight.Circulate | ParticipantRight.Propose | ParticipantRight.Object | ParticipantRight.Decide | ParticipantRight.Vote
        | ParticipantRight.Chair | ParticipantRight.Reply | ParticipantRight.Commit | ParticipantRight.CountsForQuorum;

    /// <summary>The rights of a kind.</summary>
    public static ParticipantRight Of(ParticipantKind kind) => kind switch
    {
        ParticipantKind.State => All,
        ParticipantKind.ObserverState => ParticipantRight.Speak | ParticipantRight.Circulate | ParticipantRight.Propose | ParticipantRight.Reply | ParticipantRight.Commit,
        ParticipantKind.RegionalOrganization => ParticipantRight.Speak | ParticipantRight.Circulate | ParticipantRight.Propose | ParticipantRight.Reply,
        _ => ParticipantRight.Speak | ParticipantRight.Circulate,
    };
}
