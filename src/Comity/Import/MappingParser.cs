using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>Reads a mapping document against the phrases of a book. It goes on after an error and reports all of them.</summary>
public sealed class MappingParser
{
    private static readonly ImmutableArray<string> Openings =
        ["mapping", "case", "group", "list", "rows", "no", "each", "always", "presume", "in", "claims", "party", "claim", "denial", "compare", "baseline"];

    private readonly SourceFile file;
    private readonly SettingReader settings;
    private readonly List<Problem> problems = [];
    private Mapping? mapping;

    private MappingParser(SourceFile file, Vocabulary vocabulary, ImmutableHashSet<string> ids)
    {
        this.file = file;
        settings = new(vocabulary, ids, problems);
    }

    /// <summary>Whether a document holds a mapping.</summary>
    public static bool Holds(string text) => MappingText.HasMapping(text);

    /// <summary>Reads a mapping.</summary>
    /// <param name="file">The document.</param>
    /// <param name="vocabulary">The book's phrases.</param>
    /// <param name="ids">The ids of the book's norms, for comparisons.</param>
    /// <returns>The mapping, or null with at least one problem, in the order of the text.</returns>
    public static (Mapping? Mapping, ImmutableArray<Problem> Problems) Read(SourceFile file, Vocabulary vocabulary, ImmutableHashSet<string> ids)
    {
        var parser = new MappingParser(file, vocabulary, ids);
        foreach (var statement in MappingText.Statements(file))
            parser.Read(statement);
        parser.Complete();
        return (parser.problems.Count == 0 ? parser.mapping : null, [.. parser.problems.OrderBy(problem => problem.Place)]);
    }

    private void Complete()
    {
        if (mapping is null && problems.Count == 0)
            problems.Add(new(new(file.Name, 1, 1), "This document holds no mapping.", "Begin a block ```mapping with a line `mapping ID \"Title\" of csv`."));
        else if (mapping is { Case: null })
            problems.Add(new(mapping.Place, "The mapping does not say which columns identify a case.", "Add `case \"ID\" titled \"name\" on \"start_date\".`"));
        if (mapping is null)
            return;
        foreach (var (place, name) in mapping.Rules.Select(rule => (rule.Place, rule.Rows))
            .Append((mapping.Claims?.Place ?? default, mapping.Claims?.Rows ?? "")))
            if (name.Length > 0 && !mapping.Rows.Any(rows => rows.Name == name))
                problems.Add(new(place, $"`{name}` names no rows.", Suggest(name, mapping.Rows.Select(rows => rows.Name))));
        NoCodingIsInput(mapping);
    }

    /// <summary>What answers are compared with must not be among what they are made of.</summary>
    private void NoCodingIsInput(Mapping known)
    {
        var compared = known.Compares.Select(line => line.Column).ToHashSet(StringComparer.Ordinal);
        var tests = known.Rules.SelectMany(rule => rule.Tests).Concat(known.ClaimRules.SelectMany(rule => rule.Tests))
            .Select(test => (test.Place, test.Column));
        foreach (var (place, column) in tests.Concat(known.States.Select(state => (state.Place, state.Column))))
            if (compared.Contains(column))
                problems.Add(new(place, $"The column `{column}` is what answers are compared with, so it cannot set a fact.",
                    "Set the fact from what happened, or drop the comparison."));
    }

    private static string Suggest(string name, IEnumerable<string> known) =>
        Spelling.Nearest(name, known) is { } nearest ? $"Did you mean `{nearest}`?" : "Declare them with `rows NAME from \"FILE\" by \"COLUMN\".`";

    private void Read(Statement statement)
    {
        var cursor = new MappingCursor(statement, problems);
        var place = cursor.Place;
        if (cursor.Try("mapping"))
            Header(place, cursor);
        else if (mapping is null)
            cursor.Fail("A mapping begins with its name.", "Write `mapping ID \"Title\" of csv` first.");
        else
            Read(place, cursor, mapping);
        if (!cursor.AtEnd)
            cursor.Fail($"{cursor.Describe()} is not understood here.", "A statement ends with a full stop, and the next begins at the beginning of a line.");
    }

