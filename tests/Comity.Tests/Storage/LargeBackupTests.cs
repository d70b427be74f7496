using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Comity.Kit;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Sealing;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>A backup of a large process, restored into each store: every row of every table is what it was.</summary>
public sealed class LargeBackupTests
{
    private const int Entries = 100_000;
    private const int Accounts = 500;
    private const int AtOnce = 2_000;
    private const int Sealed = 300;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "slow")]
    public async Task Every_row_of_a_large_process_comes_back_in_either_store()
    {
        await using var record = await TestRecord.BeginAsync();
        var options = new ServeOptions(record.Folder, null, "", Demo: false);
        await FillAsync(record);
        await AddAccountsAsync(options);
        var (backup, watch) = (Path.Combine(record.Folder, "backup.tar"), Stopwatch.StartNew());
        var about = await Backup.WriteAsync(options, backup, TimeProvider.System, Test);
        Say($"{about.Told}; {Sealed} sealed; {new FileInfo(backup).Length / 1_000_000} MB backed up in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(about.Size, Entries, Entries + 100);
        Assert.Equal(Accounts, about.Accounts);
        await record.CloseAsync();
        SqliteConnection.ClearAllPools();
        foreach (var into in (string?[])[null, PostgresCluster.Database()])
        {
            var data = Path.Combine(record.Folder, into is null ? "files" : "postgres");
            watch.Restart();
            var result = await new Restore(new(backup, data, Path.Combine(record.Folder, "keys"), [], [], Alone: true, NewOrigin: null) { Postgres = into })
                .RunAsync(Test);
            Say($"restored into {(into is null ? "SQLite" : "PostgreSQL")} in {watch.Elapsed.TotalSeconds:F1} s");
            Assert.Equal(about.Told, result.Told);
            Compare(record.Folder, data, into);
        }
    }

    private static void Compare(string before, string after, string? postgres)
    {
        foreach (var (name, schema) in ((string, string)[])[(Backup.Record, "record"), (Backup.Side, SideDb.Schema)])
            foreach (var table in TableCopy.Names(Path.Combine(before, name)))
            {
                using var was = Open(Path.Combine(before, name), null);
                using var now = Open(Path.Combine(after, name), postgres);
                List<string> rows = [.. TableDigests.Rows(was, "", table).Order(StringComparer.Ordinal)];
                List<string> restored = [.. TableDigests.Rows(now, postgres is null ? "" : schema, table).Order(StringComparer.Ordinal)];
                Assert.True(rows.Count == restored.Count, $"{table} has {restored.Count} rows, and had {rows.Count}.");
                Assert.All(rows.Zip(restored), pair => Assert.Equal(pair.First, pair.Second));
            }
    }

    private static DbConnection Open(string file, string? postgres)
    {
        DbConnection connection = postgres is null ? new SqliteConnection($"Data Source={file};Pooling=False") : new NpgsqlConnection(postgres);
        connection.Open();
        return connection;
    }

    private static async Task FillAsync(TestRecord record)
    {
        await record.AdoptTextAsync("norms");
        var members = new List<(string Code, string Person, Comity.Record.Log.Ed25519PrivateKey Key)>();
        for (var number = 0; number < 8; number++)
        {
            var code = $"AA{(char)('A' + number)}";
            var (person, key) = await record.MemberAsync(code);
            members.Add((code, person, key));
        }

        var sealing = new SealedActs(record.Open);
        await Task.WhenAll(Enumerable.Range(0, Sealed).Select(number =>
            sealing.SealAsync(members[number % members.Count].Person, members[number % members.Count].Code, $"Offer {number}", Test)));
        for (var first = 0; first < Entries; first += AtOnce)
        {
            var entered = await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(number =>
            {
                var (code, person, key) = members[number % members.Count];
                return record.SignAsync(key, person, code,
                    new TakePosition("norms", $"n{number % 50}", Stance.Supports, string.Create(CultureInfo.InvariantCulture, $"Position {number}")));
            }));
            Assert.All(entered, outcome => Assert.NotNull(outcome.Receipt));
        }
    }

    private static async Task AddAccountsAsync(ServeOptions options)
    {
        var services = new ServiceCollection().AddSingleton(options);
        services.AddSideDb(options);
        await using var provider = services.BuildServiceProvider();
        await provider.PrepareSideDbAsync(Test);
        await using var side = await provider.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync(Test);
        for (var number = 0; number < Accounts; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"person-{number}@example.org");
            var account = new Account
            {
                Person = Comity.Members.Credentials.Pseudonym.Of([.. BitConverter.GetBytes(number), .. new byte[6]]), DisplayName = $"Ñame {number} ‮x",
                UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name,
            };
            side.Users.Add(account);
            side.Add(new IdentityUserPasskey<string>
            {
                UserId = account.Id, CredentialId = BitConverter.GetBytes(number),
                Data = new()
                {
                    PublicKey = [4, 5], Name = $"key {number}", CreatedAt = DateTimeOffset.UnixEpoch, Transports = ["usb"], AttestationObject = [6],
                    ClientDataJson = [7],
                },
            });
        }

        await side.SaveChangesAsync(Test);
    }

    private static void Say(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));
}
