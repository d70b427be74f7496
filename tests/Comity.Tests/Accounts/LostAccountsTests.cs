using System.Net;
using System.Text.Json;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Accounts that are gone beside a record in which people have acted are told, and are no first start.</summary>
public sealed class LostAccountsTests : IAsyncLifetime
{
    private readonly ProcessSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Accounts_that_are_gone_are_told_and_make_nobody_the_secretariat(bool leavesAnEmptyFile)
    {
        await site.SecretariatAsync();
        Assert.True(await HasAccountsAsync());
        await site.Running.RestartAsync(between: () =>
        {
            foreach (var file in Directory.GetFiles(site.Running.Folder, "side.db*"))
                File.Delete(file);
            if (leavesAnEmptyFile)
                File.WriteAllBytes(Path.Combine(site.Running.Folder, "side.db"), []);
        });
        Assert.Null(site.Running.PrintedLink);
        Assert.Contains("There is no account here, beside a record of", site.Running.Told, StringComparison.Ordinal);
        Assert.False(await HasAccountsAsync());
        await site.Running.RestartAsync();
        Assert.Null(site.Running.PrintedLink);
        Assert.False(await HasAccountsAsync());
    }

    [Fact]
    public async Task A_damaged_database_of_accounts_stops_the_start_with_a_sentence()
    {
        await site.SecretariatAsync();
        var file = Path.Combine(site.Running.Folder, "side.db");
        var whole = Array.Empty<byte>();
        var problem = await Assert.ThrowsAsync<UserError>(() => site.Running.RestartAsync(between: () =>
        {
            whole = File.ReadAllBytes(file);
            var spoilt = whole.ToArray();
            spoilt.AsSpan(4096, 8192).Fill(0x5a);
            File.WriteAllBytes(file, spoilt);
        }));
        Assert.Contains("the file is damaged", problem.Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Accounts_that_go_while_the_server_runs_are_seen()
    {
        await site.SecretariatAsync();
        File.Move(Path.Combine(site.Running.Folder, "side.db"), Path.Combine(site.Running.Folder, "away.db"));
        Assert.False(await HasAccountsAsync());
        File.Move(Path.Combine(site.Running.Folder, "away.db"), Path.Combine(site.Running.Folder, "side.db"));
        Assert.True(await HasAccountsAsync());
    }

    private async Task<bool> HasAccountsAsync()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var answer = await client.GetAsync("/readyz");
        var has = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("hasAccounts").GetBoolean();
        Assert.Equal(has ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return has;
    }
}
