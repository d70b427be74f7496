using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Kit;
using Comity.Kit.Search;

namespace Comity.Record.Rules;

/// <summary>`comity rules [WORD...]`: which rules acts are held against and what the server around them promises, and where each comes from, is written and
/// is tested.</summary>
public static class RulesCommand
{
    private const int MostNear = 3;
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Texts English => Texts.In(Language.English);

    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("WORD")
        {
            Description = "The name of a rule, as a refusal shows it, or words of its name, sentence, source or refusals.", Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "As JSON: name, kind (act, engine, edge), sentence, source, test." };
        var command = new Command(
            "rules", "Lists the rules of acts and the promises of the server, or shows one: what it demands, its source, where it is written, its test.")
        {
            words, json,
        };
        command.SetAction(parsed => Answer(terminal, parsed.GetValue(words) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Answer(Terminal terminal, string[] words, bool isJson)
    {
        var found = Find(words);
        if (isJson)
            terminal.Output.WriteLine(JsonSerializer.Serialize(
                found.Select(rule =>
                    new { name = rule.Name, kind = RuleRows.KindOf(rule), sentence = rule.Says(English), source = rule.Source, test = rule.Test }),
                Form));
        else if (words.Length > 0 && found is [var only])
            Show(terminal, only);
        else
            List(terminal, found);
        return ExitCode.Yes;
    }

    /// <summary>The rule of this name, else those that have all words.</summary>
    private static KnownRule[] Find(string[] asked)
    {
        if (asked is [var name] && KnownRule.All.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return [exact];
        string[] words = [.. asked.SelectMany(Folding.Words)];
        KnownRule[] found = [.. KnownRule.All.Where(rule => rule.Has(words, English))];
        if (found.Length > 0)
            return found;
        var near = string.Join(" or ", Near(string.Concat(asked)).Select(one => $"`{one}`"));
        throw new UserError($"There is no rule `{string.Join(' ', asked)}`; did you mean {near}? `comity rules` lists all.");
    }

    private static void List(Terminal terminal, KnownRule[] rules)
    {
        var width = rules.Max(rule => rule.Name.Length);
        foreach (var rule in rules)
            terminal.Output.WriteLine($"{rule.Name.PadRight(width)}  {RuleRows.KindOf(rule),-6}  {rule.Says(English)}");
    }

    private static void Show(Terminal terminal, KnownRule rule)
    {
        terminal.Output.WriteLine(rule.Name);
        terminal.Output.WriteLine($"  {rule.Says(English)}");
        terminal.Output.WriteLine($"  kind     {RuleRows.KindOf(rule)}");
        terminal.Output.WriteLine($"  source   {rule.Source}");
        terminal.Output.WriteLine($"  edition  {Editions(rule)}");
        terminal.Output.WriteLine($"  written  {rule.File}:{rule.Line.ToString(CultureInfo.InvariantCulture)}");
        terminal.Output.WriteLine($"  test     {rule.Test}");
        foreach (var refusal in rule.Refusals(English))
            terminal.Output.WriteLine($"  refuses  {refusal}");
    }

    private static string Editions(KnownRule rule) => rule.Until == 0
        ? $"from {rule.Since.ToString(CultureInfo.InvariantCulture)} on"
        : $"from {rule.Since.ToString(CultureInfo.InvariantCulture)} to {(rule.Until - 1).ToString(CultureInfo.InvariantCulture)}";

    private static IEnumerable<string> Near(string asked) => KnownRule.All.Select(rule => rule.Name)
        .OrderBy(name => Distance(name.ToUpperInvariant(), asked.ToUpperInvariant()))
        .ThenBy(name => name, StringComparer.Ordinal)
        .Take(MostNear);

    /// <summary>How many letters must be put in, left out or changed to make one name of the other (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
