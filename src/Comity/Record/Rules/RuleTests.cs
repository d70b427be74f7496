using System.Collections.Frozen;

namespace Comity.Record.Rules;

/// <summary>Which test names which rule: a table that ships, a rule and a test a line. A test keeps it, and COMITY_RENEW=1 writes it again.</summary>
internal static class RuleTests
{
    /// <summary>The tests by the names of rules.</summary>
    public static FrozenDictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(RuleTests).Assembly.GetManifestResourceStream("rule-tests.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }
}
