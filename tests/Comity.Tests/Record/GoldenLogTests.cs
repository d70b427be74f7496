using System.Text;
using Comity.Record.Entries;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record;

/// <summary>One golden log of every release is replayed for ever: what was entered once stays readable, its signatures hold, and the same registers follow.
/// With COMITY_RENEW=1 the log of this release is written anew; after the release it never is.</summary>
public sealed class GoldenLogTests
{
    private const string Log = "tests/Comity.Tests/Record/golden-1.log";

    private const string Registers = "tests/Comity.Tests/Record/golden-1.registers";

    [Fact]
    public void The_golden_log_is_read_checked_asked_and_replayed()
    {
        Renew();
        var picture = Picture.Empty;
        var nonces = new HashSet<(string?, string?)>();
        foreach (var line in Lines())
        {
            var entry = Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line));
            Assert.Equal(line, Written(entry));
            var check = new SignatureCheck(picture.Record.Founding, picture.Record.Keys, Process.Json);
            var isRepeated = entry.Statement.Nonce is not null && !nonces.Add((entry.Statement.Person, entry.Statement.Nonce));
            Assert.Empty(Process.Ask(picture, new(entry.Statement, entry.At, entry.By.Level), isRepeated, check.Fault(entry.Statement, entry.By)));
            Assert.Equal(picture.Size, entry.Position);
            picture = picture.Apply(entry);
        }
        Assert.Equal(Repository.Read(Registers).TrimEnd(), Dump.Of(picture));
    }

    [Fact]
    public void The_golden_log_holds_every_act_and_every_level()
    {
        var entries = Lines().Select(line => Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line))).ToList();
        Assert.Empty(Process.Acts.Select(kind => kind.Name).Except(entries.Select(entry => ActName.Of(entry.Statement.Act)), StringComparer.Ordinal));
        Assert.Equal([SignatureLevel.Server, SignatureLevel.Session, SignatureLevel.Passkey, SignatureLevel.Key], entries.Select(entry => entry.By.Level).Distinct().Order());
    }

    private static string[] Lines() => Repository.Read(Log).TrimEnd().Split('\n');

    /// <summary>A passkey signs anew each time; where the same was said at the same time, the signature that stands there stays.</summary>
    private static string Kept(string line, Entry entry) =>
        Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line)) is var before && Written(before with { By = entry.By }) == Written(entry) ? line : Written(entry);

    private static string Written(Entry entry) => Encoding.UTF8.GetString(Process.Json.Write(entry));

    private static void Renew()
    {
        if (Environment.GetEnvironmentVariable("COMITY_RENEW") != "1")
            return;
        var (given, there) = (Everything.Happens(), Lines());
        File.WriteAllLines(Path.Combine(Repository.Root, Log), given.Entries.Select((entry, place) => place < there.Length ? Kept(there[place], entry) : Written(entry)));
        File.WriteAllText(Path.Combine(Repository.Root, Registers), Dump.Of(given.Picture) + "\n");
    }
}
