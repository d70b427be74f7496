using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Comity.Tests.House;

/// <summary>The tests by their names, which are sentences: a rule `KeyIsHeld` is named by a test with `Key_is_held` in its name.</summary>
internal static partial class TestNames
{
    private static readonly string[] Articles = ["a_", "an_", "the_"];

    /// <summary>Every test.</summary>
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any()),
    ];

    /// <summary>The name as tests write it: `key_is_held`.</summary>
    public static string Sentence(string name) => Capital().Replace(name, "_$0").TrimStart('_').ToLowerInvariant();

    /// <summary>The tests that name something; those first that begin with it, and of these the shortest.</summary>
    public static IEnumerable<MethodInfo> Naming(string name)
    {
        var sentence = Sentence(name);
        return All.Where(test => test.Name.Contains(sentence, StringComparison.OrdinalIgnoreCase))
            .OrderBy(test => !Begins(test.Name.ToLowerInvariant(), sentence)).ThenBy(test => test.Name.Length).ThenBy(FullName, StringComparer.Ordinal);
    }

    /// <summary>Class and method.</summary>
    public static string FullName(MethodInfo test) => $"{test.ReflectedType!.FullName}.{test.Name}";

    private static bool Begins(string test, string sentence) =>
        test.StartsWith(sentence, StringComparison.Ordinal) || Articles.Any(article => test.StartsWith(article + sentence, StringComparison.Ordinal));

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
