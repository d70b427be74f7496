using System.Globalization;
using System.Net;
using System.Text;

namespace Comity.Kit;

/// <summary>Writes HTML: text is encoded, markup only comes from us.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Markup of ours with values in it, which are encoded.</summary>
    public Html Add(params FormattableString[] markup)
    {
        foreach (var part in markup)
            text.AppendFormat(Encoder.Instance, part.Format, part.GetArguments());
        return this;
    }

    /// <summary>Markup of ours as it stands.</summary>
    public Html Raw(params ReadOnlySpan<string> markup)
    {
        foreach (var part in markup)
            text.Append(part);
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => share is > 0 and < 0.005 ? "under 1 %" : share.ToString("0 %", CultureInfo.InvariantCulture);

    /// <summary>A coordinate.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public static readonly Encoder Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            arg is Html html ? html.ToString()
            : WebUtility.HtmlEncode(arg is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "");
    }
}
