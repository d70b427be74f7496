using Comity.Record.Lots;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Record.Received;

/// <summary>The table of the acts about received acts: who may do each, under which rules, who is notified, and a sample.</summary>
public static class ReceivedTable
{
    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("received")
        .Act<EnterReceived>(
            Role.Secretariat,
            () => new("UTO", new CommitToLot("chair-3", Sample.File), ReceivedKind.NoteVerbale, "NV/2026/014", new DateOnly(2026, 2, 27), Sample.File),
            act => act
                .In(record => record.Received, ReceivedRules.DocumentIsDated, ReceivedRules.ReceivedIsPlain)
                .In(record => record, ReceivedRules.ReceivedIsInTime)
                .Files((received, _) => new(FileUse.Document, received.For))
                .Told(Audience.Only<EnterReceived>(act => act.For)))
        .Act<EnterArrived>(
            Role.Secretariat,
            () => new(
                "UTO", new CommitToLot("chair-3", Sample.File), ReceivedKind.NoteVerbale, "NV/2026/014", new DateOnly(2026, 2, 27), Sample.File,
                Sample.Noon.AddHours(-1)),
            act => act
                .AsEarlier<EnterReceived>(received => received
                    .In(record => record.Received, ReceivedRules.DocumentIsDated, ReceivedRules.ReceivedIsPlain)
                    .In(record => record, ReceivedRules.ReceivedIsInTime))
                .In(record => record.Received, ReceivedRules.LetterHasArrived)
                .Files((received, _) => new(FileUse.Document, received.For))
                .Told(Audience.Only<EnterReceived>(act => act.For)))
        .Act<ConfirmReceived>(Role.AnyParticipant, () => new(42), act => act
            .In(record => record.Received, ReceivedRules.ReceivedIsOnesOwn, ReceivedRules.ReceivedIsOpen))
        .Act<ContestReceived>(Role.AnyParticipant, () => new(42, "The note was sent in error"), act => act
            .In(record => record.Received, ReceivedRules.ReceivedIsOnesOwn, ReceivedRules.ReceivedIsOpen))
        .Act<SettleReceived>(Role.Clock, () => new(42));
}
