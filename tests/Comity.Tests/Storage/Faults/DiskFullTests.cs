using System.Net;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>A disk without room: nothing is acknowledged that is not kept, the reason is said, and when there is room again the server goes on.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_disk_refuses_acts_and_loses_none()
    {
        Assert.SkipUnless(Environment.UserName == "root" && OperatingSystem.IsLinux(), "A small disk of its own can be mounted by root on Linux only.");
        var (crowd, record) = await Crowd.GatherAsync(4);
        using var _ = crowd;
        await using var __ = record;
        using var disk = SmallDisk.Mount(Path.Combine(record.Folder, "small"), megabytes: 12);
        File.Copy(Path.Combine(record.Folder, "record.db"), Path.Combine(disk.Path, "record.db"));
        Comity.Storage.PrivateFolder.Copy(Path.Combine(record.Folder, "keys"), Path.Combine(disk.Path, "keys"));
        await using (var server = await ServerProcess.StartAsync(disk.Path))
        {
            using var enough = new CancellationTokenSource();
            var writing = crowd.WriteAsync(_ => server.Address, enough.Token);
            await crowd.HeardAsync();
            disk.Fill();
            for (var tries = 0; tries < 1000 && crowd.Refused.IsEmpty; tries++)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            disk.Empty();
            await crowd.HeardAsync();
            await enough.CancelAsync();
            await writing;
            server.Kill();
        }
        Assert.NotEmpty(crowd.Refused);
        Assert.All(crowd.Refused.Keys, refused =>
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "The disk of the server is full: nothing was entered. Send the same again when there is room."),
            refused));
        File.Copy(Path.Combine(disk.Path, "record.db"), Path.Combine(record.Folder, "record.db"), overwrite: true);
        File.Copy(Path.Combine(disk.Path, "record.db-wal"), Path.Combine(record.Folder, "record.db-wal"), overwrite: true);
        Guarantees.Hold(crowd, record);
    }
}
