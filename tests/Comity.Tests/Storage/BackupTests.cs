using Comity.Kit;
using Comity.Record.Founding;
using Comity.Storage;
using Comity.Storage.Logs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>A backup is whole, and a record that was restored never goes two ways.</summary>
public sealed class BackupTests
{
    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task A_backup_is_made_while_the_server_writes_and_restored(Kept kept)
    {
        await using var record = await WithSideAsync(kept);
        using var enough = new CancellationTokenSource();
        var writing = WriteAsync(record, enough.Token);
        var about = await BackUpAsync(record);
        await enough.CancelAsync();
        await writing;
        var result = await new Restore(Terms(record) with { Alone = true }).RunAsync(CancellationToken.None);
        Assert.Equal((about.Size, about.Size), (result.Size, result.Now));
        Assert.True(File.Exists(Path.Combine(New(record), "side.db")));
        Assert.False(Directory.Exists($"{New(record)}.partial"));
    }

    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task Every_account_is_in_a_backup_and_comes_back(Kept kept)
    {
        await using var record = await WithSideAsync(kept);
        await WithAccountAsync(record, "ann@example.org", _ => Task.CompletedTask);
        var about = await BackUpAsync(record);
        Assert.Equal(1, about.Accounts);
        var result = await new Restore(Terms(record) with { Alone = true }).RunAsync(CancellationToken.None);
        Assert.Equal(about.Told, result.Told);
        Assert.True(Holds(Path.Combine(New(record), "side.db"), "ann@example.org"));
    }

