using Comity.Kit;
using Comity.Kit.Layout;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Which language a visitor gets.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("", null, null, "en")]
    [InlineData("?lang=fr", null, null, "fr")]
    [InlineData("?lang=xx", null, null, "en")]
    [InlineData("", "fr", null, "fr")]
    [InlineData("?lang=en", "fr", null, "en")]
    [InlineData("", null, "fr-CH, fr;q=0.9, en;q=0.8", "fr")]
    [InlineData("", null, "sw, fr;q=0.9", "fr")]
    [InlineData("", null, ";;;,,", "en")]
    [InlineData("", "xx", "sw", "en")]
    public void The_address_comes_before_the_cookie_and_the_cookie_before_the_browser(string query, string? cookie, string? browser, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        request.Headers.AcceptLanguage = browser;
        if (cookie is not null)
            request.Headers.Cookie = $"{Language.Cookie}={cookie}";
        Assert.Equal(expected, Language.Of(request).Code);
    }

    [Theory]
    [InlineData("/books?q=a", "/books?q=a")]
    [InlineData("/", "/")]
    [InlineData("//elsewhere", "/")]
    [InlineData("/\\elsewhere", "/")]
    [InlineData("/\telsewhere", "/")]
    [InlineData("http://elsewhere", "/")]
    [InlineData("javascript:x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void After_a_choice_one_comes_back_to_this_server_only(string? asked, string expected) => Assert.Equal(expected, LanguageChoice.Safe(asked));

    [Fact]
    public void The_way_back_does_not_undo_the_choice() => Assert.Equal("/books?q=a", new Here("/books", "?lang=en&q=a").WithoutLanguage());

    [Theory]
    [InlineData("/books", true)]
    [InlineData("/books/un-framework", true)]
    [InlineData("/bookshelf", false)]
    [InlineData("/", false)]
    public void A_menu_shows_where_one_is(string path, bool expected) => Assert.Equal(expected, new Here(path, "").IsIn("/books"));

    [Fact]
    public void Invented_languages_keep_places_for_values()
    {
        Assert.StartsWith("[", Pseudo.Lengthen("Page {0} of {1}"), StringComparison.Ordinal);
        Assert.Contains("{0}", Pseudo.Lengthen("Page {0} of {1}"), StringComparison.Ordinal);
    }
}
