using System.Text.RegularExpressions;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>What the server asks of the system: between writing an act and answering lies a call that waits until it is on the disk. Kills cannot show that,
/// since what a process wrote outlives it.</summary>
public sealed partial class TraceTests
{
    private const int Acts = 5;

    [Fact]
    public async Task An_answer_comes_after_the_disk_was_waited_for() => Assert.Empty(await EarlyAnswersAsync(null));

    [Fact, Trait("Category", "slow")]
    public async Task Answering_before_the_disk_is_noticed() => Assert.NotEmpty(await EarlyAnswersAsync("OFF"));

    private static async Task<List<string>> EarlyAnswersAsync(string? synchronous)
    {
        Assert.SkipUnless(Strace.IsUsable, "strace is not installed, or processes may not be traced here.");
        var (crowd, record) = await Crowd.GatherAsync(1);
        using var _ = crowd;
        await using var __ = record;
        var trace = Path.Combine(record.Folder, "trace");
        await using (var server = await ServerProcess.StartAsync(record.Folder, null, synchronous,
            ["strace", "-f", "-y", "-s", "32", "-o", trace, "-e", "trace=fsync,fdatasync,pwrite64,sendto,sendmsg,writev,write"]))
        {
            for (var act = 0; act < Acts; act++)
                Assert.True(await crowd.SendAsync(0, server.Address));
            server.Kill();
        }
        return Early(File.ReadLines(trace));
    }

    /// <summary>The answers to acts before which the write-ahead log was not written, or written and not waited for.</summary>
    private static List<string> Early(IEnumerable<string> calls)
    {
        var (early, answers) = (new List<string>(), 0);
        var (isWritten, isWaitedFor) = (false, false);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var thread = call.Split(' ')[0];
            if (call.Contains("pwrite64(", StringComparison.Ordinal) && call.Contains("record.db-wal>", StringComparison.Ordinal))
                (isWritten, isWaitedFor) = (true, false);
            else if (SyncOfLog().IsMatch(call) && !call.Contains("unfinished", StringComparison.Ordinal))
                isWaitedFor = true;
            else if (SyncOfLog().IsMatch(call))
                waiting.Add(thread);
            else if (call.Contains("sync resumed>", StringComparison.Ordinal))
                isWaitedFor |= waiting.Remove(thread);
            else if (call.Contains("HTTP/1.1 201", StringComparison.Ordinal))
            {
                answers++;
                if (!isWritten || !isWaitedFor)
                    early.Add(call);
                (isWritten, isWaitedFor) = (false, false);
            }
        }
        Assert.Equal(Acts, answers);
        return early;
    }

    [GeneratedRegex(@"(fsync|fdatasync)\(\d+<[^>]*record\.db-wal>")]
    private static partial Regex SyncOfLog();
}

/// <summary>Whether system calls can be traced here.</summary>
internal static class Strace
{
    public static bool IsUsable { get; } = Try();

    private static bool Try()
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
