using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Comity.Record.Json;

/// <summary>One pass over a text that must be canonical already. It copies nothing, and stops at the first byte that is not as it must be.</summary>
internal ref struct CanonicalScan
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private static readonly SearchValues<byte> InNumber = SearchValues.Create("+-.0123456789eE"u8);

    private readonly ReadOnlySpan<byte> text;
    private readonly bool isEntry;
    private int at;
    private int depth;
    private bool isForbidden;

    private CanonicalScan(ReadOnlySpan<byte> text, bool isEntry)
    {
        this.text = text;
        this.isEntry = isEntry;
    }

    /// <summary>Checks a text; for an entry also that it holds nothing which entries must not.</summary>
    public static EntryFlaw Check(ReadOnlySpan<byte> text, bool isEntry, out int offset)
    {
        offset = 0;
        if (!Utf8.IsValid(text))
            return EntryFlaw.NotUtf8;
        var scan = new CanonicalScan(text, isEntry);
        var isCanonical = scan.Value() && scan.at == text.Length;
        offset = scan.at;
        return isCanonical ? EntryFlaw.None : scan.isForbidden ? EntryFlaw.ForbiddenValue : EntryFlaw.NotCanonical;
    }

    private bool Value()
    {
        if (at >= text.Length)
            return false;
        switch (text[at])
        {
            case (byte)'"':
                return String(out _);
            case (byte)'{':
                return Object();
            case (byte)'[':
                return Array();
            case (byte)'t':
                return Word("true"u8);
            case (byte)'f':
                return Word("false"u8);
            case (byte)'n':
                isForbidden = isEntry && text[at..].StartsWith("null"u8);
                return !isEntry && Word("null"u8);
            default:
                return Number();
        }
    }

    private bool Object()
    {
        at++;
        if (++depth > CanonicalJson.DeepestNesting)
            return false;
        if (Next('}'))
            return --depth >= 0;
        var before = default(Name);
        do
        {
            var start = at;
            if (!String(out var hasEscape))
                return false;
            var name = new Name(text[(start + 1)..(at - 1)], hasEscape);
            if (before.IsThere && !before.IsBefore(name))
            {
                at = start;
                return false;
            }

            before = name;
            if (!Next(':') || !Value())
                return false;
        }
        while (Next(','));
        depth--;
        return Next('}');
    }

    private bool Array()
    {
        at++;
        if (++depth > CanonicalJson.DeepestNesting)
            return false;
        if (Next(']'))
            return --depth >= 0;
        do
        {
            if (!Value())
                return false;
        }
        while (Next(','));
        depth--;
        return Next(']');
    }

    private bool String(out bool hasEscape)
    {
        hasEscape = false;
        if (!Next('"'))
            return false;
        while (true)
        {
            var next = text[at..].IndexOfAny(Special);
            if (next < 0)
                return false;
            at += next;
            if (text[at] != '\\')
                return Next('"');
            hasEscape = true;
            if (!Escape())
                return false;
        }
    }

    /// <summary>Only the shortest escape of a character that needs one is canonical.</summary>
    private bool Escape()
    {
        if (at + 1 >= text.Length)
            return false;
        if (text[at + 1] is (byte)'"' or (byte)'\\' or (byte)'b' or (byte)'t' or (byte)'n' or (byte)'f' or (byte)'r')
        {
            at += 2;
            return true;
        }

        var isShortest = text.Length - at >= 6 && text[(at + 1)..].StartsWith("u00"u8)
            && text[at + 4] is (byte)'0' or (byte)'1'
            && text[at + 5] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')
            && !(text[at + 4] == '0' && text[at + 5] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'c' or (byte)'d');
        at += isShortest ? 6 : 0;
        return isShortest;
    }

    private bool Number()
    {
        var length = text[at..].IndexOfAnyExcept(InNumber);
        var number = length < 0 ? text[at..] : text.Slice(at, length);
        if (IsSafeInteger(number))
        {
            at += number.Length;
            return true;
        }

        if (number.IsEmpty || !IsJson(number))
            return false;
        isForbidden = isEntry;
        if (isEntry || !JsonNumber.IsCanonical(number))
            return false;
        at += number.Length;
        return true;
    }

    /// <summary>Integers up to 2^53 - 1 are written as they are, so that the digits alone decide.</summary>
    private static bool IsSafeInteger(ReadOnlySpan<byte> number)
    {
        if (number is [(byte)'0'])
            return true;
        var digits = number is [(byte)'-', ..] ? number[1..] : number;
        if (digits.Length is 0 or > 16 || digits[0] is < (byte)'1' or > (byte)'9')
            return false;
        var value = 0L;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = value * 10 + (digit - '0');
        }

        return value <= EntryJson.LargestInteger;
    }

    private static bool IsJson(ReadOnlySpan<byte> number)
    {
        var reader = new Utf8JsonReader(number);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == number.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Word(ReadOnlySpan<byte> word)
    {
        var isThere = text[at..].StartsWith(word);
        at += isThere ? word.Length : 0;
        return isThere;
    }

    private bool Next(char character)
    {
        var isThere = at < text.Length && text[at] == character;
        at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>The name of a property as it stands between its quotes.</summary>
    private readonly ref struct Name(ReadOnlySpan<byte> written, bool hasEscape)
    {
        /// <summary>The first byte of U+E000 and all above. In UTF-16 these come after the characters beyond U+FFFF, in UTF-8 before them.</summary>
        private const byte Private = 0xEE;

        private readonly ReadOnlySpan<byte> written = written;
        private readonly bool isUnusual = hasEscape || written.ContainsAnyInRange(Private, byte.MaxValue);

        public bool IsThere { get; } = true;

        public bool IsBefore(Name other) =>
            isUnusual || other.isUnusual
                ? string.CompareOrdinal(Read(), other.Read()) < 0
                : written.SequenceCompareTo(other.written) < 0;

        private string Read()
        {
            var reader = new Utf8JsonReader((byte[])[(byte)'"', .. written, (byte)'"']);
            reader.Read();
            return reader.GetString()!;
        }
    }
}
