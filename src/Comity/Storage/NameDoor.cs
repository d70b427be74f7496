using System.Globalization;
using Comity.Kit.Unicode;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>What names and titles are made of is asked of new acts where they are entered, by this server; what stands in the record stays.</summary>
public static class NameDoor
{
    /// <summary>What a refusal is called.</summary>
    public const string Rule = "NameIsPlain";

    /// <summary>The refusal of the first name or title of an act that holds what nobody sees or what looks like something else; null where none
    /// does.</summary>
    public static Refusal? Refuse(Act act)
    {
        foreach (var title in References.Titles(act))
            if (Refuse(title.Place, title.Value.Text) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>The refusal of a name in a field; null for a name as it should be.</summary>
    public static Refusal? Refuse(string field, string name)
    {
        if (PlainName.Find(name) is not { } fault)
            return null;
        (string, string)[] facts = [("character", fault.Character), ("place", fault.Place.ToString(CultureInfo.InvariantCulture))];
        return Refusal.Of(field, fault.Beside is { } beside ? [.. facts, ("beside", beside)] : facts, Rule).In(fault.Case);
    }
}
