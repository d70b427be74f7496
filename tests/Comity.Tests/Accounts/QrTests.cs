using System.Text;
using Comity.Accounts.Qr;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>QR codes are read by a program of others.</summary>
public sealed class QrTests
{
    private const int Zoom = 4, Quiet = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(62)]
    [InlineData(122)]
    [InlineData(123)]
    [InlineData(213)]
    [InlineData(214)]
    [InlineData(450)]
    [InlineData(QrCode.Longest)]
    public void Another_reader_reads_what_was_written(int length)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbarimg is not installed.");
        var text = string.Concat(Enumerable.Range(0, length).Select(place => (char)('A' + place * 7 % 58))).Replace('\\', '/');
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "code.pgm");
        File.WriteAllText(file, Picture(QrCode.Of(text)), Encoding.ASCII);
        Assert.Equal(text, Repository.Run(folder.Path, "bash", "-c", $"zbarimg -q --raw {file} 2>/dev/null").Output.TrimEnd('\n'));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', QrCode.Longest + 1)));

    /// <summary>A plain PGM picture with a quiet zone.</summary>
    private static string Picture(QrCode code)
    {
        var side = (code.Size + 2 * Quiet) * Zoom;
        var picture = new StringBuilder($"P2\n{side} {side}\n1\n");
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                picture.Append(IsDark(code, x / Zoom - Quiet, y / Zoom - Quiet) ? "0\n" : "1\n");
        return picture.ToString();
    }

    private static bool IsDark(QrCode code, int x, int y) => x >= 0 && y >= 0 && x < code.Size && y < code.Size && code[x, y];
}
