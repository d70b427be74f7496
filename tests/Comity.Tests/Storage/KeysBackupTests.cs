using System.Text;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;
using Comity.Storage.Age;
using Comity.Tests.House;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Hash = Comity.Record.Log.Hash;

namespace Comity.Tests.Storage;

/// <summary>Backups of keys: read by their recipient and by programs that are not ours, and by nobody else.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KeysBackupTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Keys_come_back_from_their_backup_and_open_what_was_sealed()
    {
        await using var record = await TestRecord.BeginAsync();
        var commitment = await SealAsync(record.Open, "An offer");
        var (key, file, folder) = (AgeKey.Make(), Path.Combine(record.Folder, "keys.age"), Path.Combine(record.Folder, "keys"));
        var about = KeysBackup.Write(folder, null, key, file, Noon);
        await record.CloseAsync();
        Directory.Move(folder, Path.Combine(record.Folder, "lost"));
        Assert.Equal(about.Told, KeysBackup.Restore(file, key, folder).Told);
        Assert.Equal(1, about.Held);
        foreach (var name in Directory.EnumerateFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name));
        await using var open = OpenRecord.Open(record.Store(), RecordKeys.Read(folder)!, TimeProvider.System, NullLogger.Instance);
        Assert.Equal("An offer", Encoding.UTF8.GetString(open.Unsealed(open.Store.Waiting("", commitment)!)!));
    }

    [Fact]
    public async Task A_backup_of_keys_lists_what_was_erased()
    {
        await using var record = await TestRecord.BeginAsync();
        var commitment = await SealAsync(record.Open, "An offer");
        await record.CloseAsync();
        Assert.Equal(1, RecordFolder.Erase(new ServeOptions(record.Folder, null, "", Demo: false), commitment));
        var about = KeysBackup.Write(Path.Combine(record.Folder, "keys"), null, AgeKey.Make(), Path.Combine(record.Folder, "keys.age"), Noon);
        Assert.Equal([1L], about.Erased);
        await record.ReopenAsync();
    }

    [Fact]
    public void Only_the_recipient_reads_it_and_no_bit_may_change()
    {
        var key = AgeKey.Make();
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 10_000], Gen.Int[0, 7]).Sample((content, place, bit) =>
        {
            var file = AgeFile.Encrypt(key, content);
            Assert.Equal(content, AgeFile.Decrypt(key, file, "f"));
            Assert.Throws<UserError>(() => AgeFile.Decrypt(AgeKey.Make(), file, "f"));
            file[place % file.Length] ^= (byte)(1 << bit);
            Assert.Throws<UserError>(() => AgeFile.Decrypt(key, file, "f"));
        }, iter: 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void Another_program_of_the_format_reads_ours_and_we_read_its(int length)
    {
        Assert.SkipUnless(Repository.Run("/", "sh", "-c", "command -v age").Code == 0, "age is not installed.");
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        var content = new byte[length];
        new Random(length).NextBytes(content);
        var key = AgeKey.Make();
        File.WriteAllText(At("key"), key.File);
        File.WriteAllBytes(At("ours"), AgeFile.Encrypt(key, content));
        File.WriteAllBytes(At("plain"), content);
        Assert.Equal((0, ""), Repository.Run("/", "age", "--decrypt", "-i", At("key"), "-o", At("read"), At("ours")));
        Assert.Equal(content, File.ReadAllBytes(At("read")));
        Assert.Equal((0, ""), Repository.Run("/", "age", "-r", key.RecipientText, "-o", At("theirs"), At("plain")));
        Assert.Equal(content, AgeFile.Decrypt(AgeKey.ReadFile(At("key")), File.ReadAllBytes(At("theirs")), "theirs"));
    }

    [Theory]
    [InlineData("age1")]
    [InlineData("AGE1QQQQ")]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk")]
    public void What_is_no_recipient_is_refused(string text) => Assert.Throws<UserError>(() => AgeKey.ReadRecipient(text));

    [Fact]
    public void A_recipient_is_written_as_the_format_has_it() => Assert.Equal(
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        AgeKey.ReadRecipient("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj").RecipientText);

    [Fact]
    public async Task Two_servers_share_the_keys_in_a_database_of_their_own()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        var before = await SealAsync(record.Open, "before");
        await record.CloseAsync();
        var options = new ServeOptions(record.Folder, record.Postgres, "", Demo: false) { KeysPostgres = PostgresCluster.Database() };
        await using var first = Opened(record, options);
        await using var second = Opened(record, options);
        var (one, other) = (await SealAsync(first, "one"), await SealAsync(second, "other"));
        foreach (var server in new[] { first, second })
            Assert.Equal(["before", "one", "other"], new[] { before, one, other }.Select(hash => Encoding.UTF8.GetString(server.Unsealed(
                server.Store.Waiting("", hash)!)!)));
        Assert.False(File.Exists(Path.Combine(record.Folder, "keys", ClosedKeyFile.Name)));
        using var keys = new ClosedKeyDatabase(options.KeysPostgres);
        Assert.Equal(3, KeysBackup.Write(Path.Combine(record.Folder, "keys"), keys, AgeKey.Make(), Path.Combine(record.Folder, "keys.age"), Noon).Held);
        Assert.Equal(1, RecordFolder.Erase(options, one));
        Assert.Null(second.Store.Waiting("", one)!.Content);
        Assert.Null(keys.Find(2));
    }

    [Fact]
    public void Keys_do_not_lie_in_the_database_of_the_record()
    {
        using var folder = new TemporaryFolder();
        var database = PostgresCluster.Database();
        Assert.Throws<UserError>(() => RecordFolder.ClosedOf(
            new ServeOptions(folder.Path, database, "", Demo: false) { KeysPostgres = database }, Path.Combine(folder.Path, "keys")));
    }

    private static OpenRecord Opened(TestRecord record, ServeOptions options) => OpenRecord.Open(
        record.Store(), record.Keys, TimeProvider.System, NullLogger.Instance, null,
        closed: RecordFolder.ClosedOf(options, Path.Combine(record.Folder, "keys")));

    private static async Task<Hash> SealAsync(OpenRecord open, string content)
    {
        var commitment = Hash.Of(Encoding.UTF8.GetBytes(content));
        await open.SealAsync("", Encoding.UTF8.GetBytes(content), commitment, (_, _, _) => null, CancellationToken.None);
        return commitment;
    }
}
