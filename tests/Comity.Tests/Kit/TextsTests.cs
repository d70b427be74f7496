using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Texts are complete in every language, and each is used.</summary>
public sealed partial class TextsTests
{
    /// <summary>Keys that are put together in code; the part before the value.</summary>
    private static readonly ImmutableArray<string> BuiltKeys =
    [
        "rule.", "act.", "value.", "readers.means.", "readers.is.", "readers.set.", "procedure.note.", "procedure.readers.",
        "accounts.scope.", "accounts.people.status.", "accounts.method.",
        "site.month.", "status.", "norms.cell.", "norms.draft-wrong.", "norms.effect.", "norms.field.", "norms.file.", "norms.finding.", "norms.force.",
        "norms.kind.", "norms.limit.", "norms.modal.",
        "acts.file.", "acts.occasion.", "demo.tries.",
        "seating.wrong.", "search.kind.", "promise.", "api.parameter.", "api.route.", "api.status.", "api.tag.", "api.type.", "record.capacity.",
        "record.file.status.", "record.language.", "record.level-means.", "record.level.", "record.received.", "record.rule-kind.",
        "record.said.", "documents.letter.", "documents.related.", "documents.status.", "documents.table.", "members.right.", "members.short.",
        "members.status.", "silence.status.", "decisions.status.", "grounds.of.", "grounds.status.",
        "changes.of.", "commitments.status.", "commitments.claims.", "norms.movement.", "norms.no-", "norms.owner.", "norms.saying.", "norms.shelf.",
        "norms.subject.", "norms.truth.", "norms.use.",
        "norms.value.", "norms.verdict.", "norms.wrong.",
    ];

    /// <summary>What the site's own keys begin with: the frame, the widgets and the shared pages.</summary>
    private static readonly ImmutableArray<string> OfTheSite = ["site", "list", "form", "home", "about", "status", "search"];

    /// <summary>What the words of rules and acts begin with: the rule's name is its only id, in every language.</summary>
    private static readonly ImmutableArray<string> OfTheRules = ["rule", "act", "value"];

    private static readonly IReadOnlyList<string> English =
        [.. Repository.Files("src/Comity").Where(file => file.Contains("/Texts/", StringComparison.Ordinal)
            && file.EndsWith(".en.json", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. Repository.Files("src/Comity").Where(file => Path.GetExtension(file) is ".cs" or ".razor").Select(file => (file, Repository.Read(file))),
    ];

    public static TheoryData<string> Rooms() => [.. English];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_says_the_same_in_both_languages(string english)
    {
        var (one, other) = (Read(english), Read(French(english)));
        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        Assert.Empty(one.Keys.Where(key => !Places(one[key]).SetEquals(Places(other[key]))));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_text_is_empty_or_has_spaces_around_it_but_a_separator(string english) =>
        Assert.Empty(Read(english).Concat(Read(French(english))).Where(text =>
            text.Value.Trim().Length == 0 || (text.Value != text.Value.Trim() && !text.Key.EndsWith("-between", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void French_keeps_its_signs_with_their_words(string english) =>
        Assert.Empty(Read(French(english)).Where(text => LooseSign().IsMatch(text.Value)));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_key_begins_with_its_room(string english)
    {
        var parts = Path.GetFileName(english).Split('.');
        Assert.Empty(Read(english).Keys.Where(key => !IsAtHome(key, parts[0], isOfActs: parts[1] == "acts")));
    }

    [Fact]
    public void No_key_stands_in_two_rooms() =>
        Assert.Empty(English.SelectMany(file => Read(file).Keys).GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_key_that_is_asked_for_exists()
    {
        var texts = Texts.In(Language.English);
        var missing =
            from source in Sources
            from Match asked in Asked().Matches(source.Text)
            where !texts.Has(asked.Groups[1].Value) && !BuiltKeys.Contains(asked.Groups[1].Value)
            select $"{source.File}: {asked.Groups[1].Value}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_key_is_asked_for()
    {
        var words = Sources.SelectMany(source => Quoted().Matches(source.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(Texts.In(Language.English).Keys.Where(key => !words.Contains(key) && !BuiltKeys.Any(key.StartsWith)));
    }

    [Fact]
    public void A_text_that_takes_values_gets_them_in_every_language()
    {
        foreach (var language in Language.All)
            Assert.Contains("5", Texts.In(language)["list.page", 2, 5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_does_not_exist_is_shown_and_noted_once()
    {
        var (key, noted) = ($"no.such.{Guid.NewGuid():n}", new List<(string, string)>());
        void Note(string language, string missing)
        {
            if (missing == key)
                noted.Add((language, missing));
        }

        MissingTexts.Listen(Note);
        var texts = Texts.In(Language.English);
        Assert.Equal([key, key, key], (string[])[texts[key], texts[key], texts[key, "a value"]]);
        MissingTexts.Leave(Note);
        Assert.Equal([("en", key)], noted);
    }

    /// <summary>A procedure's acts and rules have their words in `PROCEDURE.acts.CODE.json`, beside its pages' own.</summary>
    private static bool IsAtHome(string key, string room, bool isOfActs) =>
        isOfActs ? OfTheRules.Contains(key.Split('.')[0]) || key.StartsWith("record.said.", StringComparison.Ordinal)
        : room == "site" ? OfTheSite.Contains(key.Split('.')[0])
        : room == "rules" ? OfTheRules.Contains(key.Split('.')[0])
        : key.StartsWith(room + ".", StringComparison.Ordinal);

    private static string French(string english) => english.Replace(".en.json", ".fr.json", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) =>
        File.Exists(Path.Combine(Repository.Root, file)) ? JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(file))! : [];

    private static ImmutableHashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:T|texts)\[""([a-zA-Z0-9.-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"""([a-z0-9-]+\.[a-zA-Z0-9.-]+)""")]
    private static partial Regex Quoted();

    /// <summary>A sign that French sets apart, behind an ordinary space, at which a line could break; or an English quotation mark.</summary>
    [GeneratedRegex("[\\w)»] [:;!?%»]|« |\"|'")]
    private static partial Regex LooseSign();
}
