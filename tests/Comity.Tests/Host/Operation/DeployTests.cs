using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Comity.Host;
using Comity.Kit;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>What lies in `deploy/` works on the system for which it is written.</summary>
public sealed class DeployTests : IAsyncLifetime
{
    private const string Host = "norms.example.org";
    private const string Nginx = "/usr/sbin/nginx";
    private readonly TemporaryFolder folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact, Trait("Category", "slow")]
    public void Nginx_takes_the_configuration()
    {
        var (code, output) = Repository.Run(folder.Path, Installed(), "-t", "-c", Configured(text => text));
        Assert.True(code == 0 && output.Contains("test is successful", StringComparison.Ordinal), output);
        Assert.DoesNotContain("[warn]", output, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "slow")]
    public async Task Behind_nginx_the_site_answers_and_keeps_to_itself_what_is_the_operators()
    {
        var nginx = Installed();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), $$"""{ "publicUrl": "https://{{Host}}" }""");
        await using var app = await SiteHost.StartAsync(
            new(folder.Path, null, "http://127.0.0.1:0", Demo: false), new(TextWriter.Null, TextWriter.Null, TextReader.Null), CancellationToken.None);
        var (tls, plain) = (FreePort(), FreePort());
        var file = Configured(text => text.Replace("127.0.0.1:5080", new Uri(app.Urls.First()).Authority, StringComparison.Ordinal)
            .Replace("    server 127.0.0.1:5081 max_fails=2 fail_timeout=5s;\n", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{tls} ssl", StringComparison.Ordinal)
            .Replace("    listen [::]:443 ssl http2;\n", "", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal).Replace("    listen [::]:80;\n", "", StringComparison.Ordinal));
        using var proxy = System.Diagnostics.Process.Start(nginx, ["-c", file, "-g", "daemon off;"]);
        try
        {
            using var client = Client(tls);
            var page = await Asked(client, "/account/sign-in");
            Assert.Equal((HttpStatusCode.OK, new Version(2, 0)), (page.StatusCode, page.Version));
            Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("__Host-comity-", cookie, StringComparison.Ordinal));
            Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
            foreach (var path in (string[])["/readyz", "/healthz", "/readyz/", "//readyz", "/READYZ", "/healthz/x"])
                Assert.Equal(HttpStatusCode.NotFound, (await Asked(client, path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Asked(client, "/log/checkpoint")).StatusCode);
            using var open = Client(plain);
            using var moved = await open.GetAsync(new Uri($"http://{Host}/record"));
            Assert.Equal((HttpStatusCode.MovedPermanently, $"https://{Host}/record"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        }
        finally
        {
            // Its workers, too: one that is left would keep the streams of this run, and whoever reads them would wait for ever.
            proxy.Kill(entireProcessTree: true);
            await proxy.WaitForExitAsync();
        }
    }

    [Fact, Trait("Category", "slow")]
    public void Systemd_takes_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "Without Debian's package systemd the unit is not tried.");
        var unit = Path.Combine(folder.Path, "comity.service");
        var program = "/usr/local/bin/comity";
        Assert.Contains($"ExecStart={program} ", Unit, StringComparison.Ordinal);
        File.WriteAllText(unit, Unit.Replace(program, Repository.BuiltProgram, StringComparison.Ordinal));
        Assert.Equal((0, ""), Repository.Run(folder.Path, "systemd-analyze", "verify", unit));
    }

    [Theory]
    [InlineData("After=", "time-sync.target")]
    [InlineData("Wants=", "time-sync.target")]
    [InlineData("MemoryMax=", "4G")]
    [InlineData("RestartPreventExitStatus=", "2 5")]
    [InlineData("EnvironmentFile=", "-/etc/comity/postgres.env")]
    public void The_unit_says(string key, string value) =>
        Assert.Contains(Unit.Split('\n'), line => line.StartsWith(key, StringComparison.Ordinal) && line.Contains(value, StringComparison.Ordinal));

    [Fact]
    public void No_shipped_command_line_holds_a_password() => Assert.DoesNotContain(
        Repository.Files("deploy", "docs/guide").Where(file => !file.EndsWith(".png", StringComparison.Ordinal))
            .SelectMany(file => Repository.Read(file).Split('\n')),
        line => line.Contains("--postgres", StringComparison.Ordinal) && line.Contains("assword=", StringComparison.Ordinal));

    [Theory]
    [InlineData("serve")]
    [InlineData("backup", "there.tar")]
    [InlineData("restore", "there.tar", "--data", "new")]
    [InlineData("recover", "--reason", "A fire")]
    [InlineData("keys", "erase", "00")]
    public void A_password_on_a_command_line_is_refused(params string[] command)
    {
        using var error = new StringWriter();
        string[] line = [.. command, "--postgres", "Host=localhost;Username=comity;Password=quillfeather"];
        if (command[0] == "keys")
            line[2] = new string('0', 64);
        Assert.Equal(ExitCode.Usage, Program.Run(line, TextWriter.Null, error, TextReader.Null));
        Assert.StartsWith("--postgres: A password on the command line can be read by everybody", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("quillfeather", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_connection_string_is_called_so()
    {
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Usage, Program.Run(["backup", "x.tar", "--postgres", "Hots=localhost"], TextWriter.Null, error, TextReader.Null));
        Assert.StartsWith("--postgres: This is no connection string of PostgreSQL", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The variable alone is enough: a record in a file never begins beside the one in the database.</summary>
    [Fact]
    public void The_variable_alone_names_the_database()
    {
        var (code, output) = Repository.Run(folder.Path, "env", "COMITY_POSTGRES=Host=127.0.0.1;Port=1;Username=comity;Password=quillfeather;Timeout=2",
            "timeout", "60", Repository.BuiltProgram, "serve", "--data", "data", "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("PostgreSQL cannot be used", output, StringComparison.Ordinal);
        Assert.DoesNotContain("quillfeather", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "data/record.db")));
    }

    private static string Unit => Repository.Read("deploy/comity.service");

    private static string Installed()
    {
        Assert.SkipUnless(File.Exists(Nginx), "Without Debian's package nginx its configuration is not tried.");
        return Nginx;
    }

    /// <summary>The shipped file inside the least that nginx wants around it, with a certificate of our own; what else is changed the caller says.</summary>
    private string Configured(Func<string, string> change)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder.Path, "site.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder.Path, "site.key"), key.ExportPkcs8PrivateKeyPem());
        var shipped = Repository.Read("deploy/nginx.conf");
        File.WriteAllText(Path.Combine(folder.Path, "site.conf"), change(shipped
            .Replace("/etc/ssl/norms.example.org.pem", $"{folder.Path}/site.pem", StringComparison.Ordinal)
            .Replace("/etc/ssl/private/norms.example.org.key", $"{folder.Path}/site.key", StringComparison.Ordinal)));
        var file = Path.Combine(folder.Path, "nginx.conf");
        File.WriteAllText(file, $$"""
            pid {{folder.Path}}/pid; error_log {{folder.Path}}/errors; events {}
            http { client_body_temp_path {{folder.Path}}/body; proxy_temp_path {{folder.Path}}/proxy; fastcgi_temp_path {{folder.Path}}/fastcgi;
            uwsgi_temp_path {{folder.Path}}/uwsgi; scgi_temp_path {{folder.Path}}/scgi; include {{folder.Path}}/site.conf; }
            """);
        return file;
    }

    private static HttpClient Client(string port) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == $"CN={Host}" },
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        DefaultRequestVersion = new(2, 0),
    };

    /// <summary>Asks until nginx listens.</summary>
    private static async Task<HttpResponseMessage> Asked(HttpClient client, string path)
    {
        for (var tries = 0; ; tries++, await Task.Delay(100))
            try
            {
                return await client.GetAsync(new Uri($"https://{Host}{path}"));
            }
            catch (HttpRequestException) when (tries < 100)
            {
                // It is not there yet.
            }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
