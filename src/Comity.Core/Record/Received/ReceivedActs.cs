using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Record.Received;

/// <summary>The secretariat enters what a delegation sent: the act, and the document in which it was said.</summary>
/// <param name="For">The code of the participant whose act it is.</param>
/// <param name="Act">The act.</param>
/// <param name="Kind">What was received.</param>
/// <param name="Reference">Its reference, such as `NV/2026/014`.</param>
/// <param name="Dated">The date on it.</param>
/// <param name="Document">The hash of the file with the document.</param>
public sealed record EnterReceived(ParticipantCode For, Act Act, ReceivedKind Kind, Title Reference, DateOnly Dated, ReceivedFile Document) : Act;

/// <summary>The secretariat enters what a delegation sent, and the moment at which it arrived: a letter that came before a deadline may be entered after it,
/// as long as the terms give it grace.</summary>
/// <param name="For">The code of the participant whose act it is.</param>
/// <param name="Act">The act.</param>
/// <param name="Kind">What was received.</param>
/// <param name="Reference">Its reference, such as `NV/2026/014`.</param>
/// <param name="Dated">The date on it.</param>
/// <param name="Document">The hash of the file with the document.</param>
/// <param name="Arrived">The moment at which it arrived; null where nothing depends on it.</param>
[ActVersion(nameof(EnterReceived), 2)]
public sealed record EnterArrived(
    ParticipantCode For, Act Act, ReceivedKind Kind, Title Reference, DateOnly Dated, ReceivedFile Document, DateTimeOffset? Arrived = null) : Act, ILaterAct
{
    Act ILaterAct.Earlier => new EnterReceived(For, Act, Kind, Reference, Dated, Document);
}

/// <summary>The delegation says that a received act is its own.</summary>
/// <param name="Position">The position of the entry of the received act.</param>
public sealed record ConfirmReceived(ReceivedPosition Position) : Act;

/// <summary>The delegation says that a received act is not its own, or not so.</summary>
/// <param name="Position">The position of the entry of the received act.</param>
/// <param name="Ground">Why.</param>
public sealed record ContestReceived(ReceivedPosition Position, Words Ground) : Act;

/// <summary>The time to contest a received act has passed: it stands. Entered by the clock.</summary>
/// <param name="Position">The position of the entry of the received act.</param>
public sealed record SettleReceived(ReceivedPosition Position) : Act;

/// <summary>What was received.</summary>
public enum ReceivedKind
{
    /// <summary>A note verbale.</summary>
    NoteVerbale,

    /// <summary>A signed letter.</summary>
    Letter,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>Something said in a meeting, with the minutes as document.</summary>
    Statement,
}
