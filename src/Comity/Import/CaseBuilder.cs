using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>Makes cases of rows by the rules of a mapping.</summary>
internal sealed class CaseBuilder(Mapping mapping, Vocabulary vocabulary, bool names, UnmappedCounter counter)
{
    private readonly SettingMerger merger = new(vocabulary);
    private readonly ClaimReader? claims = mapping.Claims is null ? null : new(mapping);
    private readonly List<Contradiction> contradictions = [];

    /// <summary>Facts left unknown because codings contradict one another.</summary>
    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    /// <summary>Makes the case of a row.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="row">The row.</param>
    /// <param name="rows">The rows that belong to it, by name.</param>
    public ImportedCase Build(string file, RowView row, IReadOnlyDictionary<string, ImmutableArray<RowView>> rows)
    {
        var number = row.Text(mapping.Case!.Number);
        var place = new Place(file, row.Line, 1);
        var people = new CaseStates(names);
        var set = new Dictionary<string, List<Setting>>(StringComparer.Ordinal);
        foreach (var column in mapping.States)
            foreach (var state in States(row, column.Column))
            {
                people.Add(state, column.IsSubject);
                Of(set, state).AddRange(column.Settings.Select(setting => setting.Setting));
            }

        var claimed = claims?.Read(RowsOf(mapping.Claims!.Rows, row, rows), States, people.NameOf) ?? [];
        foreach (var (state, _) in claimed)
            people.Add(state, judged: true);
        foreach (var rule in mapping.Rules.Concat(mapping.Presumptions.Select(one => one.Rule)))
            Apply(rule, row, rows, people, set);

        var activity = Merged(number, Of(set, ""));
        var lines = activity.Select(CaseLine (setting) => new SettingLine(place, setting with { Place = place }))
            .Concat(people.Names.Select(state => Subject(place, number, state, people, Of(set, state), claimed)));
        var day = Day(row);
        var title = names ? $"{number} · {row.Text(mapping.Case.Title)}" : $"{mapping.Id} {number}";
        var item = new CaseItem(place, title, Properties(place, day, number), [.. lines]);
        return new(item, number, day?.Year, Groups(activity), people.Judged, Codings(row), Recodes(row));
    }

    private static List<Setting> Of(Dictionary<string, List<Setting>> set, string scope) =>
        set.TryGetValue(scope, out var found) ? found : set[scope] = [];

    private static ImmutableArray<RowView> RowsOf(string name, RowView row, IReadOnlyDictionary<string, ImmutableArray<RowView>> rows) =>
        name.Length == 0 ? [row] : rows.GetValueOrDefault(name, []);

    private ImmutableArray<string> States(RowView row, string column) =>
        [.. row.Values(column).Where(value => value.Length > 0 && !mapping.NoStates.Any(pattern => pattern.Matches(value))).Distinct(StringComparer.Ordinal)];

    private void Apply(MappingRule rule, RowView row, IReadOnlyDictionary<string, ImmutableArray<RowView>> rows, CaseStates people, Dictionary<string,
        List<Setting>> set)
    {
        foreach (var one in RowsOf(rule.Rows, row, rows))
            foreach (var scope in rule.EachSubject ? people.JudgedStates : [""])
                if (one.Passes(rule.Tests, scope))
                    foreach (var setting in rule.Settings.Select(setting => Filled(setting, one, rule)).OfType<Setting>())
                        Of(set, scope).Add(setting with { Place = rule.Place });
    }

    /// <summary>A setting with its number; null where the cell holds none, or several, or one that the fact cannot have: then nothing is known of it.</summary>
    private Setting? Filled(RuleSetting setting, RowView row, MappingRule rule)
    {
        if (!setting.TakesNumber)
            return setting.Setting;
        if (rule.Tests.IsEmpty || row.Number(rule.Tests[0].Column) is not { } number)
            return null;
        if (CanBe(setting.Setting.Fact, number))
            return setting.Setting with { Value = setting.Setting.Value! with { Values = [number.ToString(CultureInfo.InvariantCulture)] } };
        counter.Count(rule.Tests[0].Column, row.Text(rule.Tests[0].Column));
        return null;
    }