    private void Header(Place place, MappingCursor cursor)
    {
        if (mapping is not null)
            cursor.Fail("A document holds one mapping.", $"The other stands at {mapping.Place}.");
        var id = cursor.Word("an id");
        var title = cursor.Quoted("a title");
        cursor.Expect("of");
        var isStix = cursor.Try("stix");
        if (!isStix)
            cursor.Expect("csv", "A mapping is `of csv` or `of stix`.");
        var source = cursor.Try("source") ? cursor.Until().Text : "";
        if (!cursor.Failed)
            mapping = new(place, id, title, isStix ? SourceShape.Stix : SourceShape.Csv, source);
    }

    private void Read(Place place, MappingCursor cursor, Mapping known)
    {
        mapping = cursor switch
        {
            _ when cursor.Try("case") => known with { Case = Case(place, cursor) },
            _ when cursor.Try("group by") => known with { GroupBy = cursor.Until().Text },
            _ when cursor.Try("list") => known with { Lists = known.Lists.AddRange(Lists(place, cursor)) },
            _ when cursor.Try("rows") => known with { Rows = known.Rows.Add(Rows(place, cursor)) },
            _ when cursor.Try("no State") => known with { NoStates = known.NoStates.AddRange(Patterns(cursor, ",")) },
            _ when cursor.Try("each State in") => known with { States = known.States.Add(States(place, cursor)) },
            _ when cursor.Try("claims of") => known with { Claims = Claims(place, cursor) },
            _ when cursor.Try("presume") => known with { Presumptions = known.Presumptions.Add(Presume(place, cursor)) },
            _ when cursor.Try("party") => known with { Parties = known.Parties.Add(Party(place, cursor)) },
            _ when cursor.Try("claim") => known with { ClaimRules = known.ClaimRules.Add(Claim(place, cursor, denies: false)) },
            _ when cursor.Try("denial") => known with { ClaimRules = known.ClaimRules.Add(Claim(place, cursor, denies: true)) },
            _ when cursor.Try("compare") => known with { Compares = known.Compares.Add(Compare(place, cursor)) },
            _ when cursor.Try("baseline") => known with { Baselines = known.Baselines.Add(Compare(place, cursor)) },
            _ => known with { Rules = known.Rules.Add(Rule(place, cursor)) },
        };
        cursor.Expect(".", "A statement ends with a full stop.");
    }

    private static CaseColumns Case(Place place, MappingCursor cursor)
    {
        var number = cursor.Quoted("the column of the case's number");
        cursor.Expect("titled");
        var title = cursor.Quoted("the column of the title");
        cursor.Expect("on");
        return new(place, number, title, cursor.Quoted("the column of the day"));
    }

    private static List<ListColumn> Lists(Place place, MappingCursor cursor)
    {
        var columns = Columns(cursor);
        var separator = cursor.Try("as in Python") ? null : Separator(cursor);
        return [.. columns.Select(column => new ListColumn(place, column, separator))];
    }

    private static string Separator(MappingCursor cursor)
    {
        cursor.Expect("separated by", "A list is `as in Python` or `separated by \"; \"`.");
        return cursor.Quoted("the separator");
    }

    private static ImmutableArray<string> Columns(MappingCursor cursor)
    {
        var columns = ImmutableArray.CreateBuilder<string>();
        do
            columns.Add(cursor.Quoted("a column"));
        while (cursor.Try(",") && !cursor.Failed);
        return columns.ToImmutable();
    }

    private static JoinedRows Rows(Place place, MappingCursor cursor)
    {
        var name = cursor.Word("a name for the rows");
        var (file, key) = ("", "");
        if (cursor.Try("from"))
            file = cursor.Quoted("a file name");
        if (file.Length > 0)
            cursor.Expect("by", "Say which column there holds the case's number.");
        if (file.Length > 0 || cursor.Try("by"))
            key = cursor.Quoted("the column there that holds the case's number");
        var sideBySide = cursor.Try(", or side by side") || cursor.Try("side by side") ? Columns(cursor) : [];
        return new(place, name, file, key, sideBySide);
    }

    private static ImmutableArray<ValuePattern> Patterns(MappingCursor cursor, string between)
    {
        var values = ImmutableArray.CreateBuilder<ValuePattern>();
        do
            values.Add(new(cursor.Quoted("a value")));
        while (cursor.Try(between) && !cursor.Failed);
        return values.ToImmutable();
    }

