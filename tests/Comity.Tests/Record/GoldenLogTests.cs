using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record;

/// <summary>One golden log of every edition of the rules is replayed for ever: what was entered once stays readable, its signatures hold, and the same
/// registers follow.
/// With COMITY_RENEW=1 the log of the last edition is written anew while that edition is open; a closed edition's never is.</summary>
public sealed class GoldenLogTests
{
    private const string Folder = "tests/Comity.Tests/Record";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_golden_log_is_read_checked_asked_and_replayed(int edition)
    {
        Renew();
        var picture = Picture.Empty;
        var nonces = new HashSet<(string?, string?)>();
        foreach (var line in Lines(edition))
        {
            var entry = Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line));
            Assert.Equal(line, Written(entry));
            var check = new SignatureCheck(picture.Record.Founding, picture.Record.Keys, Process.Json);
            var isRepeated = entry.Statement.Nonce is not null && !nonces.Add((entry.Statement.Person, entry.Statement.Nonce));
            Assert.Empty(Process.Ask(picture, new(entry.Statement, entry.At, entry.By.Level) { Confirmed = entry.By.Confirmed }, isRepeated,
                check.Fault(entry.Statement, entry.By)));
            Assert.Equal(picture.Size, entry.Position);
            picture = picture.Apply(entry);
        }
        Assert.Equal(edition, picture.Record.Founding.Rules.Edition);
        var text = Repository.Read(Registers(edition)).TrimEnd();
        Assert.Equal(text, Dump.Of(picture, edition < FoundingRules.LastEdition ? Names(text).Contains : null));
    }

    [Fact]
    public void Every_edition_has_its_golden_log() => Assert.Equal(
        Enumerable.Range(1, FoundingRules.LastEdition).Select(edition => $"{Folder}/golden-{edition.ToString(CultureInfo.InvariantCulture)}.log"),
        Repository.Files(Folder).Where(file => file.StartsWith($"{Folder}/golden-", StringComparison.Ordinal)
            && file.EndsWith(".log", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_golden_log_of_the_last_edition_holds_every_act_and_every_level()
    {
        var entries = Lines(FoundingRules.LastEdition).Select(line => Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line))).ToList();
        Assert.Empty(Process.Kinds.Values.Where(kind => kind.Space != Space.Closed).Select(kind => kind.Name)
            .Except(entries.SelectMany(entry => Carried(entry.Statement.Act).Prepend(entry.Statement.Act)).Select(ActName.Of), StringComparer.Ordinal));
        Assert.Equal([SignatureLevel.Server, SignatureLevel.Session, SignatureLevel.Passkey, SignatureLevel.Key],
            entries.Select(entry => entry.By.Level).Distinct().Order());
    }

    private static ImmutableArray<Act> Carried(Act act) => act is ICarriesActs carrying ? carrying.Carries : [];

    /// <summary>The registers of a closed edition's text. One that came later stands in the texts of later editions.</summary>
    private static HashSet<string> Names(string text) => [.. text.Split('\n').Where(line => !line.StartsWith(' ')).Select(line => line.Split(':')[0])];

    private static string Log(int edition) => $"{Folder}/golden-{edition.ToString(CultureInfo.InvariantCulture)}.log";

    private static string Registers(int edition) => $"{Folder}/golden-{edition.ToString(CultureInfo.InvariantCulture)}.registers";

    private static string[] Lines(int edition) => Repository.Read(Log(edition)).TrimEnd().Split('\n');

    /// <summary>A passkey signs anew each time; where the same was said at the same time, the signature that stands there stays.</summary>
    private static string Kept(string line, Entry entry) =>
        Process.Json.ReadEntry(Encoding.UTF8.GetBytes(line)) is var before && Written(before with { By = entry.By }) == Written(entry) ? line : Written(entry);

    private static string Written(Entry entry) => Encoding.UTF8.GetString(Process.Json.Write(entry));

    private static void Renew()
    {
        if (Environment.GetEnvironmentVariable("COMITY_RENEW") != "1")
            return;
        const int Open = FoundingRules.LastEdition;
        var file = Path.Combine(Repository.Root, Log(Open));
        var (given, there) = (Everything.Happens(), File.Exists(file) ? Lines(Open) : []);
        File.WriteAllLines(file, given.Entries.Select((entry, place) => place < there.Length ? Kept(there[place], entry) : Written(entry)));
        File.WriteAllText(Path.Combine(Repository.Root, Registers(Open)), Dump.Of(given.Picture) + "\n");
    }
}