    private bool CanBe(string name, long number) =>
        vocabulary.Find(name)?.Fact is not { } fact
        || !(FactValues.TryNumber(fact.From, out var low) && number < low) && !(FactValues.TryNumber(fact.To, out var high) && number > high);

    private ImmutableArray<Setting> Merged(string number, List<Setting> settings) =>
        merger.Merge(settings, (fact, found) => contradictions.Add(new(number, fact, [.. found.Select(setting => setting.Place)])));

    private SubjectLine Subject(Place place, string number, string state, CaseStates people, List<Setting> settings,
        ImmutableArray<(string State, ImmutableArray<Setting> Settings)> claimed)
    {
        var all = Merged(number, settings).Concat(claimed.Where(claim => claim.State == state).SelectMany(claim => claim.Settings));
        return new(place, "State", people.NameOf(state), [.. all.Select(setting => setting with { Place = place })]);
    }

    private DateOnly? Day(RowView row)
    {
        var text = row.Text(mapping.Case!.Day);
        if (text.Length == 10 || text.Length > 10 && text[10] is 'T' or ' ')
            if (DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
        if (text.Length > 0)
            counter.Count(mapping.Case.Day, text);
        return null;
    }

    private ImmutableArray<ItemProperty> Properties(Place place, DateOnly? day, string number)
    {
        var source = new ItemProperty(place, PropertyKind.Source, $"{mapping.Title}, {number}");
        return day is null ? [source] : [new(place, PropertyKind.On, day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), source];
    }

    private ImmutableArray<string> Groups(ImmutableArray<Setting> activity) =>
        activity.FirstOrDefault(setting => string.Equals(setting.Fact, mapping.GroupBy, StringComparison.OrdinalIgnoreCase))?.Value?.Values ?? [];

    private ImmutableDictionary<string, Coding> Codings(RowView row) =>
        Classes(mapping.Compares, row).ToImmutableDictionary(line => line.Comparison, line => new Coding(line.Class, row.Text(line.Column)),
            StringComparer.Ordinal);

    private ImmutableDictionary<string, string> Recodes(RowView row) =>
        Classes(mapping.Baselines, row).ToImmutableDictionary(line => line.Comparison, line => line.Class, StringComparer.Ordinal);

    private static IEnumerable<CompareLine> Classes(ImmutableArray<CompareLine> lines, RowView row) =>
        lines.GroupBy(line => line.Comparison)
            .Select(group => group.FirstOrDefault(line => row.Values(line.Column).Any(value => line.Values.Any(pattern => pattern.Matches(value)))))
            .OfType<CompareLine>()
            .Where(line => line.Class.Length > 0);
}

/// <summary>The States of one case, in the order of their appearance, under letters or under their names.</summary>
internal sealed class CaseStates(bool names)
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, string> letters = new(StringComparer.Ordinal);
    private readonly HashSet<string> judged = new(StringComparer.Ordinal);

    /// <summary>The States that take part.</summary>
    public IReadOnlyList<string> Names => order;

    /// <summary>Those whose conduct is judged, as the source calls them.</summary>
    public IEnumerable<string> JudgedStates => order.Where(judged.Contains);

    /// <summary>Those whose conduct is judged, as answers call them.</summary>
    public ImmutableArray<string> Judged => [.. JudgedStates.Select(NameOf)];

    public void Add(string state, bool judged)
    {
        NameOf(state);
        if (!order.Contains(state))
            order.Add(state);
        if (judged)
            this.judged.Add(state);
    }

    /// <summary>A, B, ..., Z, AA, AB, ... in the order in which they are first asked for.</summary>
    public string NameOf(string state)
    {
        if (names)
            return state;
        if (!letters.TryGetValue(state, out var letter))
            letters[state] = letter = Letter(letters.Count);
        return letter;
    }

    private static string Letter(int index) => index < 26 ? $"{(char)('A' + index)}" : Letter(index / 26 - 1) + Letter(index % 26);
}
