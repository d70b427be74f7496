using System.Globalization;
using Comity.Kit;
using Comity.Negotiation.Consultations;
using Comity.Record.Log;
using Comity.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>One byte turned in what is stored is found when the record is opened, and named; nothing is changed.</summary>
public sealed class DamageTests
{
    [Theory]
    [InlineData("entries", "entry", "position = 2", "entry 2 does not have its hash")]
    [InlineData("entries", "leaf", "position = 2", "entry 2 does not have its hash")]
    [InlineData("checkpoints", "note", "size = 2", "the checkpoint of size 2 does not fit the entries or its signature")]
    [InlineData("sealed", "content", "number = 1", "number 1 of the sealed queue is not what was stored")]
    [InlineData("sealed", "commitment", "number = 1", "number 1 of the sealed queue is not what was stored")]
    [InlineData("files", "content", "hash = x'039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81'",
        "the file 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 does not have its hash")]
    public async Task A_turned_byte_is_named(string table, string column, string where, string named)
    {
        await using var record = await FullAsync();
        await record.CloseAsync();
        for (var place = 0; place < 3; place++)
        {
            Turn(record, table, column, where, place);
            var before = File.ReadAllBytes(RecordFolder.DatabaseOf(record.Folder));
            var problem = await Assert.ThrowsAsync<UserError>(() => record.ReopenAsync());
            Assert.Equal($"The record is damaged: {named}. Restore it from a backup or a mirror; nothing was changed.", problem.Message);
            Assert.Equal(before, File.ReadAllBytes(RecordFolder.DatabaseOf(record.Folder)));
            Turn(record, table, column, where, place);
        }
        await record.ReopenAsync();
        Assert.Equal(StoreCondition.Sound, record.Open.Check.Condition);
    }

    [Theory]
    [InlineData("DELETE FROM entries WHERE position = 3", "after entry 2 comes entry 4")]
    [InlineData("DELETE FROM checkpoints WHERE size = (SELECT size FROM head)", "is missing")]
    [InlineData("UPDATE head SET size = size - 1", "stands beyond the end")]
    [InlineData("UPDATE head SET waiting = 0", "number 1 of the sealed queue stands beyond its end")]
    [InlineData("DELETE FROM head", "its head row is missing")]
    public async Task A_missing_row_is_named(string sql, string named)
    {
        await using var record = await FullAsync();
        await record.CloseAsync();
        Execute(record, sql);
        var problem = await Assert.ThrowsAsync<UserError>(() => record.ReopenAsync());
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_copy_put_back_by_hand_does_not_go_on()
    {
        await using var record = await TestRecord.BeginAsync();
        await record.CloseAsync();
        var mark = new SeenMark(Path.Combine(record.Folder, "keys"));
        File.Copy(RecordFolder.DatabaseOf(record.Folder), Path.Combine(record.Folder, "old.db"));
        await record.ReopenAsync();
        await record.AdoptTextAsync("norms");
        mark.Note(record.Open.Whole.Head!);
        await record.CloseAsync();
        File.Copy(Path.Combine(record.Folder, "old.db"), RecordFolder.DatabaseOf(record.Folder), overwrite: true);
        using var store = record.Store();
        var problem = Assert.Throws<UserError>(() =>
            OpenRecord.Open(store, record.Keys, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, mark));
        Assert.Contains("it is an older copy", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_changed_under_the_server_is_not_built_upon()
    {
        await using var record = await TestRecord.BeginAsync();
        await record.AdoptTextAsync("norms");
        Execute(record, string.Create(CultureInfo.InvariantCulture, $"UPDATE head SET size = {record.Open.Whole.Size - 1}"));
        var problem = await Assert.ThrowsAsync<StoreProblem>(() => record.AdoptTextAsync("more"));
        Assert.Contains("does not go on from what this server knows", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<TestRecord> FullAsync()
    {
        var record = await TestRecord.BeginAsync();
        await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        await TestRecord.Must(record.ActAsync(new OpenConsultation("one", "One", ["A statement"], VoteTerms.Sealed, record.Picture.At.AddDays(1))));
        await record.Open.WaitAsync("one", [1, 2, 3], Hash.Of([4]), (_, _, _) => null, CancellationToken.None);
        record.Open.Store.Keep(new(Hash.Of([1, 2, 3]), "text/plain", true, [1, 2, 3]));
        return record;
    }

    private static void Turn(TestRecord record, string table, string column, string where, int place)
    {
        using var connection = Connect(record);
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT CAST({column} AS BLOB) FROM {table} WHERE {where}";
        var bytes = (byte[])read.ExecuteScalar()!;
        bytes[place * (bytes.Length - 1) / 2] ^= 4;
        using var write = connection.CreateCommand();
        write.CommandText =
            $"UPDATE {table} SET {column} = {(column == "note" ? "CAST(@bytes AS TEXT)" : "@bytes")} WHERE {where}; PRAGMA wal_checkpoint(TRUNCATE)";
        write.Parameters.AddWithValue("@bytes", bytes);
        write.ExecuteNonQuery();
    }

    private static void Execute(TestRecord record, string sql)
    {
        using var connection = Connect(record);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(TestRecord record)
    {
        var connection = new SqliteConnection($"Data Source={RecordFolder.DatabaseOf(record.Folder)};Pooling=False");
        connection.Open();
        return connection;
    }
}
