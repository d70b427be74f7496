using System.Net;
using System.Text;
using Comity.Accounts.Access;
using Comity.Forum.Meetings;
using Comity.Members.Readers;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>What audits, mirrors and streams do where participants read.</summary>
public sealed class SightToolsTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    [Fact]
    public async Task Reader_of_the_record_audits_and_mirrors_with_a_key_and_nobody_without()
    {
        using var folder = new TemporaryFolder();
        await site.RightsAndReadersAsync();
        await site.ActAsync(ReaderSets.Participants with { Basis = "Decision 12" });
        await site.DelegateAsync();
        var key = Path.Combine(folder.Path, "reader.key");
        await File.WriteAllTextAsync(key, await site.KeyAsync(site.Delegate, KeyScope.Read) + "\n");
        var (state, mirror, log) = (Path.Combine(folder.Path, "state"), Path.Combine(folder.Path, "mirror"), site.Address.ToString());

        var (code, output, error) = await RunAsync("audit", log, "--state", state);
        Assert.Equal(1, code);
        Assert.Contains("--key", output + error, StringComparison.Ordinal);
        (code, output, error) = await RunAsync("audit", log, "--state", state, "--key", key);
        Assert.True(code is 0 or 3, output + error);
        (code, output, error) = await RunAsync("mirror", log, mirror, "--key", key, "--key", site.Record.Verifier.ToString());
        Assert.True(code == 0, output + error);

        var entries = site.Record.Size;
        await WithdrawAsync();
        (code, output, error) = await RunAsync("mirror", log, mirror, "--key", key);
        Assert.Equal(2, code);
        Assert.Contains("does not take this reader's key", error, StringComparison.Ordinal);
        (code, output, error) = await RunAsync("audit", mirror, "--state", state);
        Assert.True(code is 0 or 3, output + error);
        Assert.Contains($"{entries}", output, StringComparison.Ordinal);
        await site.ActAsync(ReaderSets.Everyone with { Basis = "Decision 13" });
    }

    [Fact]
    public async Task Secretariat_sees_as_a_stranger_until_it_stops()
    {
        await site.RightsAndReadersAsync();
        await site.ActAsync(ReaderSets.Participants with { Basis = "Decision 12" });
        var browser = (await site.SecretariatAsync()).Browser;
        const string Hidden = "/meetings/session-2-meeting-3";
        var first = await browser.Send(await browser.Open("/readers"), "kind", ("kind", nameof(ReaderKind.Stranger)));
        Assert.Equal(("/", HttpStatusCode.OK), (first.Address, first.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Hidden)).Status);
        var stopped = await browser.Send(first, "/readers/as");
        Assert.Equal(("/readers", HttpStatusCode.OK), (stopped.Address, stopped.Status));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Hidden)).Status);
        await site.ActAsync(ReaderSets.Everyone with { Basis = "Decision 13" });
    }

    [Fact]
    public async Task Stream_of_a_stranger_ends_when_readers_are_narrowed()
    {
        await site.RightsAndReadersAsync();
        await site.ActAsync(ReaderSets.Everyone with { Basis = "Decision 13" });
        using var answer = await site.Client.GetAsync("/meetings/session-2-meeting-3/live", HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.IsSuccessStatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1024];
        Assert.True(await stream.ReadAsync(buffer) > 0);
        await site.ActAsync(ReaderSets.Participants with { Basis = "Decision 14" });
        var before = site.Picture.Forum.Meetings.All["session-2-meeting-3"].Act;
        var position = await site.ActAsync(new ReviseMeeting(before.Meeting, "Behind closed doors", before.Form, before.From, before.Until, before.Agenda));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var rest = new StringBuilder();
        while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var some)
            rest.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, some)));
        Assert.DoesNotContain($"data: {position}", rest.ToString(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Client.GetAsync("/meetings/session-2-meeting-3/live")).StatusCode);
        await site.ActAsync(ReaderSets.Everyone with { Basis = "Decision 15" });
    }

    private async Task WithdrawAsync()
    {
        await using var scope = site.Offers.CreateAsyncScope();
        var account = scope.ServiceProvider.GetRequiredService<Comity.Storage.SideDb>().Users.Single(one => one.Person == site.Delegate);
        await site.Offers.GetRequiredService<ApiKeys>().EndAsync(account.Id, _ => true, TestContext.Current.CancellationToken);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using StringWriter output = new(), error = new();
        var code = await Task.Run(() => Program.Run(words, output, error, TextReader.Null));
        return (code, output.ToString(), error.ToString());
    }
}
