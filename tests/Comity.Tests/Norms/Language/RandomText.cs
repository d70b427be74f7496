using System.Text;
using System.Text.RegularExpressions;

namespace Comity.Tests.Norms.Language;

/// <summary>Texts made at random from the grammar over a fixed vocabulary, with random white space and comments.</summary>
internal sealed partial class RandomText(int seed)
{
    /// <summary>The vocabulary.</summary>
    public const string Words = """
        ```norm
        fact intentional   also "is meant"
        fact damages the target and others
        fact suffers   of each State
        scale severity of effects: none < minor < at least something < serious
        choice legal link: organ, directed or controlled, none   of each State
        number people from 0 to 1,000,000
        date received   of each State
        date sent
        kinds sector:
          essential services
            health: hospitals, medical devices
          water
        threshold widespread: 100 since 2015-01-01.
        define serious matter: intentional.
        action conduct
        action knowingly support
        ```

        """;

    private static readonly string[] YesNo =
        ["intentional", "is meant", "damages the target and others", "suffers", "serious matter", "conduct", "Intentional"];
    private static readonly string[] Steps = ["none", "minor", "at least something", "serious"];
    private static readonly string[] Links = ["organ", "directed or controlled", "none"];
    private static readonly string[] Kinds = ["essential services", "health", "hospitals", "medical devices", "water"];
    private static readonly string[] Leads = ["it", "it is", "the activity", "there is", "the State is", "It is"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private int number;

    /// <summary>A file of some items.</summary>
    public static string File(int seed) => new RandomText(seed).Items();

    private bool Maybe => random.Next(3) == 0;

    private string Items()
    {
        text.Append("Prose.\n\n```norm\n");
        for (var items = 1 + random.Next(4); items > 0; items--)
        {
            if (Maybe)
                text.Append("# before\n");
            Item();
            text.Append(Maybe ? "   # behind\n\n" : "\n");
        }

        return text.Append(Maybe ? "# at the end\n```\n" : "```\nMore.\n").ToString();
    }

    private void Item()
    {
        Action[] items =
        [
            Constraint, Definition, Norm, Purpose, Accept, Tiers, Measure, Remedy, Ensure, Case, Case, Fact, Fact, Code,
            () => Put("tighten N:", Change), () =>
                Put("leave out N because \"a reason\" ."), () => Put("reservation R \"A reservation\" to N , M", Change), Definition, Norm, Threshold,
        ];
        Pick(items)();
    }

    // Words with "_" between them and texts stay on one line.
    private void Put(string words, params Action[] then)
    {
        foreach (var word in Parts().Matches(words).Select(match => match.Value))
        {
            var isMark = word is "." or "," or ":" or ";" or ")" or "]";
            var isStart = text.Length == 0 || text[^1] == '\n';
            text.Append(isStart || (isMark && !Maybe) ? "" : Space()).Append(word.Contains('"', StringComparison.Ordinal) ? word : word.Replace('_', ' '));
        }

        foreach (var action in then)
            action();
    }

    private string Space() => random.Next(40) switch
    {
        0 => "   # a comment\n  ",
        1 => "\n  # a comment of its own\n    ",
        2 => "\n\n\t",
        < 6 => "\n    ",
        < 8 => "  ",
        _ => " ",
    };

    private Action Pick(Action[] from) => from[random.Next(from.Length)];

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private void Optional(string words, params Action[] then)
    {
        if (Maybe)
            Put(words, then);
    }

    private void Several(Action one, string between)
    {
        one();
        for (var more = random.Next(3); more > 0; more--)
            Put(between, one);
    }

    private void Source()
    {
        if (Maybe)
            text.Append(Space()).Append($"source A/76/135 para {random.Next(90)}, \"quoted: x\"; (f).").Append(Maybe ? "\n  " : "  ");
    }

    private void Attributes()
    {
        Optional("asks \"Is it? # so\"");
        Optional("ordinarily_no");
        Optional("headline");
        Source();
        Optional("of each State");
        Optional($"also \"form {number++} of it\"");
    }

    private void Fact()
    {
        var name = $"thing {number++} of {seed}";
        switch (random.Next(6))
        {
            case 0:
                Put($"{Pick("fact", "term", "action")} {name}", Attributes);
                break;
            case 1:
                Put($"scale {name} of each State : a < b c < d");
                Source();
                break;
            case 2:
                Put($"choice {name} : a , b c highest");
                Optional("ordinarily_b_c");
                break;
            case 3:
                Put($"number {name} from -5 to 1,000 adds up");
                break;
            case 4:
                text.Append($"kinds {name}:   # comment\n  a\n     b: c, d   # about b\n     e\n      # about f\n      f\n  g");
                break;
            default:
                Put($"date {name} asks \"When?\"");
                break;
        }
    }

    private void Threshold() => Put($"threshold bound {number++} of {seed} : 100 since 2015-01-01 ; 1,000 since 2016-01-01 .", Source);

    private void Constraint()
    {
        Put(Pick("always", "never"), Condition);
        Optional("while", Condition);
        Put(".");
    }

    private void Definition()
    {
        Put($"{Pick("define", "action")} notion {number++} of {seed}", Attributes);
        Put(":", Condition);
        Put(".", Source);
        for (var readings = random.Next(3); readings > 0; readings--)
            Reading();
    }

    private void Reading() => Put($"{Pick("reading", "proposal")} \"a name\" :", Change, Source);

    private void Norm()
    {
        Put("norm N \"A title\"", Source);
        Optional("voluntary since 2015-12-23 should not");
        Put($"{Pick("A", "An")} {Pick("State", "operator")}");
        Optional("that", Condition);
        Put(Pick("should", "should not", "must", "must not", "may") + " conduct");
        Optional("or knowingly support");
        Put(Pick("", "an activity", "for an activity"));
        Optional("when", Condition);
        Optional("within 14 days of received");
        Put(".");
        for (var clauses = random.Next(4); clauses > 0; clauses--)
            Pick((Action[])[() => { Except(); Put("."); }, () => Put("excused while", Condition, () => Put(".")), () => Put("prevails over M ."),
                () => Put("gravity is severity of effects ."), Reading, () => Put("within 3 days of 2020-01-01 .")])();
    }

    private void Except()
    {
        Put("except ( x )");
        Optional("to ( y )");
        Put("when", Condition);
        Optional(": caught");
    }

    private void Change()
    {
        var path = Maybe;
        if (path)
            Put("( b ) ( ii )");
        Pick((Action[])[() => Put(path ? "or" : "", Plain), () => Put("or", Condition), () => Put("also requires", Condition),
            () => Put("also requires that", Condition), Except,
            () => Put("excused while", Condition), () =>
                Put("within 14 days of received"), () => Put("is binding"), () => Put("is voluntary"), () => Put("review 2030-01-01"),
            () => Put("lapses 2030-01-01"), () => Put("does not apply"), () => Put("does not apply when", Condition)])();
        Put(".");
    }

    private void Plain() => Put(Pick(YesNo));

    private void Purpose()
    {
        var isProtection = Maybe;
        Put(isProtection ? "protect P \"A title\"" : "permit P \"A title\"", Source);
        if (isProtection)
            Optional(Pick("from an activity that", "from an activity that is"), Condition);
        Put("when", Condition, () => Put("."));
    }

    private void Accept()
    {
        Put($"accept {Pick("loophole", "dead norm", "technology-bound clause")} N , the term");
        Optional("when", Condition);
        Put($"{Pick("", ",")} because \"a reason\" .");
    }

    private void Tiers() =>
        Put(Pick("tier one : a b , c", "tier one : a .", "benefit data_sharing , capacity-building .", "benefit being_heard",
        "relief compliance within the power of the State concerned"));

    private void Measure()
    {
        Put("measure M \"A title\" in_one basis_retorsion");
        Optional("limits_a_b , c", Source);
        Put("available when a norm is not followed , and gravity is at least moderate , and", Unit, () => Put("."));
        var notice = Maybe;
        if (notice)
            Put("after notice of 14 days .");
        Optional($"undone by {Pick("compliance , or after 180 days unless renewed", "after 5 days", "a b , c , or d", "a , after 1 days")} .");
        if (!notice)
            Optional("after notice of 0 days .");
    }

    private void Remedy()
    {
        Put("remedy R \"A title\"", Source);
        Put("open when", Condition, () => Put("."));
    }

    private void Ensure()
    {
        Put("ensure E :");
        Pick((Action[])[() => Put("for a voluntary norm nothing beyond retorsion"), () => Put("no measure rests on own disclosure"),
            () => Put("a , b c and d , and e are never limited"),
            () => Put("every measure is undone by something within the power of the State concerned"), () =>
                Put("redress is open whenever", Condition, () => Put(", whoever the author is")),
            () => Put("whenever", Unlisted, () => Put(",", Condition)), () => Put("never", Condition)])();
        Put(".");
    }

    private void Unlisted() => Pick((Action[])[Plain, () => Put("(", Condition, () => Put(")"))])();

    private void Code()
    {
        Put($"code C{number++}-{seed} \"A title\"");
        Optional("in_sector under_water", Source);
        for (var lines = random.Next(3); lines > 0; lines--)
        {
            Put(Pick("entails", "may amount to", "excludes"), Condition);
            Optional("when", Condition);
            Put(".");
        }
    }

    private void Case()
    {
        Put("case \"A title\"");
        Optional("on 2020-01-01");
        Optional("real", Source);
        for (var lines = random.Next(6); lines > 0; lines--)
            Pick((Action[])[Subject, () => { Setting(); Put("."); }, () => { Setting(); Put("."); }, () => Put("activity \"one\" :"), Expectation])();
    }

    private void Subject() => Put($"{Pick("State", "organisation")} {Pick("B", "\"Company, Inc.\"")} :", () => Several(Setting, ","), () => Put("."));

