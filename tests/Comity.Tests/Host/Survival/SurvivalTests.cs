using System.Globalization;
using System.Text;
using Comity.Record.Log;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host.Survival;

/// <summary>Everything that may befall a server, at moments and in an order that a die throws, while somebody goes on entering acts: nothing that was
/// acknowledged is lost, a mirror made before verifies everything after, and who was erased is in no byte.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SurvivalTests
{
    private const int AuditYes = 0;

    /// <summary>`COMITY_SEED` fixes the die; without it each run throws another, and says which.</summary>
    [Fact, Trait("Category", "slow")]
    public async Task The_demonstration_survives_whatever_befalls_it_in_any_order()
    {
        var seed = Asked.Seed(System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue));
        var die = new Random(seed);
        Say($"COMITY_SEED={seed}");
        await using var demo = await DemoProcess.BeginAsync();
        using var writer = await DemoWriter.RegisterAsync(demo);
        using var trials = await Trials.PrepareAsync(demo, writer, die);
        var (mirror, thrown) = (demo.Beside("mirror"), new List<string>());
        Succeeds(DemoProcess.Run("mirror", $"{demo.Address}log/", mirror));
        using var enough = new CancellationTokenSource();
        var writing = writer.WriteAsync(() => trials.Address, enough.Token);
        try
        {
            foreach (var (name, run) in trials.All.OrderBy(_ => die.Next()))
            {
                thrown.Add(name);
                Say($"{name} after {writer.Acknowledged.Count} acts");
                await Task.Delay(die.Next(800), TestContext.Current.CancellationToken);
                await run();
                await trials.GoesOnAsync();
            }

            await enough.CancelAsync();
            await writing;
            await EverythingIsThereAsync(demo, writer, mirror);
            NobodyErasedIsThere(demo, trials.Erased!);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"COMITY_SEED={seed} throws this again: {string.Join(", ", thrown)}.\n{problem}\n{demo.Now}"), problem);
        }
        finally
        {
            await enough.CancelAsync();
            await writing;
        }

        Say($"{writer.Acknowledged.Count} acts, none lost");
    }

    private static void Say(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));

    /// <summary>The mirror from before goes on to verify; a backup of now is restored, and the restored record is the one that the mirror has.</summary>
    private static async Task EverythingIsThereAsync(DemoProcess demo, DemoWriter writer, string mirror)
    {
        Succeeds(DemoProcess.Run("mirror", $"{demo.Address}log/", mirror));
        Assert.Equal(AuditYes, Succeeds(DemoProcess.Run("audit", mirror, "--state", demo.Beside("seen"))));
        Assert.True(writer.Acknowledged.Count > 20, $"Only {writer.Acknowledged.Count} acts were acknowledged.");
        Assert.Equal((0, 0), writer.Count(Entries(mirror)));
        Succeeds(DemoProcess.Run("backup", demo.Beside("last.tar"), "--data", demo.Data));
        await demo.EndAsync(isKilled: false);
        Succeeds(DemoProcess.Run("restore", demo.Beside("last.tar"), "--data", demo.Beside("restored"), "--keys", Path.Combine(demo.Data, "keys"),
            "--mirror", mirror));
        await demo.StartAsync();
        Assert.True(await demo.IsReadyAsync());
    }

    private static void NobodyErasedIsThere(DemoProcess demo, string name)
    {
        Assert.DoesNotContain(name, demo.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(demo.Data, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(demo.Beside("restored"), "*", SearchOption.AllDirectories)).Append(demo.Beside("last.tar"))
            .Where(file => Holds(file, name)));
    }

    /// <summary>Whether a name is in the bytes of a file, in the letters of a database, of .NET or of an index that ignores capitals.</summary>
    internal static bool Holds(string file, string name)
    {
        var bytes = File.ReadAllBytes(file);
        return new[] { name, name.ToUpperInvariant() }.Any(word =>
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0);
    }

    private static List<ReadOnlyMemory<byte>> Entries(string mirror)
    {
        var size = Checkpoint.Of(Note.Parse(File.ReadAllText(Path.Combine(mirror, "checkpoint")))).Size;
        return [.. TilePath.AllOf(size).Where(path => path.IsBundle)
            .SelectMany(path => EntryBundle.Read(File.ReadAllBytes(Path.Combine(mirror, path.ToString())), path.Width))];
    }

    internal static int Succeeds((int Code, string Output) command)
    {
        Assert.True(command.Code == 0, $"{command.Code}: {command.Output}");
        return command.Code;
    }
}
