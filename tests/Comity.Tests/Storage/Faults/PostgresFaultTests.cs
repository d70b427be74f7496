using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Tests.House;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>Two servers on one PostgreSQL, one killed after the other, while the database is cut off, has no room, or somebody holds its lock: acts, sealed
/// acts, votes and files that were acknowledged are there, once.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PostgresFaultTests
{
    private const int Delegates = 6;
    private const int Megabytes = 128;

    /// <summary>`COMITY_TIMES` kills, and a third as many faults, from the seed `COMITY_SEED`; the whole is 300 and 100.</summary>
    [Fact, Trait("Category", "slow")]
    public async Task Nothing_acknowledged_is_lost_or_twice_on_two_servers_that_are_killed()
    {
        var (kills, seed) = (Asked.Times(12, 12), Asked.Seed(1));
        using var folder = new TemporaryFolder();
        // PostgreSQL runs as somebody else, who has to come to its disk.
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        using var disk = SmallDisk.Mount(Path.Combine(folder.Path, "disk"), Megabytes);
        // A PostgreSQL of its own, which ends before its disk goes: one that misses a tablespace makes no checkpoint, and so no other test's database.
        using var cluster = Cluster.Start();
        var (database, keys) = (cluster.Database(disk), cluster.Database());
        using var all = await PreparedAsync(folder.Path, database);
        var faults = await RunAsync(all, folder.Path, database, keys, disk, kills, seed);
        Assert.All(all.Refused.Keys, refused => Assert.StartsWith("503", refused, StringComparison.Ordinal));
        var (lost, twice) = await CountAsync(all, database, RecordKeys.Read(Path.Combine(folder.Path, "keys"))!, keys);
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{kills} kills, {faults} faults; {all.Acts.Count} acts, {all.Receipts.Count} sealed acts and votes, {all.Files.Count} files acknowledged; ")
            + FormattableString.Invariant($"{lost.Count} lost, {twice} twice"));
        Assert.Empty(lost);
        Assert.Equal(0, twice);
        Assert.True(all.Count > kills * 2, $"Only {all.Count} things were acknowledged.");
    }

    /// <summary>A process in the database, with the keys of its server beside.</summary>
    private static async Task<Delegations> PreparedAsync(string folder, string database)
    {
        var site = new ProcessSite { Postgres = database };
        await using var _ = site.ConfigureAwait(false);
        await site.InitializeAsync();
        var all = await Delegations.GatherAsync(site, folder, Delegates);
        PrivateFolder.Copy(Path.Combine(site.Running.Folder, "keys"), Path.Combine(folder, "keys"));
        File.Copy(Path.Combine(site.Running.Folder, "settings.json"), Path.Combine(folder, "settings.json"));
        return all;
    }

    private static async Task<int> RunAsync(Delegations all, string folder, string database, string keys, SmallDisk disk, int kills, int seed)
    {
        var (die, faults) = (new Random(seed), 0);
        Task<ServerProcess> Start(int number) => StartAsync(folder, number, database, keys);
        ServerProcess[] servers = [await Start(0), await Start(1)];
        using var enough = new CancellationTokenSource();
        var working = all.WorkAsync(number => servers[number % servers.Length].Address, seed, enough.Token);
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % 3 == 0)
            {
                await FaultAsync(die, database, disk);
                faults++;
            }

            var number = die.Next(servers.Length);
            await Task.Delay(die.Next(20, 300));
            servers[number].Kill();
            await servers[number].DisposeAsync();
            servers[number] = await Start(number);
            Assert.True(await all.IsHeardAsync(), $"Nothing is acknowledged after kill {kill}: {string.Join('\n', all.Refused.Keys)}\n{servers[number].Said}");
        }

        await enough.CancelAsync();
        await working;
        foreach (var server in servers)
            await server.DisposeAsync();
        return faults;
    }

    private static async Task<ServerProcess> StartAsync(string folder, int number, string database, string keys)
    {
        var data = Path.Combine(folder, $"server-{number}");
        if (!Directory.Exists(data))
        {
            PrivateFolder.Copy(Path.Combine(folder, "keys"), Path.Combine(data, "keys"));
            File.Copy(Path.Combine(folder, "settings.json"), Path.Combine(data, "settings.json"));
        }

        return await ServerProcess.StartAsync(data, database, options: ["--keys-postgres", keys]);
    }

    /// <summary>All connections are cut; the disk of the tables is full for a moment; or somebody holds the head, at times longer than a server
    /// waits.</summary>
    private static async Task FaultAsync(Random die, string database, SmallDisk disk)
    {
        switch (die.Next(3))
        {
            case 0:
                await RunAsync(database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
                break;
            case 1:
                disk.Fill();
                await Task.Delay(die.Next(100, 800));
                disk.Empty();
                break;
            default:
                await RunAsync(database, FormattableString.Invariant(
                    $"BEGIN; SELECT * FROM record.head FOR UPDATE; SELECT pg_sleep({(die.Next(4) == 0 ? 9 : 1)}); ROLLBACK"));
                break;
        }
    }

    private static async Task RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What is not there, and how much is there more than once, after a day in which all that waits enters its sheet.</summary>
    private static async Task<(List<string> Lost, int Twice)> CountAsync(Delegations all, string database, RecordKeys keys, string secrets)
    {
        using var store = new PostgresStore(database);
        using var closed = new ClosedKeyDatabase(secrets);
        store.Prepare();
        await using (var record = OpenRecord.Open(new PostgresStore(database), keys, new Later(), NullLogger.Instance, mark: null,
            closed: new ClosedKeyDatabase(secrets)))
            for (var sheets = 0; sheets < 4; sheets++)
                await record.EnterOwnAsync(_ => null, CancellationToken.None);
        var loader = new RecordLoader(store, keys.Log.Verifier);
        loader.Load();
        StoreCheck.All(store, keys.Log.Verifier, loader.Tree, loader.Sheets, CancellationToken.None);
        var lost = all.Acts.Where(act => act.Value.Position >= loader.Tree.Size || loader.Tree.Leaf(act.Value.Position) != act.Value.Leaf)
            .Select(act => act.Key).ToList();
        var rows = store.AllSealed().Select(one => one.Item).ToList();
        var there = rows.ToLookup(row => (row.Topic, row.Commitment));
        var entered = loader.Sheets.All.SelectMany(root => root.Read(store.Leaves(root.Topic, root.Sheet)!)!.Value.Select(leaf => (root.Topic, leaf)))
            .ToLookup(one => one);
        foreach (var receipt in all.Receipts.Where(one => !there.Contains(one) || (one.Topic != Delegations.Public && !entered.Contains(one))))
            lost.Add($"{receipt.Topic} {receipt.Commitment}");
        foreach (var row in rows.Where(row => row.Key is { } key && closed.Find(key) is null))
            lost.Add($"The key of {row.Topic} {row.Number}");
        foreach (var file in all.Files.Where(file => store.File(file) is not { } kept || Hash.Of(kept.Content) != file))
            lost.Add($"The file {file}");
        var nonces = store.Entries(0, loader.Tree.Size).Select(stored => Process.Json.ReadEntry(stored.Entry).Statement).Where(one => one.Nonce is not null)
            .GroupBy(one => (one.Person, one.Nonce));
        var sealedOnes = all.Receipts.Where(one => one.Topic != Delegations.Public);
        return (lost, nonces.Count(one => one.Count() > 1) + there.Count(one => one.Count() > 1) + sealedOnes.Count(one => entered[one].Count() > 1));
    }

    /// <summary>Two days later.</summary>
    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(2);
    }
}