    private StateColumn States(Place place, MappingCursor cursor)
    {
        var column = cursor.Quoted("a column");
        if (cursor.Try("is judged"))
            return new(place, column, IsSubject: true, []);
        cursor.Expect(":", "Write `each State in \"COLUMN\": FACT.` or `each State in \"COLUMN\" is judged.`");
        return new(place, column, IsSubject: false, settings.Read(cursor, ofStates: true));
    }

    private MappingRule Rule(Place place, MappingCursor cursor)
    {
        var rows = cursor.Try("in") ? cursor.Word("the name of rows") : "";
        if (!cursor.IsQuoted && !cursor.Try("always"))
        {
            var word = cursor.Describe().Trim('`');
            cursor.Fail($"`{word}` begins no statement of a mapping.",
                Spelling.Nearest(word, Openings) is { } near ? $"Did you mean `{near}`?" : "A rule begins with a column in double quotes.");
        }

        var tests = cursor.IsQuoted ? Tests(cursor) : [];
        cursor.Expect(":", "A colon stands between what the source says and what follows.");
        var each = cursor.Try("for each subject ,");
        return new(place, rows, tests, each, settings.Read(cursor, each));
    }

    private Presumption Presume(Place place, MappingCursor cursor)
    {
        var reason = cursor.Quoted("the reason");
        cursor.Expect(":");
        var each = cursor.Try("for each subject ,");
        return new(reason, new(place, "", [], each, settings.Read(cursor, each)));
    }

    private static ImmutableArray<ColumnTest> Tests(MappingCursor cursor)
    {
        var tests = ImmutableArray.CreateBuilder<ColumnTest>();
        do
            tests.Add(Test(cursor));
        while (cursor.Try("and") && !cursor.Failed);
        return tests.ToImmutable();
    }

    private static ColumnTest Test(MappingCursor cursor)
    {
        var place = cursor.Place;
        var column = cursor.Quoted("a column");
        if (cursor.Try("names the subject"))
            return new(place, column, CellTest.NamesSubject, []);
        if (cursor.Try("does not name the subject"))
            return new(place, column, CellTest.DoesNotNameSubject, []);
        if (cursor.Try("is above"))
            return new(place, column, CellTest.Above, [new(cursor.Word("a whole number"))]);
        var not = cursor.Try("is not");
        if (!not && !cursor.Try("="))
            cursor.Fail($"Expected `=` here, not {cursor.Describe()}.",
                "A column is tested by `= \"value\"`, `is not \"value\"`, `is above 0`, `names the subject` or `does not name the subject`.");
        return new(place, column, not ? CellTest.IsNot : CellTest.Is, Patterns(cursor, "or"));
    }

    private static ClaimColumns Claims(Place place, MappingCursor cursor)
    {
        var state = cursor.Quoted("the column with the State of which something is claimed");
        cursor.Expect("by");
        var party = cursor.Quoted("the column that says who claims it");
        var country = cursor.Try("of the State in") ? cursor.Quoted("the column with the claimant's State") : "";
        var group = cursor.Try(", together by") ? cursor.Quoted("the column that holds rows together") : "";
        var rows = cursor.Try(", in") ? cursor.Word("the name of rows") : "";
        return new(place, rows, state, party, group, country);
    }

    private static Party Party(Place place, MappingCursor cursor)
    {
        var values = Patterns(cursor, "or");
        cursor.Expect("is");
        var name = cursor.Quoted("how answers name this party");
        return new(place, values, name, cursor.Try("and denies"));
    }

    private ClaimRule Claim(Place place, MappingCursor cursor, bool denies)
    {
        var ofAny = cursor.Try("of any State :") || cursor.Try("of any State");
        var tests = Tests(cursor);
        cursor.Expect(":");
        return new(place, denies, ofAny, tests, settings.Read(cursor, ofStates: true));
    }

    private CompareLine Compare(Place place, MappingCursor cursor)
    {
        var name = cursor.Quoted("the name of the comparison");
        cursor.Expect(":");
        var column = cursor.Quoted("a column");
        cursor.Expect("=");
        var values = Patterns(cursor, "or");
        cursor.Expect("means");
        if (cursor.Try("nothing"))
            return new(place, name, column, values, "", [], Otherwise: false);
        var meaning = cursor.Quoted("what it means");
        var when = cursor.Try("when") ? settings.Conditions(cursor) : [];
        return new(place, name, column, values, meaning, when, when.IsEmpty && cursor.Try("otherwise"));
    }
}
