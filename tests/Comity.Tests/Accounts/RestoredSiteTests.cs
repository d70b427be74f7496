using System.Net;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>A site that was restored from a backup, into the store that it had or the other: people sign in as before, with the codes that they had.</summary>
public sealed class RestoredSiteTests
{
    [Theory]
    [InlineData(Kept.InSqlite, Kept.InSqlite)]
    [InlineData(Kept.InSqlite, Kept.InPostgres)]
    [InlineData(Kept.InPostgres, Kept.InPostgres)]
    [InlineData(Kept.InPostgres, Kept.InSqlite)]
    public async Task Whoever_signed_in_with_codes_does_so_after_a_restore(Kept before, Kept after)
    {
        using var folder = new TemporaryFolder();
        var (file, into) = (Path.Combine(folder.Path, "backup.tar"), after == Kept.InPostgres ? PostgresCluster.Database() : null);
        var old = new RunningSite { Postgres = before == Kept.InPostgres ? PostgresCluster.Database() : null };
        await old.InitializeAsync();
        var (founder, person) = (await old.SecretariatAsync(), await old.PersonAsync());
        await using (var scope = old.Offers.CreateAsyncScope())
        {
            var side = scope.ServiceProvider.GetRequiredService<SideDb>();
            side.Add(Passkey((await side.Users.FirstAsync()).Id));
            await side.SaveChangesAsync();
        }

        var about = await Backup.WriteAsync(new ServeOptions(old.Folder, old.Postgres, "", Demo: false), file, TimeProvider.System, CancellationToken.None);
        Assert.Equal(2, about.Accounts);
        var restored = new RunningSite
        {
            Postgres = into,
            Prepare = async data => Assert.Equal(about.Told, (await new Restore(new(file, data, Path.Combine(old.Folder, "keys"), [], [], Alone: true,
                NewOrigin: null) { Postgres = into }).RunAsync(CancellationToken.None)).Told),
        };
        await restored.InitializeAsync();
        await using (var scope = restored.Offers.CreateAsyncScope())
            Assert.Equal("a key", (await scope.ServiceProvider.GetRequiredService<SideDb>().Set<IdentityUserPasskey<string>>().SingleAsync()).Data.Name);
        using (var browser = restored.Browser())
            Assert.Equal(HttpStatusCode.OK, (await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Status);
        if (into is not null)
            await SecondAsync(restored, founder);
        await restored.DisposeAsync();
        await old.DisposeAsync();
    }

    [Fact]
    public async Task A_backup_is_not_restored_over_another_record()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        await SideDbTests.MakeAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false));
        var (file, data) = (Path.Combine(record.Folder, "backup.tar"), Path.Combine(record.Folder, "new"));
        await Backup.WriteAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false), file, TimeProvider.System, CancellationToken.None);
        var problem = await Assert.ThrowsAsync<UserError>(() => new Restore(new(file, data, Path.Combine(record.Folder, "keys"), [], [], Alone: true,
            NewOrigin: null) { Postgres = record.Postgres }).RunAsync(CancellationToken.None));
        Assert.Contains("holds a record or accounts already", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    private static IdentityUserPasskey<string> Passkey(string account) => new()
    {
        UserId = account, CredentialId = [1, 2, 3],
        Data = new()
        {
            PublicKey = [4, 5], Name = "a key", CreatedAt = DateTimeOffset.UnixEpoch, Transports = ["usb"], AttestationObject = [6], ClientDataJson = [7],
        },
    };

    /// <summary>A second server on the same database, with a copy of the keys.</summary>
    private static async Task SecondAsync(RunningSite first, Enrolled founder)
    {
        var second = new RunningSite
        {
            Postgres = first.Postgres,
            Prepare = data =>
            {
                PrivateFolder.Copy(Path.Combine(first.Folder, "keys"), Path.Combine(data, "keys"));
                return Task.CompletedTask;
            },
        };
        await second.InitializeAsync();
        using (var browser = second.Browser())
            Assert.Equal(HttpStatusCode.OK, (await Given.Sign_in(browser, founder.Name, Given.Password, founder.Code(1))).Status);
        await using (var scope = second.Offers.CreateAsyncScope())
            Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<SideDb>().Users.CountAsync());
        await second.DisposeAsync();
    }
}
