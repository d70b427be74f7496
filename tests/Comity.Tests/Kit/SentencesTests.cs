using Comity.Tests.Record;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Every rule, act, property and named value has its words, in every language, and no words are left without what they are of.</summary>
public sealed partial class SentencesTests
{
    /// <summary>What is said of facts that are no named values of an act.</summary>
    private static readonly ImmutableArray<string> OfFacts =
        ["value.Role.", "value.Capacity.", "value.SignaturePart.", "value.Thing.", "value.ProvisionalReason."];

    public static TheoryData<string> Languages => ["en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_rule_act_property_and_value_has_its_text_and_no_text_is_left_over(string code)
    {
        var there = Texts.In(Language.Find(code)!).Keys.Where(IsOurs).ToHashSet(StringComparer.Ordinal);
        var wanted = Wanted().ToHashSet(StringComparer.Ordinal);
        Assert.Empty(wanted.Except(there));
        Assert.Empty(there.Except(wanted).Where(key => !(key.EndsWith(".hint", StringComparison.Ordinal) && wanted.Contains(key[..^5])) && !OfFacts
            .Any(key.StartsWith)));
    }

    [Fact]
    public void Both_languages_have_the_same_places()
    {
        var (english, french) = (Texts.In(Language.English), Texts.In(Language.Find("fr")!));
        Assert.Empty(english.Keys.Where(IsOurs).Where(key => !Places(english[key]).SetEquals(Places(french[key]))));
        Assert.Equal(english.Keys.Where(IsOurs).Order(StringComparer.Ordinal), french.Keys.Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void French_has_its_typography() =>
        Assert.Empty(Texts.In(Language.Find("fr")!) is var texts ? texts.Keys.Where(IsOurs).Where(key => Straight().IsMatch(texts[key])) : []);

    [Theory]
    [InlineData("en", "“State a position” was signed by a confirmed session; the program’s rules ask for at least one’s own key. Sign it so.")]
    [InlineData("fr",
        "L’acte «\u00a0Prendre position\u00a0» a été signé au moyen de\u00a0: une session confirmée\u202f; les règles du programme exigent au moins\u00a0: une "
        + "clé personnelle. Signez-le ainsi.")]
    public void A_refusal_is_one_sentence_in_the_readers_words(string code, string sentence) => Assert.Equal(
        sentence,
        In(code).Of(Refusal.Of(null, [("act", "TakePosition"), ("level", "Session"), ("needed", "Key")], "SignatureIsEnough")));

    [Fact]
    public void A_refusal_calls_things_by_their_titles_and_ids_where_the_id_is_what_is_told()
    {
        var sentences = Sentences.In(Language.English, Given.A_process().With_text("calm").Picture);
        Assert.Equal(
            "The end of the text `Norms` is set already. Choose another text.",
            sentences.Of(Refusal.Of("text", [("text", "calm")], "TextEndsOnce").In("ended")));
        Assert.Equal(
            "The id `calm` belongs to another text. Choose another.", sentences.Of(Refusal.Of("text", [("text", "calm")], "TextIdIsFree").In("taken")));
        Assert.Equal(
            "There is no text `storm` that could end. Choose one that was adopted.",
            sentences.Of(Refusal.Of("text", [("text", "storm")], "TextEndsOnce").In("missing")));
    }

    [Fact]
    public void Roles_and_faults_are_said_in_words()
    {
        Assert.Equal(
            "“Admit a participant” is for the secretariat, the body by decision; you act here as a delegate, a head of delegation. Choose another capacity if "
                + "you have one.",
            In("en").Of(Assert.Single(Given.A_process().With_member("KEN").Asked("KEN", Given.Admit("FRA")))));
        Assert.Equal(
            "The signature does not hold: it was not made over this statement. Sign in again and sign once more.",
            In("en").Of(Refusal.Of(null, [("part", "signature")], "SignatureHolds")));
    }

    [Fact]
    public void Every_fault_of_a_signature_has_words() =>
        Assert.All(
            Fault().Matches(House.Repository.Read("src/Comity.Core/Record/Entries/SignatureCheck.cs")
                + House.Repository.Read("src/Comity.Core/Record/Keys/PasskeyAssertion.cs"))
                .Select(match => match.Groups[1].Value).Distinct(),
            fault => Assert.True(Texts.In(Language.English).Has($"value.SignaturePart.{fault}"), fault));

    [Fact]
    public void What_has_no_words_is_shown_as_it_is_and_a_missing_fact_as_a_dash()
    {
        Assert.Equal("Unheard", In("en").Of(Refusal.Of(null, [], "Unheard")));
        Assert.Contains("`–`", In("en").Of(Refusal.Of(null, [], "TextExists")), StringComparison.Ordinal);
        Assert.Equal(("Supports", "Begin the record", null), (In("en").Value(Stance.Supports), In("en").Title("BeginRecord"), In("en").Hint("Vote", "person")));
    }

    /// <summary>The last sentence says what to do, and may offer a choice; what stands before it says what is wrong, and that is one thing.</summary>
    [Fact]
    public void A_refusal_has_one_cause() =>
        Assert.Empty(Process.Rules.SelectMany(rule => Told(rule.Name, rule.Mark)).Where(key => HasCauses(Texts.In(Language.English)[key])));

    [Theory]
    [InlineData("`{id}` is taken, or not of small letters. Choose another.", true)]
    [InlineData("The meeting was closed or called off. It was. Choose another.", true)]
    [InlineData("It is neither yours nor open", true)]
    [InlineData("The order is not known. Check it, or leave it out.", false)]
    public void The_search_for_causes_finds_them(string sentence, bool found) => Assert.Equal(found, HasCauses(sentence));

    private static bool HasCauses(string sentence) =>
        sentence.LastIndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? Alternative().IsMatch(sentence[..end]) : Alternative().IsMatch(sentence);

    private static Sentences In(string code) => Sentences.In(Language.Find(code)!);

    private static bool IsOurs(string key) =>
        key.StartsWith("rule.", StringComparison.Ordinal) || key.StartsWith("act.", StringComparison.Ordinal)
        || key.StartsWith("value.", StringComparison.Ordinal);

    private static IEnumerable<string> Wanted() => Process.Rules.SelectMany(rule => Told(rule.Name, rule.Mark).Append($"rule.{rule.Name}.says"))
        .Concat(Comity.Record.Rules.Promises.All.SelectMany(promise => promise.Cases.Select(one => $"rule.{promise.Name}.{one}")))
        .Concat(Process.Acts.SelectMany(kind => (string[])[$"act.{kind.Kind}", $"act.{kind.Kind}.says"]))
        .Concat(Process.Acts.SelectMany(kind => Properties(kind.Type)));

    /// <summary>A rule that knows cases has a sentence for each of them, and none for all.</summary>
    private static IEnumerable<string> Told(string rule, RuleAttribute mark) =>
        mark.Cases.Length == 0 ? [$"rule.{rule}"] : mark.Cases.Select(one => $"rule.{rule}.{one}");

    private static IEnumerable<string> Properties(Type type) =>
        type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First().GetParameters()
        .SelectMany(parameter => Inside(Plain(parameter.ParameterType))
            .Prepend($"act.{NameOf(type)}.{JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)}"));

    /// <summary>All versions of a kind of act say the same of the same field.</summary>
    private static string NameOf(Type type) => type.IsSubclassOf(typeof(Act)) ? ActName.KindOf(ActName.Of(type)) : type.Name;

    private static IEnumerable<string> Inside(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetNames(type).Select(name => $"value.{type.Name}.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
        { IsClass: true, IsAbstract: false } when type != typeof(string) && !type.IsSubclassOf(typeof(FieldValue)) => Properties(type),
        _ => [],
    };

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GetGenericArguments()[0] : type);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\b(?:or|nor)\b")]
    private static partial Regex Alternative();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex("""['"]| [;:!?»]|« """)]
    private static partial Regex Straight();

    [GeneratedRegex("""(?:return|\?|:|\? null :) "([a-zA-Z]+)"(?: :|;|,)""")]
    private static partial Regex Fault();
}
