using System.Collections.Immutable;
using System.Globalization;

namespace Comity.Norms.Language;

/// <summary>Prints items without their comments.</summary>
internal static class PrinterItems
{
    private const int Behind = 3;

    /// <summary>Prints an item from its keyword on.</summary>
    public static void Print(PrinterLayout to, Item item)
    {
        if (item.Replaces)
            to.Word("replace");
        switch (item)
        {
            case BookItem one:
                Properties(to.Word($"book {one.Id} \"{one.Title}\""), one.Properties);
                break;
            case FactItem one:
                Print(to, one);
                break;
            case ThresholdItem one:
                Threshold(to, one);
                break;
            case ConstraintItem one:
                Sentence(to, one.Never ? "never" : "always", one.Condition, "while", one.While);
                break;
            case DefineItem one:
                PrinterNorms.Print(to.Word(one.IsAction ? "action" : "define"), one);
                break;
            case NormItem one:
                PrinterNorms.Print(to.Word("norm"), one);
                break;
            case PurposeItem one:
                Purpose(to, one);
                break;
            case AcceptItem one:
                Accept(to, one);
                break;
            case BenefitItem one:
                Names(to.Word("benefit"), one.Names).Mark(one.HasStop ? "." : "");
                break;
            case ReliefItem one:
                Properties(to.Word($"relief {one.Name}"), one.Properties);
                break;
            case TierItem one:
                Names(to.Word($"tier {one.Name}").Mark(":"), one.Alternatives).Mark(one.HasStop ? "." : "");
                break;
            case MeasureItem one:
                Measure(to, one);
                break;
            case RemedyItem one:
                Remedy(to, one);
                break;
            case EnsureItem one:
                Ensure(to, one);
                break;
            case CaseItem one:
                PrinterSettings.Print(to.Word("case"), one);
                break;
            case CodeItem one:
                Code(to, one);
                break;
            case AdjustItem one:
                PrinterNorms.Print(to.Word($"{(one.Tightens ? "tighten" : "loosen")} {one.Id}").Mark(":"), one.Change);
                break;
            case LeaveOutItem one:
                to.Word($"leave out {one.Id}").Word($"because \"{one.Reason}\"").Mark(".");
                break;
            case ReservationItem one:
                PrinterNorms.Print(Names(to.Word($"reservation {one.Id} \"{one.Title}\"").Word("to", Behind), one.To).Line(2), one.Change);
                break;
            default:
                throw new ArgumentException("No such item can be printed.", nameof(item));
        }
    }

    /// <summary>Prints properties, each behind three spaces or on a new line.</summary>
    public static void Properties(PrinterLayout to, IEnumerable<ItemProperty> properties)
    {
        foreach (var property in properties)
            if (property.Kind == PropertyKind.Source)
                to.Source($"source {property.Text}", Behind);
            else
                to.Word(Text(property), Behind);
    }

    /// <summary>Prints names with commas between them.</summary>
    public static PrinterLayout Names(PrinterLayout to, IEnumerable<string> names)
    {
        var isFirst = true;
        foreach (var name in names)
        {
            (isFirst ? to : to.Mark(",")).Word(name);
            isFirst = false;
        }

        return to;
    }

