using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>The sentences of account pages.</summary>
public sealed class TextsTests
{
    private static readonly Texts English = Texts.In(Language.English), French = Texts.In(Language.Find("fr")!);

    [Fact]
    public void Every_key_that_a_page_names_has_a_sentence()
    {
        var named = Repository.Files("src/Comity/Accounts")
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(Repository.Read(file), "\"(accounts\\.[A-Za-z.]*[A-Za-z])\"").Select(key => key.Groups[1].Value));
        Assert.Empty(named.Distinct().Where(key => !English.Has(key)));
    }

    [Fact]
    public void French_has_the_same_sentences_with_the_same_places()
    {
        var mine = English.Keys.Where(key => key.StartsWith("accounts.", StringComparison.Ordinal)).ToList();
        Assert.Equal(mine.Order(), French.Keys.Where(key => key.StartsWith("accounts.", StringComparison.Ordinal)).Order());
        Assert.Empty(mine.Where(key => !Places(English[key]).SequenceEqual(Places(French[key]))));
    }

    private static IEnumerable<string> Places(string sentence) => Regex.Matches(sentence, @"\{\d\}").Select(place => place.Value).Distinct().Order();
}
