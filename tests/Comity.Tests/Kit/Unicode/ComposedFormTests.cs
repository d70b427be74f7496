using System.Globalization;
using Comity.Kit.Unicode;
using Xunit;

namespace Comity.Tests.Kit.Unicode;

/// <summary>The composed form is that of another implementation (Python's unicodedata, Unicode 14), for letters, marks, syllables and what is
/// excluded.</summary>
public sealed class ComposedFormTests
{
    [Theory]
    [InlineData("55 302 6E 327 65 328 72 323 304 65 322 302 300 53 30C 307", "DB 146 119 1E5D 1EC1 322 1E66")]
    [InlineData("10E 11AD 325 4E 303 1E82", "10E 11AD 325 D1 1E82")]
    [InlineData("53 30C 74 331 149 69 308", "160 1E6F 149 EF")]
    [InlineData("46 7A 307", "46 17C")]
    [InlineData("75 30B 110A 79 302 53 30C", "171 110A 177 160")]
    [InlineData("334 65 300 4B 331", "334 E8 1E34")]
    [InlineData("1F71 11BA 44 AC01", "3AC 11BA 44 AC01")]
    [InlineData("6C 331 65 301 46 307 4F 303 301 45 330 6F 323 48 323", "1E3B E9 1E1E 1E4C 1E1A 1ECD 1E24")]
    [InlineData("4A 41 306 300 4F 303 73 327 75 30A 67 306", "4A 1EB0 D5 15F 16F 11F")]
    [InlineData("1EFA 326 45 309 45 306", "1EFA 326 1EBA 114")]
    [InlineData("55 31B 303 5D0 50 301 4C 30C", "1EEE 5D0 1E54 13D")]
    [InlineData("340 1110 104 1E20", "300 1110 104 1E20")]
    [InlineData("68 323 45 330 73 301 6F 308 6C 30C 65 327 306 4F 302 301", "1E25 1E1A 15B F6 13E 1E1D 1ED0")]
    [InlineData("D7 F8 212B", "D7 F8 C5")]
    [InlineData("57 300 C6 319 11C2 6D 326 307", "1E80 C6 319 11C2 1E41 326")]
    [InlineData("7A 301 69 304 1171 69 306", "17A 12B 1171 12D")]
    [InlineData("44 331 4B 327 61 306 300 153 79 309", "1E0E 136 1EB1 153 1EF7")]
    [InlineData("56 323 6C 327 65 328 73 323 1102", "1E7E 13C 119 1E63 1102")]
    [InlineData("4F 323 33C 302", "1ED8 33C")]
    [InlineData("45 301 45 330 70 301 116C 41 325 4F 335 302 300", "C9 1E1A 1E55 116C 1E00 1ED2 335")]
    [InlineData("49 308 301 33E 65 309 43 327 301", "1E2E 33E 1EBB 1E08")]
    [InlineData("61 323 302 50 307 6C 323", "1EAD 1E56 1E37")]
    [InlineData("6F 308 78 307 72 301 11B4", "F6 1E8B 155 11B4")]
    [InlineData("11BA 41 302 301 73 327", "11BA 1EA4 15F")]
    [InlineData("6F 306 59 301 49 328", "14F DD 12E")]
    [InlineData("55 306 1161 45 302 58 307 65 303", "16C 1161 CA 1E8A 1EBD")]
    [InlineData("319 72 331 41", "319 1E5F 41")]
    [InlineData("1E80 343 1E84 11B", "1E80 313 1E84 11B")]
    [InlineData("1112 72 331 45 302 1163 5B4 65 304 300 63 301", "1112 1E5F CA 1163 5B4 1E15 107")]
    [InlineData("6E 331 49 304 59 307 57 308", "1E49 12A 1E8E 1E84")]
    [InlineData("1171 69 309 75 30B 49 328 1D157 1D165", "1171 1EC9 171 12E 1D157 1D165")]
    [InlineData("45 306 49 308 301 1173 110A 4B 327", "114 1E2E 1173 110A 136")]
    [InlineData("4F 31B 301 64 307 4F 323", "1EDA 1E0B 1ECC")]
    [InlineData("327 58 307 55 68 308 65 330", "327 1E8A 55 1E27 1E1B")]
    public void It_is_what_another_implementation_says(string written, string composed)
    {
        Assert.Equal(composed, Codes(ComposedForm.Of(Text(written))));
        Assert.Equal(composed, Codes(ComposedForm.Of(Text(composed))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain words, 2026")]
    public void Text_in_ASCII_stays_as_it_is(string text) => Assert.Same(text, ComposedForm.Of(text));

    [Fact]
    public void A_password_typed_on_another_machine_is_the_same() => Assert.Equal("K\u00f6ln", ComposedForm.Of("Ko\u0308ln"));

    [Fact]
    public void A_million_marks_out_of_order_are_ordered_at_once()
    {
        var composed = ComposedForm.Of("x" + string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000)));
        Assert.Equal("x" + new string('\u0323', 500_000) + new string('\u0301', 500_000), composed);
    }

    private static string Text(string codes) =>
        string.Concat(codes.Split(' ').Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))));

    private static string Codes(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => rune.Value.ToString("X", CultureInfo.InvariantCulture)));
}