    /// <summary>A date as the language writes it.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(ItemProperty property) => property.Kind switch
    {
        PropertyKind.Asks => $"asks \"{property.Text}\"",
        PropertyKind.Also => $"also \"{property.Text}\"",
        PropertyKind.AgreedAmbiguity => $"agreed ambiguity \"{property.Text}\"",
        PropertyKind.Ordinarily => $"ordinarily {property.Text}",
        PropertyKind.Headline => "headline",
        PropertyKind.Highest => "highest",
        PropertyKind.AddsUp => "adds up",
        PropertyKind.OfEach => $"of each {property.Text}",
        PropertyKind.Voluntary => "voluntary",
        PropertyKind.Binding => "binding",
        PropertyKind.Since => $"since {property.Text}",
        PropertyKind.Review => $"review {property.Text}",
        PropertyKind.Lapses => $"lapses {property.Text}",
        PropertyKind.Modal => property.Text,
        PropertyKind.Version => $"version {property.Text}",
        PropertyKind.Status => $"status {property.Text}",
        PropertyKind.Extends => $"extends {property.Text}",
        PropertyKind.On => $"on {property.Text}",
        PropertyKind.AsOf => $"as of {property.Text}",
        PropertyKind.Real => "real",
        PropertyKind.In => $"in {property.Text}",
        PropertyKind.Under => $"under {property.Text}",
        PropertyKind.Basis => $"basis {property.Text}",
        PropertyKind.Limits => $"limits {property.Text}",
        PropertyKind.WithinPower => "within the power of the State concerned",
        _ => $"source {property.Text}",
    };

    private static void Print(PrinterLayout to, FactItem item)
    {
        if (item.Kind == FactKind.Kinds)
        {
            Kinds(to, item);
            return;
        }

        to.Word($"{Keyword(item.Kind)} {item.Name}");
        Properties(to, item.Properties.Take(item.EarlyProperties));
        if (item.Kind == FactKind.Number)
            to.Word($"from {item.From} to {item.To}");
        else if (item.Kind == FactKind.Choice)
            Names(to.Mark(":"), item.Values);
        else if (item.Kind == FactKind.Scale)
            Steps(to.Mark(":"), item.Values);
        Properties(to, item.Properties.Skip(item.EarlyProperties));
    }

    private static string Keyword(FactKind kind) => kind switch
    {
        FactKind.YesNo => "fact",
        FactKind.Term => "term",
        FactKind.Action => "action",
        FactKind.Scale => "scale",
        FactKind.Choice => "choice",
        FactKind.Number => "number",
        FactKind.Date => "date",
        _ => "kinds",
    };

    private static void Steps(PrinterLayout to, ImmutableArray<string> values)
    {
        to.Word(values[0]);
        foreach (var value in values.Skip(1))
            to.Word($"< {value}");
    }

    // Lines mean something here: what stands behind the colon stands on the line of the keyword.
    private static void Kinds(PrinterLayout to, FactItem item)
    {
        to.Word(PrinterLayout.InOneLine(line =>
        {
            line.Word($"kinds {item.Name}");
            Properties(line, item.Properties.Take(item.EarlyProperties));
            line.Mark(":");
            Properties(line, item.Properties.Skip(item.EarlyProperties));
        }));
        Kinds(to, item.Roots, 2);
    }

    private static void Kinds(PrinterLayout to, ImmutableArray<KindNode> nodes, int indent)
    {
        foreach (var node in nodes)
        {
            to.Line(indent).Word(node.OnOneLine ? $"{node.Name}: {string.Join(", ", node.Children.Select(child => child.Name))}" : node.Name);
            if (!node.OnOneLine)
                Kinds(to, node.Children, indent + 2);
        }
    }

    private static void Threshold(PrinterLayout to, ThresholdItem item)
    {
        to.Word($"threshold {item.Name}").Mark(":");
        for (var i = 0; i < item.Steps.Length; i++)
            (i == 0 ? to : to.Mark(";")).Word($"{item.Steps[i].Number} since {Iso(item.Steps[i].Since)}");
        Properties(to.Mark("."), item.Properties);
    }

    private static void Sentence(PrinterLayout to, string keyword, Condition condition, string word, Condition? second)
    {
        PrinterConditions.Behind(to, keyword, condition);
        if (second is not null)
            PrinterConditions.Behind(to, word, second);
        to.Mark(".");
    }

    private static void Purpose(PrinterLayout to, PurposeItem item)
    {
        Properties(to.Word($"{(item.IsProtection ? "protect" : "permit")} {item.Id} \"{item.Title}\""), item.Properties);
        to.Indent = 4;
        if (item.From is not null)
            PrinterConditions.Behind(to.Line(2), item.FromIs ? "from an activity that is" : "from an activity that", item.From);
        Sentence(to.Line(2), "when", item.When, "", null);
    }

