using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Storage.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>A disk that is full, for reading only or not there is named as what it is, and nobody is told to restore a backup.</summary>
public sealed class DiskTroubleTests
{
    [Theory]
    [InlineData(13, DiskFault.Full)]
    [InlineData(8, DiskFault.ReadOnly)]
    [InlineData(14, DiskFault.Missing)]
    [InlineData(11, null)]
    public void A_failure_of_the_database_is_named(int code, DiskFault? fault) =>
        Assert.Equal(fault, DiskTrouble.Of(new InvalidOperationException("outer", new SqliteException("inner", code))));

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("23505", false)]
    public void A_database_that_went_away_is_no_mistake_of_the_program(string state, bool isAway)
    {
        var answered = new Npgsql.PostgresException("terminating connection", "FATAL", "FATAL", state);
        Assert.Equal(isAway, DiskTrouble.IsAway(new InvalidOperationException("outer", answered)));
        Assert.True(DiskTrouble.IsAway(new Npgsql.NpgsqlException("Exception while reading from stream")));
        Assert.False(DiskTrouble.IsAway(new InvalidOperationException("outer")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named_at_the_start()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "not-mounted", "data");
        Assert.Equal($"{DiskTrouble.ForOperator(DiskFault.Missing)}", Start(data).Message);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_disk_that_is_mounted_for_reading_only_is_named_at_the_start()
    {
        await using var record = await TestRecord.BeginAsync();
        using var disk = SmallDisk.Mount(Path.Combine(record.Folder, "small"), megabytes: 8);
        await record.CloseAsync();
        File.Copy(Path.Combine(record.Folder, "record.db"), Path.Combine(disk.Path, "record.db"));
        PrivateFolder.Copy(Path.Combine(record.Folder, "keys"), Path.Combine(disk.Path, "keys"));
        Repository.Run("/", "mount", "-o", "remount,ro", disk.Path);
        Assert.Equal(DiskTrouble.ForOperator(DiskFault.ReadOnly), Start(disk.Path).Message);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_named_at_the_start()
    {
        await using var record = await TestRecord.BeginAsync();
        using var disk = SmallDisk.Mount(Path.Combine(record.Folder, "small"), megabytes: 8);
        disk.Fill();
        Assert.Equal(DiskTrouble.ForOperator(DiskFault.Full), Start(Path.Combine(disk.Path, "data")).Message);
    }

    /// <summary>After a kill the journal is read again, which needs room of its own.</summary>
    [Fact]
    public async Task Accounts_after_a_kill_on_a_full_disk_are_not_called_damaged()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(Path.Combine(folder.Path, "small"), megabytes: 8);
        var file = Path.Combine(folder.Path, "side.db");
        await using var held = new SqliteConnection($"Data Source={file};Pooling=False");
        held.Open();
        using (var make = RecordStore.Command(held, "PRAGMA journal_mode = WAL; CREATE TABLE account (id TEXT); INSERT INTO account VALUES ('a')"))
            make.ExecuteNonQuery();
        foreach (var name in (string[])["side.db", "side.db-wal"])
            File.Copy(Path.Combine(folder.Path, name), Path.Combine(disk.Path, name));
        disk.Fill();
        var watch = new SideWatch(new ServeOptions(disk.Path, null, "", Demo: false));
        var problem = await Assert.ThrowsAsync<SqliteException>(() => watch.LookAsync(thoroughly: true, CancellationToken.None));
        Assert.Equal(DiskFault.Full, DiskTrouble.Of(problem));
        disk.Empty();
        Assert.Equal(SideCondition.Held, await watch.LookAsync(thoroughly: true, CancellationToken.None));
    }

    private static UserError Start(string data) => Assert.Throws<UserError>(() => RecordFolder.Open(
        new ServeOptions(data, null, "http://localhost:5080", Demo: false), new Settings(), TimeProvider.System, NullLogger.Instance));
}
