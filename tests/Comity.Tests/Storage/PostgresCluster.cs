using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Comity.Tests.Storage;
using Comity.Tests.Storage.Faults;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Comity.Tests.Storage;

/// <summary>A PostgreSQL of the tests' own, with fsync on. The one that they share is made when the first wants it, and gone when the last has ended.</summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lock Making = new();
    private static Cluster? shared;

    /// <summary>A new database in the shared one; skips the test where there is no PostgreSQL.</summary>
    public static string Database()
    {
        lock (Making)
            shared ??= Cluster.Start();
        return shared.Database();
    }

    public void Dispose() => shared?.Dispose();
}

/// <summary>One PostgreSQL.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly string programs;
    private readonly string folder = Directory.CreateTempSubdirectory("comity-postgres-").FullName;
    private readonly int port = FreePort();
    private int databases;

    private Cluster(string programs) => this.programs = programs;

    /// <summary>Makes and starts one; skips the test where it is not installed.</summary>
    public static Cluster Start()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null;
        Assert.SkipWhen(installed is null, "PostgreSQL is not installed under /usr/lib/postgresql.");
        var made = new Cluster(Path.Combine(installed!, "bin"));
        if (Environment.UserName == "root")
            Launch("chown", "nobody", made.folder);
        made.Run("initdb", "-D", made.Data, "-U", "comity", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.AppendAllText(Path.Combine(made.Data, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture,
            $"port = {made.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = on\nmax_connections = 100\n"));
        made.Begin();
        return made;
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new database.</summary>
    public string Database() => Database("");

    /// <summary>A new database on a disk of its own.</summary>
    public string Database(SmallDisk disk)
    {
        var space = string.Create(CultureInfo.InvariantCulture, $"space_{Interlocked.Increment(ref databases)}");
        if (Environment.UserName == "root")
            Launch("chown", "nobody", disk.Path);
        Command($"CREATE TABLESPACE {space} LOCATION '{disk.Path}'");
        return Database($" TABLESPACE {space}");
    }

    private string Database(string where)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"comity_{Interlocked.Increment(ref databases)}");
        Command($"CREATE DATABASE {name}{where}");
        return Connection(name);
    }

    private void Command(string sql)
    {
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Stops it at once, as a crash does, and starts it again.</summary>
    public void Restart()
    {
        End();
        Begin();
    }

    public void Dispose()
    {
        End();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Launch(string program, params ReadOnlySpan<string> arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, arguments.ToArray()) { WorkingDirectory = "/", RedirectStandardInput = true, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private string Connection(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=comity;Database={database}");

    private void Begin() => Run("pg_ctl", "-s", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "start");

    private void End() => Run("pg_ctl", "-s", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>PostgreSQL does not run as root; and its streams are its own, or whoever waits for ours to close would wait for the database.</summary>
    private void Run(string program, params ReadOnlySpan<string> arguments)
    {
        string[] quiet = ["sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh", Path.Combine(programs, program), .. arguments];
        if (Environment.UserName == "root")
            Launch("runuser", ["-u", "nobody", "--", .. quiet]);
        else
            Launch(quiet[0], quiet.AsSpan(1));
    }
}