    private static void Accept(PrinterLayout to, AcceptItem item)
    {
        Names(to.Word($"accept {item.Kind}"), item.Ids);
        if (item.When is not null)
            PrinterConditions.Behind(to, "when", item.When);
        to.Mark(item.HasComma ? "," : "").Word($"because \"{item.Reason}\"").Mark(".");
    }

    private static void Measure(PrinterLayout to, MeasureItem item)
    {
        Properties(to.Word($"measure {item.Id} \"{item.Title}\""), item.Properties);
        to.Indent = 4;
        Sentence(to.Line(2), "available when", item.Available, "", null);
        if (!item.NoticeLast)
            Notice(to, item);
        if (!item.UndoneBy.IsEmpty || item.ExpiresAfterDays is not null)
            UndoneBy(to.Line(2), item);
        if (item.NoticeLast)
            Notice(to, item);
    }

    private static void Notice(PrinterLayout to, MeasureItem item)
    {
        if (item.NoticeDays is { } days)
            to.Line(2).Word($"after notice of {days} days").Mark(".");
    }

    private static void UndoneBy(PrinterLayout to, MeasureItem item)
    {
        to.Word("undone by");
        var ways = item.ExpiresAfterDays is { } days ? item.UndoneBy.Add($"after {days} days{(item.Renewable ? " unless renewed" : "")}") : item.UndoneBy;
        Joined(to, ways, item.UndoneJoins, ", or");
        to.Mark(".");
    }

    /// <summary>Prints names with what stands between them; where that is not told, with the usual mark.</summary>
    private static void Joined(PrinterLayout to, ImmutableArray<string> names, ImmutableArray<string> joins, string usual)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var join = i == 0 ? "" : i <= joins.Length ? joins[i - 1] : usual;
            if (join.StartsWith(','))
                to.Mark(",");
            to.Joint(join.TrimStart(',', ' ')).Word(names[i]);
        }
    }

    private static void Remedy(PrinterLayout to, RemedyItem item)
    {
        Properties(to.Word($"remedy {item.Id} \"{item.Title}\""), item.Properties);
        PrinterConditions.Behind(to.Word("open when", Behind), "", item.OpenWhen);
        to.Mark(".");
    }

    private static void Ensure(PrinterLayout to, EnsureItem item)
    {
        to.Word($"ensure {item.Id}").Mark(":");
        switch (item.Kind)
        {
            case EnsureKind.NothingBeyond:
                to.Word($"for a voluntary norm nothing beyond {item.Basis}");
                break;
            case EnsureKind.NotOnOwnDisclosure:
                to.Word("no measure rests on own disclosure");
                break;
            case EnsureKind.NeverLimited:
                Joined(to, item.Benefits, item.Joins, ",");
                to.Word("are never limited");
                break;
            case EnsureKind.WayBack:
                to.Word("every measure is undone by something within the power of the State concerned");
                break;
            case EnsureKind.RedressOpen:
                PrinterConditions.Behind(to, "redress is open whenever", item.Condition!);
                to.Mark(",").Word("whoever the author is");
                break;
            case EnsureKind.Whenever:
                PrinterConditions.Behind(to, "whenever", item.Condition!);
                PrinterConditions.Print(to.Mark(","), item.Then!);
                break;
            default:
                PrinterConditions.Behind(to, "never", item.Condition!);
                break;
        }

        to.Mark(".");
    }

    private static void Code(PrinterLayout to, CodeItem item)
    {
        Properties(to.Word($"code {item.Id} \"{item.Title}\""), item.Properties);
        to.Indent = 4;
        foreach (var mapping in item.Mappings)
            Sentence(to.Line(2), Text(mapping.Strength), mapping.Effect, "when", mapping.When);
    }

    private static string Text(Strength strength) => strength switch
    {
        Strength.Entails => "entails",
        Strength.MayAmountTo => "may amount to",
        _ => "excludes",
    };
}