    private void Setting()
    {
        Put(random.Next(7) switch
        {
            0 => Pick("not intentional", "intentional", "suffers : yes", "intentional is no", "suffers yes", "intentional : unknown"),
            1 => $"legal link {Pick("", ":", "is")} {Pick(Links)}",
            2 => $"legal link : {Pick("not", "")} {Pick(Links)} or {Pick(Links)}",
            3 => $"severity of effects : {Pick("at least", "at most", "not")} {Pick("none", "minor", "serious")}",
            4 => $"people {Pick("", ":")} {Pick("between 5 and 100", "at least 1,000", "7 or 8", "unknown")}",
            5 => $"sector : {Pick(Kinds)}{Pick("", " and water")}{Pick("", " and possibly others")}",
            _ => $"received : {Pick("2020-01-01", "at most 2020-01-01")}",
        });
        Optional("(", () => Several(() =>
            Put(Pick("claimed by A", "denied by A on technical evidence", "claimed by \"Vendor report\"", "disclosed by B in review")), ";"), () => Put(")"));
    }

    private void Expectation()
    {
        Put($"expect N {Pick("breach", "no breach", "not caught", "contested")}");
        Optional($"for {Pick("B", "\"Company, Inc.\"")}");
        Optional("in \"one\"");
        Optional("under", () => Several(() => Put("\"a reading\""), ","));
        Optional("as of 2020-01-01");
        Optional("because legal link , intentional");
        Optional("\"the argument\"");
        Put(".");
    }

    private void Condition() => Condition(3);

    private void Condition(int depth)
    {
        if (depth > 1 && random.Next(6) == 0)
            Clauses(depth - 1, "abcde");
        else if (random.Next(5) == 0)
            Several(() => Joined(depth), Pick("; and", "; or"));
        else
            Joined(depth);
    }

    private void Joined(int depth)
    {
        var join = Pick(", and", ", or");
        Unit(depth);
        for (var more = random.Next(3); more > 0; more--)
            Put(join, () => Unit(depth));
    }

    private void Clauses(int depth, string labels)
    {
        var isAnd = Maybe;
        Put(Pick("", isAnd ? "all of" : "any of"));
        var separators = isAnd ? new[] { ", and", "; and", "and", ",", ";" } : [", or", "; or", "or", ",", ";"];
        for (var clause = 0; clause < 1 + random.Next(labels.Length); clause++)
        {
            Put(clause == 0 ? "" : Pick(separators));
            Put($"( {(labels[0] == 'a' ? labels[clause..(clause + 1)] : ((string[])["i", "ii", "iii", "iv", "v"])[clause])} )");
            Optional("[ help ]");
            if (depth > 1 && labels[0] == 'a' && Maybe)
                Clauses(depth - 1, "iiiii");
            else
                Put("", () => Joined(Math.Min(depth, 1)));
        }
    }

    private void Unit() => Unit(1);

    private void Unit(int depth)
    {
        if (depth > 1 && random.Next(3) == 0)
            Pick((Action[])[() => Put(Pick("(", "not ("), () => Condition(depth - 1), () => Put(")")),
                () => Put(Pick("another State", "some State", "no other State"), () => Unit(depth - 1)),
                () => List(depth - 1)])();
        else
            Atom();
    }

    private void List(int depth)
    {
        var quantity = Pick("any of", "all of", "none of", "at least 2 of");
        var last = quantity == "any of" ? ", or" : quantity == "all of" ? ", and" : Pick(", or", ", and");
        Put($"( {quantity} :", Atom);
        Put(",", () => Unit(Math.Min(depth, 1)));
        Put(Pick(",", last), Atom, () => Put(")"));
    }

    private void Atom() => Put(random.Next(8) switch
    {
        0 or 1 or 2 => Pick(YesNo),
        3 => $"{Pick(Leads)} {Pick("", "not")} {Pick("intentional", "damages the target and others")}",
        4 => $"{Pick("", "it", "the State")} severity of effects is {Pick("", "at least", "at most", "more than", "less than")} "
            + $"{Pick("none", "minor", "serious")}",
        5 => $"legal link is {Pick("", "not")} {Pick(Links)} {Pick("", "or " + Pick(Links))}",
        6 => $"{Pick("sector is", "sector is not")} within {Pick(Kinds)} {Pick("", "or " + Pick(Kinds))}",
        _ => Pick("people is more than widespread", "people is 1,000 or -7", "received is before 2020-01-01", "received is within 14 days of sent",
            "sent is more than 3 days after received",
            "sent is on or after received", $"severity of effects is {Pick(Steps)}"),
    });

    [GeneratedRegex("(\"[^\"]*\"|[^ \"])+")]
    private static partial Regex Parts();
}
