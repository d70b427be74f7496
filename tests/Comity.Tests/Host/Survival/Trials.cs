using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Kit.Docx;
using Xunit;
using Given = Comity.Tests.Accounts.Given;
using Pigeons = Comity.Tests.Norms.Analysis.Pigeons;

namespace Comity.Tests.Host.Survival;

/// <summary>What befalls the demonstration, each with what must hold then. After each the server runs as it did before.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class Trials : IDisposable
{
    private const string Begins = "```norm\nbook b \"B\"   version 0.1   status working\n";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>The library of Debian's package faketime; null where it is not installed.</summary>
    private static readonly string? FakeTime = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists) : null;

    private readonly DemoProcess demo;
    private readonly DemoWriter writer;
    private readonly Random die;
    private readonly string name;
    private Enrolled person = default!;
    private int backups;

    private Trials(DemoProcess demo, DemoWriter writer, Random die)
    {
        (this.demo, this.writer, this.die) = (demo, writer, die);
        name = "Quill" + RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", 14);
        All =
        [
            ("wrong clock", WrongClockAsync), ("full disk", FullDiskAsync), ("kill in the backup", KillInBackupAsync), ("hostile DOCX", HostileDocxAsync),
            ("hostile book", HostileBookAsync), ("a stranger's Host", StrangersHostAsync), ("lost side.db", LostSideAsync), ("erasure", EraseAsync),
            ("kill", () => AgainAsync(isKilled: true)),
        ];
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<(string Name, Func<Task> Run)> All { get; }

    /// <summary>Where the server listens; null while it is not to be asked.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The name of who was erased; null as long as nobody was.</summary>
    public string? Erased { get; private set; }

    /// <summary>Invites a person with a name that nobody else has, who leaves it wherever a person can.</summary>
    public static async Task<Trials> PrepareAsync(DemoProcess demo, DemoWriter writer, Random die)
    {
        var trials = new Trials(demo, writer, die) { Address = demo.Address };
        using var secretary = await demo.SignedInAsync("secretariat");
        var people = await secretary.Send(await secretary.Open("/account/people"), "member", ("member", "XLM"));
        var link = people.Codes.First(code => code.Contains("/account/enrol/", StringComparison.Ordinal));
        trials.person = await Given.A_person(demo.Browser(), new Uri(link).AbsolutePath, $"{trials.name}@example.org", trials.name,
            $"{trials.name}@example.org");
        var browser = trials.person.Browser;
        await browser.Send(await browser.Open("/account/name"), "displayName", ("displayName", $"{trials.name} the Second"));
        await browser.Send(await browser.Open("/drafts"), "title", ("title", "A book of mine"), ("from", ""));
        using var other = demo.Browser();
        await Given.Sign_in(other, $"{trials.name}@example.org", "a wrong password", "000000");
        Assert.Contains(Files(demo.Data), file => SurvivalTests.Holds(file, trials.name));
        return trials;
    }

    /// <summary>The server takes acts, as it did before.</summary>
    public async Task GoesOnAsync()
    {
        Address = demo.Address;
        Assert.True(await demo.IsReadyAsync(), $"Not ready: {await demo.ReadyAsync()}");
        var before = writer.Acknowledged.Count;
        await UntilAsync(() => writer.Acknowledged.Count > before, "No act is acknowledged any more");
    }

    public void Dispose() => person?.Browser.Dispose();

    private async Task WrongClockAsync()
    {
        if (FakeTime is null)
            return;
        var hours = (die.Next(2) == 0 ? 1 : -1) * die.Next(2, 10_000);
        await EndAsync();
        await demo.StartAsync($"LD_PRELOAD={FakeTime}", string.Create(CultureInfo.InvariantCulture, $"FAKETIME={hours:+0;-0}h"));
        Address = demo.Address;
        var before = writer.Acknowledged.Count;
        await UntilAsync(() => writer.Refused is not null, "A server whose clock is wrong refuses nothing");
        await Task.Delay(die.Next(500));
        var ready = await demo.ReadyAsync();
        Assert.False((bool)ready["isOnTime"]!);
        Assert.False((bool)ready["isReady"]!);
        Assert.Contains("--the-clock-is-right", (string)ready["halted"]!, StringComparison.Ordinal);
        Assert.StartsWith("503", writer.Refused, StringComparison.Ordinal);
        Assert.Equal(before, writer.Acknowledged.Count);
        await AgainAsync(isKilled: die.Next(2) == 0);
    }

    /// <summary>By chance the server is killed and started while there is no room.</summary>
    private async Task FullDiskAsync()
    {
        if (demo.Disk is not { } disk)
            return;
        disk.Fill();
        await UntilAsync(() => writer.Refused?.Contains("The disk of the server is full", StringComparison.Ordinal) == true, "A full disk is not named");
        using (var browser = demo.Browser())
            Assert.Equal(HttpStatusCode.OK, (await browser.Open("/texts")).Status);
        if (die.Next(2) == 0)
        {
            await EndAsync(isKilled: true);
            var start = await Xunit.Record.ExceptionAsync(() => demo.StartAsync());
            if (start is not null)
                Assert.True(start.Message.Contains("The disk is full", StringComparison.Ordinal), start.Message);
            disk.Empty();
            if (start is null)
                await EndAsync(isKilled: true);
            await demo.StartAsync();
        }

        disk.Empty();
    }

    private async Task KillInBackupAsync()
    {
        var file = demo.Beside($"backup-{++backups}.tar");
        using (var backup = System.Diagnostics.Process.Start(new ProcessStartInfo(Repository.BuiltProgram, ["backup", file, "--data", demo.Data])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!)
        {
            await Task.WhenAny(backup.WaitForExitAsync(), Task.Delay(die.Next(200, 2500)));
            backup.Kill();
            await backup.WaitForExitAsync();
        }

        Assert.Empty(Files(Path.GetDirectoryName(file)!).Where(made => made.StartsWith(file, StringComparison.Ordinal) && IsOpenToOthers(made)));
        if (!File.Exists(file))
            SurvivalTests.Succeeds(DemoProcess.Run("backup", file, "--data", demo.Data));
    }

    private async Task HostileDocxAsync()
    {
        const string Propose = "/documents/contacts-draft/propose";
        using var browser = await demo.SignedInAsync("delegate");
        var depth = die.Next(1_000, 60_000);
        var body = die.Next(3) switch
        {
            0 => string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth)),
            1 => DocxFiles.Table("<w:tr>" + string.Concat(Enumerable.Repeat("<w:tc><w:p/></w:tc>", depth * 5)) + "</w:tr>"),
            _ => $"<w:p {string.Join(' ', Enumerable.Range(0, depth * 3).Select(number => $"a{number}=\"x\""))}/>",
        };
        using var form = new MultipartFormDataContent();
        var page = await browser.Open(Propose);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var input in page.Document.QuerySelectorAll("form[enctype='multipart/form-data'] input[type=hidden]"))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        form.Add(new ByteArrayContent(DocxFiles.Of(body)), "table", "proposals.docx");
        var answer = await browser.Follow(new(HttpMethod.Post, Propose) { Content = form }).WaitAsync(Soon);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Problems);
    }

    /// <summary>A book that a solver never ends, or that contradicts itself; by chance the server starts again with it.</summary>
    private async Task HostileBookAsync()
    {
        using var browser = demo.Browser();
        var draft = await browser.Send(await browser.Open("/drafts"), "title", ("title", "Hostile"), ("from", ""));
        var form = await browser.Open(draft.Document.QuerySelector("main a[href*='?file=']")!.GetAttribute("href")!);
        var text = die.Next(3) switch
        {
            0 => Pigeons.Document(die.Next(9, 15)),
            1 => Begins + "choice link: organ, agent, organ\nfact acts   of each State\nfact acts   of each State\n```\n",
            _ => Begins + string.Concat(Enumerable.Repeat("define a: (", 3_000)) + "\n```\n",
        };
        var saved = await browser.Send(form, "text", ("text", text)).WaitAsync(Soon);
        Assert.True((int)saved.Status < 500, $"{saved.Status}");
        if (die.Next(2) == 0)
            await AgainAsync(isKilled: die.Next(2) == 0);
        using var reader = demo.Browser();
        foreach (var address in (string[])[draft.Address, "/books/un-framework", "/books/un-framework/findings"])
            Assert.Equal(HttpStatusCode.OK, (await reader.Open(address).WaitAsync(Soon)).Status);
    }

    private async Task StrangersHostAsync()
    {
        var stranger = $"{RandomNumberGenerator.GetString("abcdefgh", 12)}.example";
        string[] pages = ["/", "/about", "/meetings.ics", "/changes", "/record", "/sitemap.txt", "/books/un-framework"];
        using var client = new HttpClient { BaseAddress = demo.Address };
        foreach (var page in pages.OrderBy(_ => die.Next()))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Host = stranger;
            request.Headers.Add("X-Forwarded-Host", stranger);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        }

        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Add("X-Forwarded-Host", stranger);
            using var answer = await client.SendAsync(request);
            Assert.DoesNotContain(stranger, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>The accounts are gone, empty or damaged; then they are put back.</summary>
    private async Task LostSideAsync()
    {
        await EndAsync();
        var (side, away) = (Path.Combine(demo.Data, "side.db"), Path.Combine(demo.Data, "away"));
        Directory.CreateDirectory(away);
        foreach (var file in Directory.GetFiles(demo.Data, "side.db*"))
            File.Move(file, Path.Combine(away, Path.GetFileName(file)));
        var kind = die.Next(3);
        if (kind > 0)
            await File.WriteAllBytesAsync(side, kind == 1 ? [] : RandomNumberGenerator.GetBytes(9_000));
        var start = await Xunit.Record.ExceptionAsync(() => demo.StartAsync());
        if (kind == 2)
            Assert.Contains("The accounts cannot be read: the file is damaged", start?.Message, StringComparison.Ordinal);
        else
        {
            Assert.Null(start);
            Address = demo.Address;
            await UntilAsync(() => demo.Now.Contains("There is no account here", StringComparison.Ordinal), "That the accounts are gone is not told");
            Assert.DoesNotContain("/account/enrol/", demo.Now, StringComparison.Ordinal);
            Assert.False((bool)(await demo.ReadyAsync())["hasAccounts"]!);
            await EndAsync();
        }

        foreach (var file in Directory.GetFiles(demo.Data, "side.db*"))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(away))
            File.Move(file, Path.Combine(demo.Data, Path.GetFileName(file)));
        Directory.Delete(away);
        await demo.StartAsync();
    }

    /// <summary>Nothing of the name is left at once; by chance the server is killed right after the answer.</summary>
    private async Task EraseAsync()
    {
        using var browser = demo.Browser();
        var page = await Given.Sign_in(browser, person.Name, Given.Password, await demo.CodeAsync(person.Name, person.Secret, person.Step));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var gone = await browser.Send(await browser.Open("/account/erase"), "sure", ("sure", "yes"));
        Assert.Contains("erased=1", gone.Address, StringComparison.Ordinal);
        Erased = name;
        if (die.Next(2) == 0)
            await AgainAsync(isKilled: true);
        Assert.Empty(Files(demo.Data).Where(file => SurvivalTests.Holds(file, name)));
        var file = demo.Beside($"backup-{++backups}.tar");
        SurvivalTests.Succeeds(DemoProcess.Run("backup", file, "--data", demo.Data));
        Assert.False(SurvivalTests.Holds(file, name));
        using var late = demo.Browser();
        var code = await demo.CodeAsync(person.Name, person.Secret, person.Step);
        Assert.NotEqual(HttpStatusCode.OK, (await Given.Sign_in(late, person.Name, Given.Password, code)).Status);
    }

    private async Task EndAsync(bool isKilled = false)
    {
        Address = null;
        await demo.EndAsync(isKilled || die.Next(2) == 0);
    }

    private async Task AgainAsync(bool isKilled)
    {
        await EndAsync(isKilled);
        await demo.StartAsync();
        Address = demo.Address;
    }

    private static async Task UntilAsync(Func<bool> holds, string otherwise)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(20))
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), otherwise);
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    private static bool IsOpenToOthers(string file) => (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None;
}
