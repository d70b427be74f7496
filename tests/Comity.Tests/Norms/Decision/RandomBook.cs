using System.Globalization;

namespace Comity.Tests.Norms.Decision;

/// <summary>Writes small books and partial cases at random; the same seed writes the same.</summary>
internal sealed class RandomBook(int seed)
{
    private const string Facts = """
        fact p
        fact q
        scale s: a < b < c
        choice e: u, v, w
        kinds k:
          x: y, z
        number n from 0 to 4   adds up
        threshold few: 2 since 2015-01-01; 3 since 2024-01-10.
        date d
        fact l   of each State
        scale m: one < two < three   of each State
        action act
        action reply
        """;

    private readonly Random random = new(seed);

    public string Book() => string.Join('\n', (string[])
    [
        Facts,
        random.Next(3) > 0 ? $"never {Condition(1)} while {Condition(1)}." : $"always {Condition(1)} while {Condition(1)}.",
        random.Next(3) > 0 ? "" : "always s is at least b while l.",
        $"define defined: {Condition(2)}.\n  reading \"r\": {Pick("", "or ", "also requires ")}{Condition(1)}.",
        $"define named: {Pick("defined, and p", "defined, or l", "not defined")}.",
        Norm(),
        $"norm D \"Duty\"   should   voluntary\n  A State should reply when {Condition(2)} within {random.Next(4)} days of d.\n  excused while {Condition(1)}.",
    ]) + "\n";

    public string Case()
    {
        var settings = new List<string>();
        Maybe(settings, "p: yes.", "p: no.");
        Maybe(settings, "q: yes.", "q: no.");
        Maybe(settings, "s: a.", "s: at least b.", "s: not b.", "s: c.");
        Maybe(settings, "e: u.", "e: v or w.", "e: not v.");
        Maybe(settings, "k: y.", "k: x and possibly others.", "k: not y.", "k: x.", "k: y and z.");
        Maybe(settings, "n: 2.", "n: at least 3.", "n: between 1 and 2.", "n: 0.");
        Maybe(settings, "d: 2024-01-05.", "d: 2024-01-09.");
        return $"State B: {Of()}.\n{(random.Next(3) > 0 ? $"State A: {Of()}.\n" : "")}{string.Concat(settings.Select(one => one + "\n"))}";
    }

    private string Of()
    {
        var settings = new List<string>();
        Maybe(settings, "l", "not l");
        Maybe(settings, "m two", "m at least two", "m not two", "m one");
        Maybe(settings, "act", "not act");
        Maybe(settings, "reply", "not reply");
        return string.Join(", ", settings.Append("act unknown").DistinctBy(one => one.Replace("not ", "", StringComparison.Ordinal).Split(' ')[0]));
    }

    private string Norm() => string.Join('\n', (string[])
    [
        $"norm N \"Norm\"   should not   voluntary\n  A State{(random.Next(2) == 0 ? " that l" : "")} should not act",
        $"  when (a) {Condition(1)}, {Pick("and", "or")}\n       (b) {Condition(2)}.",
        random.Next(2) == 0 ? $"  except (x) when {Condition(1)}." : "",
        random.Next(3) == 0 ? $"  except (y) when {Condition(1)}: caught." : "",
        random.Next(3) == 0 ? $"  except (z) when {Condition(1)}.\n  except (t) to (z) when {Condition(1)}." : "",
        $"  reading \"r\": (b) {Pick("", "or ", "also requires ")}{Condition(1)}.",
    ]);

    private string Condition(int depth) => depth == 0 || random.Next(4) == 0 ? Atom() : random.Next(4) switch
    {
        0 => $"({Condition(depth - 1)}, and {Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)}, or {Condition(depth - 1)})",
        2 => $"not ({Condition(depth - 1)})",
        _ => $"(at least 2 of: {Condition(0)}, {Condition(0)}, {Condition(0)})",
    };

    private string Atom() => random.Next(9) switch
    {
        0 => Pick("p", "not p", "q", "not q"),
        1 => Pick("s is at least b", "s is c", "s is not b", "s is less than c"),
        2 => Pick("e is u", "e is u or v", "e is not w"),
        3 => Pick("k is within x", "k is within y", "k is not within z", "k is within y or z"),
        4 => Pick("n is at least 3", "n is at least few", "n is less than 2", "n is 2", "n is more than few"),
        5 => Pick("l", "not l", "m is at least two", "m is two"),
        6 => Pick("another State l", "no other State m is at least two", "some State m is three"),
        7 => string.Create(CultureInfo.InvariantCulture, $"d is {Pick("before", "on or after", "within 2 days of")} 2024-01-{random.Next(4, 10):00}"),
        _ => Pick("p", "s is at least b", "l"),
    };

    private void Maybe(List<string> to, params string[] settings)
    {
        if (random.Next(5) < 3)
            to.Add(Pick(settings));
    }

    private string Pick(params string[] of) => of[random.Next(of.Length)];
}