    [Fact]
    public async Task An_erased_name_is_in_no_byte_of_the_folder_or_of_the_next_backup()
    {
        await using var record = await WithSideAsync();
        const string Name = "quillfeather@example.org";
        await WithAccountAsync(record, Name, async side =>
        {
            side.Users.Remove(await side.Users.SingleAsync());
            await side.SaveChangesAsync();
            await side.ForgetDeletedAsync(CancellationToken.None);
        });
        Assert.Equal(0, (await BackUpAsync(record)).Accounts);
        Assert.Empty(Directory.EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories).Append(BackupOf(record)).Where(file => Holds(file, Name)));
    }

    /// <summary>The journal still has what was deleted; the next start empties it.</summary>
    [Fact]
    public async Task An_erased_name_is_in_no_byte_after_the_start_that_follows_a_kill()
    {
        await using var record = await WithSideAsync();
        using var killed = new House.TemporaryFolder();
        const string Name = "quillfeather@example.org";
        await WithAccountAsync(record, Name, async side =>
        {
            side.Users.Remove(await side.Users.SingleAsync());
            await side.SaveChangesAsync();
            foreach (var file in Directory.GetFiles(record.Folder, "side.db*"))
                File.Copy(file, Path.Combine(killed.Path, Path.GetFileName(file)));
        });
        Assert.Contains(Directory.GetFiles(killed.Path), file => Holds(file, Name));
        await SideDbTests.MakeAsync(new ServeOptions(killed.Path, null, "", Demo: false));
        Assert.DoesNotContain(Directory.GetFiles(killed.Path), file => Holds(file, Name));
    }

    [Fact]
    public async Task An_erased_name_is_in_no_table_file_of_PostgreSQL()
    {
        Assert.SkipUnless(Environment.UserName == "root", "The files of PostgreSQL can be read by root only.");
        await using var record = await WithSideAsync(Kept.InPostgres);
        const string Name = "quillfeather@example.org";
        var connection = new Npgsql.NpgsqlConnection(record.Postgres);
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        string Ask(string sql)
        {
            using var command = new Npgsql.NpgsqlCommand(sql, connection);
            return command.ExecuteScalar() as string ?? "";
        }

        IEnumerable<string> Files() => Directory.EnumerateFiles(
            Path.Combine(Ask("SHOW data_directory"), "base", Ask("SELECT oid::text FROM pg_database WHERE datname = current_database()")));
        await WithAccountAsync(record, Name, async side =>
        {
            Ask("CHECKPOINT");
            Assert.Contains(Files(), file => Holds(file, Name));
            side.Users.Remove(await side.Users.SingleAsync());
            await side.SaveChangesAsync();
            await side.ForgetDeletedAsync(CancellationToken.None);
        });
        Ask("CHECKPOINT");
        Assert.Empty(Files().Where(file => Holds(file, Name)));
    }

    [Fact]
    public async Task A_backup_that_a_kill_left_half_made_is_begun_again_in_a_folder_of_its_own()
    {
        await using var record = await WithSideAsync();
        var half = Directory.CreateDirectory($"{BackupOf(record)}.partial").FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "record.db"), "half", TestContext.Current.CancellationToken);
        Assert.True((await BackUpAsync(record)).Size > 0);
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task Keys_are_in_no_backup()
    {
        await using var record = await WithSideAsync();
        await BackUpAsync(record);
        var bytes = await File.ReadAllBytesAsync(BackupOf(record), TestContext.Current.CancellationToken);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(record.Folder, "keys"), "*.key"))
            Assert.True(bytes.AsSpan().IndexOf(File.ReadAllBytes(key).AsSpan(0, 40)) < 0, key);
    }

    [Fact]
    public async Task A_record_does_not_go_on_before_somebody_was_asked()
    {
        await using var record = await WithSideAsync();
        await BackUpAsync(record);
        var problem = await Assert.ThrowsAsync<UserError>(() => new Restore(Terms(record)).RunAsync(CancellationToken.None));
        Assert.Contains("Nobody was named", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(New(record)));
    }

    [Fact]
    public async Task An_old_backup_fetches_from_a_mirror_what_it_lacks()
    {
        await using var record = await WithSideAsync();
        var about = await BackUpAsync(record);
        await record.AdoptTextAsync("later");
        var mirror = await MirrorAsync(record);
        await record.CloseAsync();
        var result = await new Restore(Terms(record) with { Mirrors = [mirror] }).RunAsync(CancellationToken.None);
        Assert.Equal((about.Size, about.Size + 1), (result.Size, result.Now));
        await using var restored = Opened(record);
        Assert.Equal(["later"], restored.Whole.Picture.Texts.Texts.Keys);
    }

    [Fact]
    public async Task A_mirror_that_lies_gives_nothing()
    {
        await using var record = await WithSideAsync();
        await BackUpAsync(record);
        await record.AdoptTextAsync("later");
        var mirror = await MirrorAsync(record);
        var bundle = Directory.EnumerateFiles(Path.Combine(mirror, "tile", "entries"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().LastIndexOf("later"u8)] = (byte)'L';
        await File.WriteAllBytesAsync(bundle, bytes, TestContext.Current.CancellationToken);
        var problem = await Assert.ThrowsAsync<UserError>(() => new Restore(Terms(record) with { Mirrors = [mirror] }).RunAsync(CancellationToken.None));
        Assert.Contains("do not give the root", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_keys_have_signed_is_not_forgotten()
    {
        await using var record = await WithSideAsync();
        await BackUpAsync(record);
        await record.AdoptTextAsync("later");
        new SeenMark(Path.Combine(record.Folder, "keys")).Note(record.Open.Whole.Head!);
        var problem = await Assert.ThrowsAsync<UserError>(() => new Restore(Terms(record) with { Alone = true }).RunAsync(CancellationToken.None));
        Assert.Contains("the keys themselves knows", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_that_knows_another_record_stops_the_restore()
    {
        await using var record = await WithSideAsync();
        await record.CloseAsync();
        var twin = Path.Combine(record.Folder, "twin.db");
        File.Copy(RecordFolder.DatabaseOf(record.Folder), twin);
        await record.ReopenAsync();
        await record.AdoptTextAsync("one-way");
        await BackUpAsync(record);
        await record.CloseAsync();
        File.Copy(twin, RecordFolder.DatabaseOf(record.Folder), overwrite: true);
        await record.ReopenAsync();
        await record.AdoptTextAsync("another-way");
        var mirror = await MirrorAsync(record);
        var problem = await Assert.ThrowsAsync<UserError>(() => new Restore(Terms(record) with { Mirrors = [mirror] }).RunAsync(CancellationToken.None));
        Assert.Contains("the log was forked", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_origin_names_the_last_checkpoint_of_the_old_one()
    {
        await using var record = await WithSideAsync();
        var about = await BackUpAsync(record);
        await new Restore(Terms(record) with { Alone = true, Keys = null, NewOrigin = "localhost/second/log" }).RunAsync(CancellationToken.None);
        using var store = new SqliteStore(RecordFolder.DatabaseOf(New(record)));
        var first = (BeginRecord)Process.Json.ReadEntry(store.Entries(0, 1).Single().Entry).Statement.Act;
        Assert.Equal(("localhost/second/log", about.Checkpoint.TrimEnd('\n')), (first.Origin, first.Predecessor));
    }

    [Fact]
    public async Task A_new_origin_names_the_largest_checkpoint_that_a_mirror_knows()
    {
        await using var record = await WithSideAsync();
        var about = await BackUpAsync(record);
        await record.AdoptTextAsync("later");
        var (mirror, later) = (await MirrorAsync(record), record.Open.Whole.Head!);
        await new Restore(Terms(record) with { Mirrors = [mirror], Keys = null, NewOrigin = "localhost/second/log" }).RunAsync(CancellationToken.None);
        using var store = new SqliteStore(RecordFolder.DatabaseOf(New(record)));
        var first = (BeginRecord)Process.Json.ReadEntry(store.Entries(0, 1).Single().Entry).Statement.Act;
        Assert.Equal(later.ToString().TrimEnd('\n'), first.Predecessor);
        Assert.NotEqual(about.Checkpoint.TrimEnd('\n'), first.Predecessor);
    }

    [Fact]
    public async Task A_backup_that_is_cut_off_is_refused()
    {
        await using var record = await WithSideAsync();
        await BackUpAsync(record);
        await using (var file = File.OpenWrite(BackupOf(record)))
            file.SetLength(file.Length / 2);
        await Assert.ThrowsAsync<UserError>(() => new Restore(Terms(record) with { Alone = true }).RunAsync(CancellationToken.None));
        Assert.False(Directory.Exists(New(record)));
    }

    private static string New(TestRecord record) => Path.Combine(record.Folder, "new");

    private static string BackupOf(TestRecord record) => Path.Combine(record.Folder, "backup.comity");

    private static RestoreTerms Terms(TestRecord record) =>
        new(BackupOf(record), New(record), Path.Combine(record.Folder, "keys"), [], [], Alone: false, NewOrigin: null);

    private static Task<BackupAbout> BackUpAsync(TestRecord record) =>
        Backup.WriteAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false), BackupOf(record), TimeProvider.System, CancellationToken.None);

    private static OpenRecord Opened(TestRecord record) => OpenRecord.Open(
        new SqliteStore(RecordFolder.DatabaseOf(New(record))), RecordKeys.Read(Path.Combine(New(record), "keys"))!, TimeProvider.System,
        Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private static async Task<TestRecord> WithSideAsync(Kept kept = Kept.InSqlite)
    {
        var record = await TestRecord.BeginAsync(kept: kept);
        await SideDbTests.MakeAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false));
        return record;
    }

    private static async Task WithAccountAsync(TestRecord record, string email, Func<SideDb, Task> then)
    {
        var options = new ServeOptions(record.Folder, record.Postgres, "", Demo: false);
        var services = new ServiceCollection().AddSingleton(options);
        services.AddSideDb(options);
        await using var provider = services.BuildServiceProvider();
        await using var side = await provider.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync();
        side.Users.Add(new() { Person = "p-aaaaaaaaaaaaaaab", DisplayName = email, UserName = email, NormalizedUserName = email, Email = email });
        await side.SaveChangesAsync();
        await then(side);
    }

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;

    private static async Task WriteAsync(TestRecord record, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
            await record.AdoptTextAsync($"text-{number}");
    }

    /// <summary>A mirror of the record as it is, made from the files that a server would serve.</summary>
    private static async Task<string> MirrorAsync(TestRecord record)
    {
        var folder = Path.Combine(record.Folder, "mirror");
        using var log = new LogFolder(folder);
        foreach (var path in Comity.Record.Log.TilePath.AllOf(record.Open.Whole.Size))
            await log.WriteAsync(path.ToString(), Bytes(record, path), CancellationToken.None);
        await log.WriteAsync(LogSource.CheckpointPath, record.Open.Whole.Head!.ToBytes(), CancellationToken.None);
        return folder;
    }

    private static byte[] Bytes(TestRecord record, Comity.Record.Log.TilePath path) => path.IsBundle
        ? Comity.Record.Log.EntryBundle.Write([.. record.Open.Store.Entries(path.FirstEntry, path.FirstEntry + path.Width).Select(entry => entry.Entry)])
        : record.Open.Tree.Tile(path.Level, path.Index, path.Width);
}
