using System.Buffers.Text;
using System.Globalization;

namespace Comity.Record.Json;

/// <summary>Numbers as ECMAScript writes them: the fewest digits that read back as the same double (RFC 8785, 3.2.2.3; ECMA-262, Number::toString).</summary>
internal static class JsonNumber
{
    /// <summary>The most characters that a number takes.</summary>
    public const int Longest = 32;

    private const int FewestDigitsWithPower = 21;
    private const int MostZerosAfterPoint = 6;

    /// <summary>Writes a finite number and answers with how many bytes it took.</summary>
    public static int Write(double value, Span<byte> text)
    {
        if (value == 0)
        {
            text[0] = (byte)'0';
            return 1;
        }

        // The fewest digits, but arranged as .NET does, such as -1.2345E-07: the digits and the power are taken from there.
        Span<byte> scientific = stackalloc byte[Longest];
        Span<byte> digits = stackalloc byte[Longest];
        _ = value.TryFormat(scientific, out var length, "R", CultureInfo.InvariantCulture);
        var (count, point) = Split(scientific[..length], digits);
        var written = 0;
        if (value < 0)
            text[written++] = (byte)'-';
        return written + Arrange(digits[..count], point, text[written..]);
    }

    /// <summary>Whether a number of JSON is written so.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> text)
    {
        Span<byte> written = stackalloc byte[Longest];
        return TryRead(text, out var value) && text.SequenceEqual(written[..Write(value, written)]);
    }

    /// <summary>Reads a number of JSON that has a finite double.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);

    /// <summary>The digits without zeros at either end, and where the point stands: 0.d1d2d3 times ten to that power.</summary>
    private static (int Count, int Point) Split(ReadOnlySpan<byte> text, Span<byte> digits)
    {
        var (count, point, afterPoint, power) = (0, 0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '.')
                afterPoint = true;
            else if (character == 'E')
            {
                power = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (character is >= (byte)'0' and <= (byte)'9')
            {
                if (count > 0 || character != '0')
                    digits[count++] = character;
                if (!afterPoint && count > 0)
                    point++;
                else if (afterPoint && count == 0)
                    point--;
            }
        }

        while (digits[count - 1] == '0')
            count--;
        return (count, point + power);
    }

    private static int Arrange(ReadOnlySpan<byte> digits, int point, Span<byte> text)
    {
        var count = digits.Length;
        if (point is > FewestDigitsWithPower or <= -MostZerosAfterPoint)
            return WithPower(digits, point - 1, text);
        if (point >= count)
        {
            digits.CopyTo(text);
            text[count..point].Fill((byte)'0');
            return point;
        }

        if (point > 0)
        {
            digits[..point].CopyTo(text);
            text[point] = (byte)'.';
            digits[point..].CopyTo(text[(point + 1)..]);
            return count + 1;
        }

        "0."u8.CopyTo(text);
        text[2..(2 - point)].Fill((byte)'0');
        digits.CopyTo(text[(2 - point)..]);
        return 2 - point + count;
    }

    private static int WithPower(ReadOnlySpan<byte> digits, int power, Span<byte> text)
    {
        var written = 1;
        text[0] = digits[0];
        if (digits.Length > 1)
        {
            text[written++] = (byte)'.';
            digits[1..].CopyTo(text[written..]);
            written += digits.Length - 1;
        }

        text[written++] = (byte)'e';
        text[written++] = (byte)(power < 0 ? '-' : '+');
        _ = Math.Abs(power).TryFormat(text[written..], out var length, default, CultureInfo.InvariantCulture);
        return written + length;
    }
}
