namespace Comity.Members.Participants;

/// <summary>What a participant may do by its kind.</summary>
[Flags]
public enum ParticipantRight
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Speak in a meeting.</summary>
    Speak = 1,

    /// <summary>Circulate a document.</summary>
    Circulate = 2,

    /// <summary>Propose.</summary>
    Propose = 4,

    /// <summary>Object, and so hinder consensus.</summary>
    Object = 8,

    /// <summary>Take part in decisions, and raise what must be decided at once.</summary>
    Decide = 16,

    /// <summary>Vote.</summary>
    Vote = 32,

    /// <summary>Hold a seat of the chair.</summary>
    Chair = 64,

    /// <summary>Reply to what was said of it.</summary>
    Reply = 128,

    /// <summary>Enter commitments.</summary>
    Commit = 256,

    /// <summary>Count for the quorum.</summary>
    CountsForQuorum = 512,
}

/// <summary>Which rights each kind of participant has.</summary>
public static class ParticipantRights
{
    private const ParticipantRight Guest = ParticipantRight.Speak | ParticipantRight.Circulate;

    private const ParticipantRight Member = Guest | ParticipantRight.Propose | ParticipantRight.Object | ParticipantRight.Decide | ParticipantRight.Vote | ParticipantRight.Chair
        | ParticipantRight.Reply | ParticipantRight.Commit | ParticipantRight.CountsForQuorum;

    /// <summary>The rights of a kind of participant.</summary>
    public static ParticipantRight Of(ParticipantKind kind) => kind switch
    {
        ParticipantKind.State => Member,
        ParticipantKind.ObserverState => Guest | ParticipantRight.Propose | ParticipantRight.Reply | ParticipantRight.Commit,
        ParticipantKind.RegionalOrganization => Guest | ParticipantRight.Propose | ParticipantRight.Reply,
        ParticipantKind.InternationalOrganization or ParticipantKind.Stakeholder => Guest,
        _ => ParticipantRight.None,
    };
}
