using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Comity.Kit.Layout;

/// <summary>`Location` is a URI and so in ASCII (RFC 9110, 10.2.2; RFC 3987, 3.1), while the addresses that people type and follow may have any letters. It is
/// written as machines read it in one place, whoever set it.</summary>
public static class AsciiLocation
{
    /// <summary>Lets the header be set with any letters, as long as it was not sent.</summary>
    public static void Allow(KestrelServerOptions kestrel) =>
        kestrel.ResponseHeaderEncodingSelector = name => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null;

    /// <summary>Writes it in ASCII just before it is sent.</summary>
    public static void UseAsciiLocation(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.Location.ToString() is { Length: > 0 } location && !Ascii.IsValid(location))
                context.Response.Headers.Location = Encode(location);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>An address with its letters beyond ASCII as percent signs and digits; what is encoded already stays.</summary>
    public static string Encode(string address)
    {
        var encoded = new StringBuilder(address.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in address.EnumerateRunes())
            if (rune.IsAscii)
                encoded.Append(rune.ToString());
            else
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                    encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        return encoded.ToString();
    }
}
