using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Keys;
using Comity.Record.Lots;

namespace Comity.Record.Received;

/// <summary>What must hold of received acts.</summary>
public static class ReceivedRules
{
    /// <summary>A document cannot bear a date that has not come yet anywhere on Earth.</summary>
    [Rule("Comity")]
    public static Refusal? DocumentIsDated(ReceivedRegister register, Attempt attempt, EnterReceived act) =>
        act.Dated <= DateOnly.FromDateTime(attempt.At.UtcDateTime.AddHours(14)) ? null
            : Refusal.Of("dated", "date", act.Dated.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A document arrived before it is entered, and not before the date on it had come anywhere on Earth.</summary>
    [Rule("Comity", Cases = ["future", "early"])]
    public static Refusal? LetterHasArrived(ReceivedRegister register, Attempt attempt, EnterArrived act) =>
        (act.Arrived is not { } arrived ? null
            : arrived > attempt.At ? "future"
            : DateOnly.FromDateTime(arrived.UtcDateTime.AddHours(14)) < act.Dated ? "early"
            : null) is { } fault ? Refusal.Of("arrived", "date", act.Dated.ToString("O", CultureInfo.InvariantCulture)).In(fault) : null;

    /// <summary>A document carries no other document, confirms none (who confirms says so without the secretariat), brings no keys (a key is its holder's own)
    /// and recalls no file: that is done at once or not at all.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsPlain(ReceivedRegister register, Attempt attempt, EnterReceived act) =>
        act.Act is EnterReceived or EnterArrived or ConfirmReceived or SettleReceived or RegisterKey or RevokeKey or RecallFile
            ? Refusal.Of("act", "act", ActName.Of(act.Act)) : null;

    /// <summary>What must be done by a time can be received only where the rules of procedure let it take effect at once.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsInTime(RecordPicture picture, Attempt attempt, EnterReceived act) =>
        act.Act is CommitToLot or RevealForLot && !ReceivedRegister.IsAtOnce(act.Act, picture.Founding.Rules) ? Refusal.Of("act", "act", ActName.Of(act.Act))
            : null;

    /// <summary>Only the participant for whom an act was received confirms or contests it.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsOnesOwn(ReceivedRegister register, Attempt attempt, Act act) =>
        Find(register, act)?.Act.For == attempt.As ? null : Refusal.Of("position", "position", Position(act));

    /// <summary>A received act is confirmed or contested once, before the time to contest has passed.</summary>
    [Rule("Comity", Cases = ["missing", "confirmed", "contested", "over"])]
    public static Refusal? ReceivedIsOpen(ReceivedRegister register, Attempt attempt, Act act) =>
        (Find(register, act) switch
        {
            null => "missing",
            { Status: ReceivedStatus.Confirmed } => "confirmed",
            { Status: ReceivedStatus.Contested } => "contested",
            { IsOpen: true } received when attempt.At <= received.ContestBy => null,
            _ => "over",
        }) is { } fault ? Refusal.Of("position", "position", Position(act)).In(fault) : null;

    private static ReceivedAct? Find(ReceivedRegister register, Act act) => act switch
    {
        ConfirmReceived confirm => register.Acts.GetValueOrDefault(confirm.Position),
        ContestReceived contest => register.Acts.GetValueOrDefault(contest.Position),
        SettleReceived settle => register.Acts.GetValueOrDefault(settle.Position),
        _ => null,
    };

    private static string Position(Act act) => act switch
    {
        ConfirmReceived confirm => Text(confirm.Position),
        ContestReceived contest => Text(contest.Position),
        _ => "",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
