using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Record.Founding;

/// <summary>What must hold of the beginning of a record and of its rules of procedure.</summary>
public static class FoundingRules
{
    /// <summary>The last edition of the rules that this program knows.</summary>
    public const int LastEdition = 1;

    /// <summary>A record begins once: its first entry, and no other, is `BeginRecord`.</summary>
    [Rule("Comity")]
    public static Refusal? RecordBeginsOnce(FoundingRegister register, Attempt attempt, Act act) =>
        register.Begun is null == act is BeginRecord ? null : Refusal.Of(null, "act", ActName.Of(act));

    /// <summary>A program may only be asked for rules that it knows: an edition that exists.</summary>
    [Rule("Comity")]
    public static Refusal? EditionIsKnown(FoundingRegister register, Attempt attempt, Act act) =>
        RulesOf(act) is not { } rules || rules.Edition is >= 1 and <= LastEdition
            ? null
            : Refusal.Of("rules.edition", [("edition", Text(rules.Edition)), ("last", Text(LastEdition))]);

    /// <summary>Days to contest lie between 1 and 365, hours between sheets between 1 and 168: neither never nor at once.</summary>
    [Rule("Comity")]
    public static Refusal? TermsAreReasonable(FoundingRegister register, Attempt attempt, Act act) => RulesOf(act) switch
    {
        { ContestDays: < 1 or > 365 } rules => Refusal.Of("rules.contestDays", "value", Text(rules.ContestDays)),
        { SheetHours: < 1 or > 168 } rules => Refusal.Of("rules.sheetHours", "value", Text(rules.SheetHours)),
        _ => null,
    };

    private static RulesOfProcedure? RulesOf(Act act) => act switch
    {
        BeginRecord begin => begin.Rules,
        AdoptRules adopt => adopt.Rules,
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
