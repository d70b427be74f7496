using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Comity.Accounts.Pages;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>QR codes are read by a program of others.</summary>
public sealed class QrTests
{
    private const int Zoom = 4;

    [Theory]
    [InlineData("otpauth://totp/Comity:amina%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Comity")]
    [InlineData("A")]
    public void Another_reader_reads_what_was_written(string text) => Assert.Equal(text, Read(text));

    [Fact]
    public void Another_reader_reads_an_address_of_six_hundred_letters()
    {
        var text = "otpauth://totp/" + string.Concat(Enumerable.Range(0, 600).Select(place => (char)('A' + place * 7 % 26)));
        Assert.Equal(text, Read(text));
    }

    [Fact]
    public void Four_modules_around_the_code_stay_light_as_readers_want()
    {
        var code = QrPath.Of("A");
        Assert.Equal((29, 4, 25), (code.Size, Dark(code).Min(module => module.X), Dark(code).Max(module => module.X) + 1));
    }

    private static string Read(string text)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbarimg is not installed.");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "code.pgm");
        File.WriteAllText(file, Picture(QrPath.Of(text)), Encoding.ASCII);
        return Repository.Run(folder.Path, "bash", "-c", $"zbarimg -q --raw {file} 2>/dev/null").Output.TrimEnd('\n');
    }

    /// <summary>A plain PGM picture of the path that the page shows.</summary>
    private static string Picture(QrPath code)
    {
        var dark = Dark(code).ToHashSet();
        var side = code.Size * Zoom;
        var picture = new StringBuilder($"P2\n{side} {side}\n1\n");
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                picture.Append(dark.Contains((x / Zoom, y / Zoom)) ? "0\n" : "1\n");
        return picture.ToString();
    }

    private static IEnumerable<(int X, int Y)> Dark(QrPath code) => Regex.Matches(code.Data, @"M(\d+) (\d+)h1v1h-1z")
        .Select(module => (int.Parse(module.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(module.Groups[2].Value, CultureInfo.InvariantCulture)));
}
