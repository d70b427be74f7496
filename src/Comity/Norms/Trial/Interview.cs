using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>
/// Asks for the facts of a case that are not known, the one that decides most first, sets them and judges again, until nothing is undetermined or
/// the user stops. An empty answer leaves a fact unknown.
/// </summary>
internal sealed class Interview(TextReader input, TextWriter output, Judge judge, NormItem? norm)
{
    private const string Stop = "stop";
    private readonly HashSet<(string Fact, string Subject)> asked = [];
    private readonly Lines lines = new(output);

    /// <summary>The case with what the user knew.</summary>
    public CaseItem Complete(CaseItem one)
    {
        lines.Write(0, $"\"{one.Title}\": questions. A number or words answer; an empty answer says that it is not known; `stop` ends.");
        var (count, goesOn) = (0, true);
        while (goesOn && Next(one) is { } next)
        {
            asked.Add((next.Fact.Name, next.Subject));
            Put(next, ++count, one);
            (one, goesOn) = Answered(one, next);
        }

        lines.Write(0, !goesOn ? "Stopped." : count == 0 ? "There is nothing to ask." : "There is nothing left to ask.");
        lines.Empty();
        return one;
    }

    private OpenQuestion? Next(CaseItem one) =>
        OpenQuestion.Next(judge, one, id => norm is null || id == norm.Id, (fact, subject) => asked.Contains((fact, subject)));

    private void Put(OpenQuestion question, int number, CaseItem one)
    {
        var who = question.Subject.Length > 0 ? $"{CaseLines.KindOf(one, question.Subject)} {question.Subject}: " : "";
        lines.Empty();
        lines.Write(0, $"{number}. ",
            $"{who}{question.Fact.Question} ({question.Fact.Name}; open in {question.Verdicts} {(question.Verdicts == 1 ? "verdict" : "verdicts")})");
        var values = question.Values;
        for (var value = 0; value < values.Length; value++)
            lines.Write(3, $"{value + 1}  ", values[value]);
        if (values.IsEmpty)
            lines.Write(3, question.Fact.Item.Kind == FactKind.Date ? "A date, such as 2024-02-29."
                : "A number, `at least N`, `at most N`, or `between N and M`.");
        else if (question.Fact.Item.Kind == FactKind.Kinds)
            lines.Write(3, "Several may hold: `1, 3`. Add `and possibly others` when the list may be incomplete.");
    }

    private (CaseItem Case, bool GoesOn) Answered(CaseItem one, OpenQuestion question)
    {
        while (true)
        {
            output.Write("> ");
            output.Flush();
            var line = input.ReadLine()?.Trim();
            if (line is null)
                output.WriteLine();
            if (line is null || string.Equals(line, Stop, StringComparison.OrdinalIgnoreCase))
                return (one, false);
            if (line.Length == 0)
                return (one, true);
            if (Set(one, question, line) is { } more)
                return (more, true);
        }
    }

    private CaseItem? Set(CaseItem one, OpenQuestion question, string line)
    {
        var (setting, problems) = BookText.ReadSetting($"{question.Fact.Name}{(question.Subject.Length > 0 ? "" : ":")} {Words(question, line)}",
            judge.Model.Book.Vocabulary, new("answer", 1, 1));
        if (setting is null)
        {
            lines.Write(0, $"{problems[0].Message} {problems[0].Help}");
            return null;
        }

        var more = CaseLines.With(judge.Model.Book, one, question.Subject, setting with { Place = one.Place });
        var clash = judge.Clash(more);
        if (clash.IsEmpty)
            return more;
        lines.Write(0, $"That cannot be: {string.Join(", ", clash.Select(name => $"`{name}`"))} cannot be so together. Answer otherwise, or leave it empty.");
        return null;
    }

    // Numbers name values, where the fact is not itself a number.
    private static string Words(OpenQuestion question, string line)
    {
        if (question.Values.IsEmpty)
            return line;
        const string Others = "and possibly others";
        var hasOthers = line.EndsWith(Others, StringComparison.OrdinalIgnoreCase);
        var parts = (hasOthers ? line[..^Others.Length] : line).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (!parts.All(part => int.TryParse(part, out var number) && number >= 1 && number <= question.Values.Length))
            return line;
        var joint = question.Fact.Item.Kind == FactKind.Kinds ? " and " : " or ";
        return string.Join(joint, parts.Select(part => question.Values[int.Parse(part) - 1])) + (hasOthers ? $" {Others}" : "");
    }
}
