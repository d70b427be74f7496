using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace Comity.Tests.House;

/// <summary>The core depends on nothing but what is passed in.</summary>
public sealed class PurityTests
{
    /// <summary>What the core may refer to besides the base class library: the two that sign and check signatures.</summary>
    private static readonly ImmutableArray<string> AllowedPackages = ["NSec.Cryptography", "BouncyCastle.Cryptography"];

    private static readonly ImmutableArray<string> Banned =
        BannedCalls.Symbols(Repository.Read("src/Comity.Core/BannedSymbols.txt"));

    [Fact]
    public void The_core_refers_to_the_base_class_library_only()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var strangers = Repository.Core.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(runtime, name + ".dll")) && !AllowedPackages.Contains(name));
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_core_calls_nothing_that_is_banned() =>
        Assert.Empty(BannedCalls.In(Repository.Core.Location, Banned));

    [Fact]
    public void The_search_for_banned_calls_finds_known_offenders()
    {
        var found = BannedCalls.In(Assembly.GetExecutingAssembly().Location, Banned);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "T:System.IO.File", "P:System.DateTime.UtcNow", "M:System.Random.#ctor", "N:System.Net",
                "M:System.Guid.NewGuid", "T:System.Environment", "M:System.Threading.Tasks.Task.Delay(System.Int32)",
            },
            found.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_search_for_banned_calls_lets_a_seeded_generator_pass() =>
        Assert.DoesNotContain("P:System.Random.Shared", BannedCalls.In(Assembly.GetExecutingAssembly().Location, Banned));

    [Fact]
    public void Every_banned_symbol_exists()
    {
        var misspelt = Banned.Where(symbol => symbol[0] != 'N' && !Exists(symbol));
        Assert.Empty(misspelt);
    }

    private static bool Exists(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        if (symbol[0] == 'T')
            return Find(name) is not null;
        var dot = name.LastIndexOf('.');
        var member = name[(dot + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal);
        return Find(name[..dot])?.GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0;
    }

    private static Type? Find(string type) =>
        Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System.*.dll")
            .Where(file => !file.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Select(file => Type.GetType($"{type}, {Path.GetFileNameWithoutExtension(file)}", throwOnError: false))
            .FirstOrDefault(found => found is not null);

    /// <summary>Does everything that the core must not do. Compiled, never called.</summary>
    private static class Offender
    {
        public static string Offend() =>
            File.ReadAllText(Environment.NewLine) + DateTime.UtcNow.Ticks + Guid.NewGuid() + new Random().Next() + new Random(1).Next()
            + WebUtility.HtmlEncode("") + Task.Delay(1).Status;
    }
}
