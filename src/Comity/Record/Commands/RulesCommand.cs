using System.CommandLine;
using System.Globalization;
using Comity.Record.Entries;
using Comity.Site;

namespace Comity.Record.Commands;

/// <summary>`comity rules [NAME]`: which rules acts are held against, and where each comes from and is written.</summary>
public static class RulesCommand
{
    private const int MostNear = 3;

    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "The name of a rule, as a refusal shows it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("rules", "Lists the rules that acts are held against, or shows one: what it demands, its source, and where it is written.") { name };
        command.SetAction(parsed => parsed.GetValue(name) is { } one ? Show(terminal, one) : List(terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        var width = Process.Rules.Max(rule => rule.Name.Length);
        foreach (var (name, _) in Process.Rules)
            terminal.Output.WriteLine($"{name.PadRight(width)}  {Sentences.In(Language.English).Demand(name)}");
        return ExitCode.Yes;
    }

    private static int Show(Terminal terminal, string asked)
    {
        var rule = Process.Rules.FirstOrDefault(rule => rule.Name.Equals(asked, StringComparison.OrdinalIgnoreCase));
        if (rule.Mark is null)
            throw new UserError($"There is no rule `{asked}`; did you mean {string.Join(" or ", Near(asked).Select(name => $"`{name}`"))}? `comity rules` lists all.");
        terminal.Output.WriteLine(rule.Name);
        terminal.Output.WriteLine($"  {Sentences.In(Language.English).Demand(rule.Name)}");
        terminal.Output.WriteLine($"  source   {rule.Mark.Source}");
        terminal.Output.WriteLine($"  edition  {Editions(rule.Mark)}");
        terminal.Output.WriteLine($"  written  {rule.Mark.File}:{rule.Mark.Line.ToString(CultureInfo.InvariantCulture)}");
        return ExitCode.Yes;
    }

    private static string Editions(RuleAttribute mark) => mark.Until == 0
        ? $"from {mark.Since.ToString(CultureInfo.InvariantCulture)} on"
        : $"from {mark.Since.ToString(CultureInfo.InvariantCulture)} to {(mark.Until - 1).ToString(CultureInfo.InvariantCulture)}";

    private static IEnumerable<string> Near(string asked) => Process.Rules.Select(rule => rule.Name)
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
