using System.Text;
using QRCoder;

namespace Comity.Accounts.Pages;

/// <summary>A QR code (ISO/IEC 18004; error correction M) as the path of its dark modules, each of side 1, in an SVG.</summary>
/// <param name="Size">The length of a side, with the quiet zone that readers want around.</param>
/// <param name="Data">What `d` of the path holds.</param>
internal sealed record QrPath(int Size, string Data)
{
    /// <summary>The code of a text in ASCII of at most 2,331 characters; an address for one-time codes is percent-encoded and has a few hundred.</summary>
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
            for (var x = 0; x < row.Length; x++)
                if (row[x])
                    path.Append($"M{x} {y}h1v1h-1z");
        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
