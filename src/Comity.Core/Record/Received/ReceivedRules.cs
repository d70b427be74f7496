using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Record.Received;

/// <summary>What must hold of received acts.</summary>
public static class ReceivedRules
{
    /// <summary>A document cannot bear a date that has not come yet anywhere on Earth.</summary>
    [Rule("Comity")]
    public static Refusal? DocumentIsDated(ReceivedRegister register, Attempt attempt, EnterReceived act) =>
        act.Dated <= DateOnly.FromDateTime(attempt.At.UtcDateTime.AddHours(14)) ? null : Refusal.Of("dated", "date", act.Dated.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A received act is not itself about received acts: what was received is said by its sender only.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsPlain(ReceivedRegister register, Attempt attempt, EnterReceived act) =>
        act.Act is EnterReceived or SettleReceived ? Refusal.Of("act", "act", ActName.Of(act.Act)) : null;

    /// <summary>Only the participant for whom an act was received confirms or contests it.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsOnesOwn(ReceivedRegister register, Attempt attempt, Act act) =>
        Find(register, act)?.Act.For == attempt.As ? null : Refusal.Of("position", "position", Position(act));

    /// <summary>A received act is confirmed or contested once, before the time to contest has passed.</summary>
    [Rule("Comity")]
    public static Refusal? ReceivedIsOpen(ReceivedRegister register, Attempt attempt, Act act) =>
        Find(register, act) is { IsOpen: true } received && attempt.At <= received.ContestBy ? null : Refusal.Of("position", "position", Position(act));

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
