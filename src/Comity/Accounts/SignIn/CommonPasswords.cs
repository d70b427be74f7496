using System.Collections.Frozen;

namespace Comity.Accounts.SignIn;

/// <summary>The 30,000 passwords that occur most often in collections of stolen ones; source and licence stand at the head of `passwords.txt`.</summary>
internal static class CommonPasswords
{
    private const string Resource = "passwords.txt";
    private static readonly Lazy<FrozenSet<string>> Listed = new(Read);

    /// <summary>Whether a password is listed, or two listed ones, with any digits and signs before, between and after, in capitals or small letters.</summary>
    public static bool Consists(string password)
    {
        var word = password.ToLowerInvariant();
        return Holds(word) || Enumerable.Range(1, word.Length - 1).Any(end => Holds(word[..end]) && Holds(word[end..]));
    }

    private static bool Holds(string part) => Listed.Value.Contains(part) || Listed.Value.Contains(Letters(part));

    private static string Letters(string part)
    {
        var first = part.AsSpan().IndexOfAnyInRange('a', 'z');
        return first < 0 ? "" : part[first..(part.AsSpan().LastIndexOfAnyInRange('a', 'z') + 1)];
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
