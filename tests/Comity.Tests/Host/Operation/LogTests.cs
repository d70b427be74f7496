using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Comity.Accounts.SignIn;
using Comity.Host.Operation;
using Comity.Tests.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>What stands in the log, and what never does.</summary>
public sealed class LogTests
{
    private const string Name = "Zebediah Quillfeather";
    private const string Email = "zebediah@quillfeather.example";
    private const string Network = "203.0.113.77";

    [Fact]
    public async Task The_log_knows_no_names_no_addresses_and_no_links()
    {
        var (server, address) = await StartedServer.StartAsync("--log", "json");
        await using (server)
        {
            var link = await server.SaysAsync("/account/enrol/([a-z2-7]+)");
            await Enrol(address, link.Value);
            await Err(address);
            Assert.Equal(0, await server.StopAsync());
            var log = string.Join('\n', server.Log);
            Assert.Contains("An enrolment link was used", log, StringComparison.Ordinal);
            foreach (var personal in (string[])["Quillfeather", "quillfeather", "Zebediah", Network, "127.0.0.1", link.Groups[1].Value])
                Assert.DoesNotContain(personal, log, StringComparison.Ordinal);
            Assert.All(server.Log, line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("message", out _), line));
        }
    }

    [Fact]
    public async Task A_request_alone_is_worth_no_line()
    {
        var (server, address) = await StartedServer.StartAsync("--log", "json");
        await using (server)
        {
            await server.SaysAsync("/account/enrol/");
            using (var client = new HttpClient())
                await client.GetStringAsync(new Uri(address, "api/v1/rules"));
            Assert.Equal(0, await server.StopAsync());
            Assert.DoesNotContain(server.Log, line => line.Contains("\"level\":\"debug\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_library_is_quoted_without_its_values() =>
        Assert.Equal("Sent to {Email}", Written("Microsoft.Mail", null).GetProperty("message").GetString());

    [Fact]
    public void Our_own_messages_are_whole() =>
        Assert.Equal($"Sent to {Email}", Written("Comity.Accounts.People.Mail", null).GetProperty("message").GetString());

    [Fact]
    public void A_request_that_is_wrong_does_not_bring_its_words_into_the_log() =>
        Assert.DoesNotContain("Quillfeather", Written("Comity.Site", new BadHttpRequestException($"Invalid request line: 'GET /{Name}'")).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void A_broken_machine_says_what_is_broken() =>
        Assert.Contains("No space left", Written("Comity.Storage", new InvalidOperationException(Name, new IOException("No space left on device"))).ToString(),
            StringComparison.Ordinal);

    private static JsonElement Written(string category, Exception? problem)
    {
        using var writer = new StringWriter();
        KeyValuePair<string, object?>[] state = [new("Email", Email), new("{OriginalFormat}", "Sent to {Email}")];
        Format(new JsonLines(), new LogEntry<KeyValuePair<string,
            object?>[]>(LogLevel.Warning, category, 1, state, problem, (values, _) => $"Sent to {values[0].Value}"), writer);
        return JsonDocument.Parse(writer.ToString()).RootElement;
    }

    private static void Format<T>(ConsoleFormatter lines, LogEntry<T> entry, TextWriter writer) => lines.Write(entry, null, writer);

    private static async Task Enrol(Uri address, string link)
    {
        using var browser = new Browser(address);
        var how = await browser.Send(await browser.Open(link), "displayName", ("displayName", Name), ("email", Email), ("way", "password"));
        await browser.Send(how, "secret", ("signInName", Email), ("password", Given.Password),
            ("code", Totp.Code(how.Value("secret"), Totp.StepAt(DateTimeOffset.UtcNow) - 1)));
        using var stranger = new Browser(address);
        await Given.Sign_in(stranger, Email, $"wrong {Name}", "000000");
    }

    /// <summary>Wrong in every way that comes to mind, with personal data in each.</summary>
    private static async Task Err(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Network);
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Quillfeather", "1"));
        client.DefaultRequestHeaders.Authorization = new("Bearer", "quillfeather");
        foreach (var path in (string[])["/search?q=Quillfeather", "/nowhere/Quillfeather", "/books/Quillfeather", "/drafts/Quillfeather",
            "/account/enrol/quillfeather"])
            (await client.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        using (var acts = new StringContent($"{{\"act\":{{\"type\":\"{Name}\"}},\"as\":\"{Email}\"}}", Encoding.UTF8, "application/json"))
            (await client.PostAsync(new Uri("/api/v1/acts", UriKind.Relative), acts)).Dispose();
        using (var form = new MultipartFormDataContent("Quillfeather") { { new StringContent(Name), Email } })
            (await client.PostAsync(new Uri("/drafts", UriKind.Relative), form)).Dispose();
        using var raw = new TcpClient(address.Host, address.Port);
        await raw.GetStream().WriteAsync(Encoding.UTF8.GetBytes("GET /Quill\u0001feather Quillfeather\r\nConnection: close\r\n\r\n"));
        await raw.GetStream().CopyToAsync(Stream.Null);
    }
}
