namespace Comity.Record.Entries;

/// <summary>As what somebody stands before the process. A person may stand there in several roles; each act is done in one.</summary>
[Flags]
public enum Role
{
    /// <summary>Nobody may.</summary>
    None = 0,

    /// <summary>Whoever reads.</summary>
    Public = 1,

    /// <summary>The secretariat.</summary>
    Secretariat = 2,

    /// <summary>The chair.</summary>
    Chair = 4,

    /// <summary>A member of a delegation of a member.</summary>
    Delegate = 8,

    /// <summary>The head of a participant's delegation, who is also its delegate or observer: alone it says nothing about membership.</summary>
    HeadOfDelegation = 16,

    /// <summary>A representative of a participant that is no member.</summary>
    Observer = 32,

    /// <summary>A reviewer.</summary>
    Reviewer = 64,

    /// <summary>An expert of a panel.</summary>
    Expert = 128,

    /// <summary>A mediator.</summary>
    Mediator = 256,

    /// <summary>The server itself: it enters what it keeps.</summary>
    Server = 512,

    /// <summary>The clock: it enters what is due.</summary>
    Clock = 1024,

    /// <summary>The body as a whole: what its decision carries is done by it.</summary>
    Body = 2048,

    /// <summary>Everyone who speaks for a participant.</summary>
    AnyParticipant = Delegate | HeadOfDelegation | Observer,

    /// <summary>Everyone who speaks for a member: its delegates, among whom is their head.</summary>
    AnyMember = Delegate,

    /// <summary>Everyone who is somebody.</summary>
    AnyPerson = Secretariat | Chair | AnyParticipant | Reviewer | Expert | Mediator,
}
