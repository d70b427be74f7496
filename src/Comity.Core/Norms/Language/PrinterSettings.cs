namespace Comity.Norms.Language;

/// <summary>Prints the lines of cases.</summary>
internal static class PrinterSettings
{
    private const int Behind = 3;

    /// <summary>Prints a case behind its keyword.</summary>
    public static void Print(PrinterLayout to, CaseItem item)
    {
        to.Word($"\"{item.Title}\"");
        PrinterItems.Properties(to, item.Properties);
        to.Line(2);
        to.Indent = 2;
        for (var i = 0; i < item.Lines.Length; i++)
        {
            if (i > 0 && !(item.Lines[i] is SettingLine && item.Lines[i - 1] is SettingLine or ActivityLine))
                to.Line(to.Indent = 2);
            Print(to, item.Lines[i], i == 0 || item.Lines[i - 1] is ActivityLine ? 1 : Behind);
        }
    }

    /// <summary>Prints one setting.</summary>
    public static void Print(PrinterLayout to, Setting setting, int gap = 1)
    {
        var link = setting.Link == ":" ? ":" : setting.Link.Length > 0 ? " is" : "";
        to.Word((setting.Negated ? "not " : "") + setting.Fact + link + (setting.Value is null ? "" : " " + Text(setting.Value)), gap);
        if (setting.Sayings.IsEmpty)
            return;
        to.Open("(");
        for (var i = 0; i < setting.Sayings.Length; i++)
        {
            if (i > 0)
                to.Mark(";");
            to.Word(Text(setting.Sayings[i]));
        }

        to.Mark(")");
    }

    private static void Print(PrinterLayout to, CaseLine line, int gap)
    {
        switch (line)
        {
            case SettingLine one:
                Print(to, one.Setting, gap);
                to.Mark(".");
                break;
            case SubjectLine one:
                Subject(to, one);
                break;
            case ActivityLine one:
                to.Word($"activity \"{one.Name}\"").Mark(":").Indent = 4;
                break;
            case ExpectLine one:
                Expectation(to, one);
                break;
            default:
                throw new ArgumentException("No such line can be printed.", nameof(line));
        }
    }

    private static void Subject(PrinterLayout to, SubjectLine line)
    {
        to.Indent = 4;
        to.Word($"{line.Kind} {Name(line.Name, line.IsQuoted)}").Mark(":");
        for (var i = 0; i < line.Settings.Length; i++)
        {
            if (i > 0)
                to.Mark(",");
            Print(to, line.Settings[i]);
        }

        to.Mark(".");
    }

    private static void Expectation(PrinterLayout to, ExpectLine line)
    {
        to.Indent = 4;
        to.Word($"expect {line.Id} {line.Verdict}");
        if (line.Subject.Length > 0 || line.IsQuoted)
            to.Word($"for {Name(line.Subject, line.IsQuoted)}");
        if (line.Activity.Length > 0)
            to.Word($"in \"{line.Activity}\"");
        if (!line.Readings.IsEmpty)
            PrinterItems.Names(to.Word("under"), line.Readings.Select(reading => $"\"{reading}\""));
        if (line.AsOf is { } date)
            to.Word($"as of {PrinterItems.Iso(date)}");
        if (!line.Because.IsEmpty)
            PrinterItems.Names(to.Word("because"), line.Because);
        if (line.Why.Length > 0)
            to.Word($"\"{line.Why}\"");
        to.Mark(".");
    }

    private static string Name(string name, bool isQuoted) => isQuoted ? $"\"{name}\"" : name;

    private static string Text(Saying saying)
    {
        var kind = saying.Kind switch { SayingKind.Claimed => "claimed", SayingKind.Denied => "denied", _ => "disclosed" };
        var detail = saying.Detail.Length == 0 ? "" : $"{(saying.Kind == SayingKind.Disclosed ? " in" : " on")} {saying.Detail}";
        return $"{kind} by {Name(saying.By, saying.IsQuoted)}{detail}";
    }

    public static string Text(GivenValue value) => value.Form switch
    {
        ValueForm.OneOf => string.Join(" or ", value.Values),
        ValueForm.NoneOf => "not " + string.Join(" or ", value.Values),
        ValueForm.AtLeast => "at least " + value.Values[0],
        ValueForm.AtMost => "at most " + value.Values[0],
        ValueForm.Between => $"between {value.Values[0]} and {value.Values[1]}",
        ValueForm.All => string.Join(" and ", value.Values),
        ValueForm.AllAndPossiblyOthers => string.Join(" and ", value.Values) + " and possibly others",
        _ => "unknown",
    };
}
