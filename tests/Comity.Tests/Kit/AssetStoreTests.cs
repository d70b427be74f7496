using System.Text;
using Comity.Kit;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Embedded files and their addresses.</summary>
public sealed class AssetStoreTests
{
    private static readonly AssetStore Store = new();

    [Fact]
    public void An_address_holds_the_hash_and_leads_to_the_file()
    {
        Assert.Matches(@"^/assets/site\.[0-9a-f]{8}\.css$", Store["site.css"]);
        Assert.Equal("text/css; charset=utf-8", Store.Find(Store["site.css"])?.Type);
    }

    [Fact]
    public void A_stylesheet_names_fonts_by_their_addresses()
    {
        var css = Encoding.UTF8.GetString(Store.Find(Store["fonts.css"])!.Plain);
        Assert.Contains(Store["serif-600-latin.woff2"], css, StringComparison.Ordinal);
        Assert.DoesNotMatch("url\\(\"[^/]", css);
    }

    [Fact]
    public void Text_is_compressed_and_fonts_are_not()
    {
        var css = Store.Find(Store["site.css"])!;
        Assert.InRange(css.Brotli!.Length, 1, 6 * 1024);
        Assert.Null(Store.Find(Store["sans-400-latin.woff2"])!.Brotli);
    }

    [Fact]
    public void Notes_and_unknown_names_are_not_served()
    {
        Assert.Throws<KeyNotFoundException>(() => Store["FONTS.txt"]);
        Assert.Null(Store.Find("/assets/FONTS.txt"));
        Assert.Null(Store.Find("/assets/site.css"));
    }

    [Fact]
    public void The_stylesheet_knows_no_left_or_right() =>
        Assert.DoesNotMatch(@"(?<![-\w])(margin|padding|border|inset)-(left|right)|text-align: *(left|right)|(?<![-\w])(left|right):|float: *(left|right)",
            Encoding.UTF8.GetString(Store.Find(Store["site.css"])!.Plain));
}
