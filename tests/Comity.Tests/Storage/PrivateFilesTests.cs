using Comity.Kit;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>Whatever is kept is its owner's alone, at every moment, also after a kill.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests
{
    private const UnixFileMode ForOthers = (UnixFileMode)0b000_111_111;

    [Fact]
    public async Task What_a_server_keeps_is_its_owners_alone()
    {
        var site = new RunningSite();
        await site.InitializeAsync();
        await site.SecretariatAsync();
        Assert.Empty(OpenToOthers(site.Folder));
        await site.RestartAsync(between: () => File.SetUnixFileMode(RecordFolder.DatabaseOf(site.Folder), (UnixFileMode)0b110_100_100));
        Assert.Empty(OpenToOthers(site.Folder));
        await site.DisposeAsync();
    }

    [Fact]
    [Trait("Category", "slow")]
    public async Task A_backup_in_the_making_is_its_owners_alone_when_it_is_killed()
    {
        await using var record = await TestRecord.BeginAsync();
        await SideDbTests.MakeAsync(new ServeOptions(record.Folder, null, "", Demo: false));
        for (var number = 0; number < 200; number++)
            record.Open.Store.Keep(FileOf([.. BitConverter.GetBytes(number), .. new byte[200_000]]));
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(record.Folder, "open-to-all")).FullName, "backup.tar");
        var (killed, half) = (0, $"{file}.partial");
        for (var wait = 20; wait < 2000 && killed < 3; wait += 40)
        {
            using var process = System.Diagnostics.Process.Start(
                "sh", ["-c", $"umask 000; exec {Repository.BuiltProgram} backup {file} --data {record.Folder} >/dev/null"]);
            while (!Directory.Exists(half) && !process.HasExited)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            killed += Directory.Exists(half) ? 1 : 0;
            Assert.Empty(OpenToOthers(Path.GetDirectoryName(file)!));
            File.Delete(file);
        }

        Assert.True(killed > 0);
        var about = await Backup.WriteAsync(new ServeOptions(record.Folder, null, "", Demo: false), file, TimeProvider.System, CancellationToken.None);
        Assert.Equal(200, about.Files);
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task What_a_restore_makes_is_its_owners_alone()
    {
        await using var record = await TestRecord.BeginAsync();
        await SideDbTests.MakeAsync(new ServeOptions(record.Folder, null, "", Demo: false));
        var (file, data) = (Path.Combine(record.Folder, "backup.tar"), Path.Combine(record.Folder, "new"));
        await Backup.WriteAsync(new ServeOptions(record.Folder, null, "", Demo: false), file, TimeProvider.System, CancellationToken.None);
        await new Restore(new(file, data, Path.Combine(record.Folder, "keys"), [], [], Alone: true, NewOrigin: null)).RunAsync(CancellationToken.None);
        Assert.Empty(OpenToOthers(data));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(data));
    }

    private static StoredFile FileOf(byte[] content) => new(Comity.Record.Log.Hash.Of(content), "text/plain", IsPublic: false, content);

    private static IEnumerable<string> OpenToOthers(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != "settings.json" && (File.GetUnixFileMode(path) & ForOthers) != UnixFileMode.None);
}
