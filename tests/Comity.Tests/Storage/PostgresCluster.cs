using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Comity.Tests.Storage;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Comity.Tests.Storage;

/// <summary>A PostgreSQL of this test run's own: made when the first test wants it, with fsync on, and gone when the last has ended.</summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lock Making = new();
    private static Running? running;
    private static int databases;

    /// <summary>A new database; skips the test where there is no PostgreSQL.</summary>
    public static string Database()
    {
        var cluster = Start();
        var name = string.Create(CultureInfo.InvariantCulture, $"comity_{Interlocked.Increment(ref databases)}");
        using var connection = new NpgsqlConnection(cluster.Connection("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return cluster.Connection(name);
    }

    /// <summary>Stops the database server at once, as a crash does, and starts it again.</summary>
    public static void Restart()
    {
        var cluster = Start();
        cluster.Control("-m", "immediate", "-w", "stop");
        cluster.Control("-w", "-l", Path.Combine(cluster.Folder, "log"), "start");
    }

    public void Dispose()
    {
        if (running is null)
            return;
        running.Control("-m", "immediate", "-w", "stop");
        Directory.Delete(running.Folder, recursive: true);
    }

    private static Running Start()
    {
        lock (Making)
            return running ??= Make();
    }

    private static Running Make()
    {
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null;
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed under /usr/lib/postgresql.");
        var made = new Running(Path.Combine(programs!, "bin"), Directory.CreateTempSubdirectory("comity-postgres-").FullName, FreePort());
        if (Environment.UserName == "root")
            Run("chown", "nobody", made.Folder);
        made.As("initdb", "-D", made.Data, "-U", "comity", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.AppendAllText(Path.Combine(made.Data, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture,
            $"port = {made.Port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = on\nmax_connections = 100\n"));
        made.Control("-w", "-l", Path.Combine(made.Folder, "log"), "start");
        return made;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        // Its streams are not read: the database would inherit them and keep them open.
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardInput = true, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private sealed record Running(string Programs, string Folder, int Port)
    {
        public string Data => Path.Combine(Folder, "data");

        public string Connection(string database) =>
            string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=comity;Database={database}");

        public void Control(params ReadOnlySpan<string> arguments) => As("pg_ctl", ["-s", "-D", Data, .. arguments]);

        /// <summary>PostgreSQL does not run as root.</summary>
        public void As(string program, params ReadOnlySpan<string> arguments)
        {
            var path = Path.Combine(Programs, program);
            if (Environment.UserName == "root")
                Run("runuser", ["-u", "nobody", "--", "sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh", path, .. arguments]);
            else
                Run("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", path, .. arguments]);
        }
    }
}
