using System.Text;
using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Record.Audit;

/// <summary>What an auditor remembers of each log between two audits: its key, and the last checkpoint that held.</summary>
/// <param name="folder">The folder; made when there is something to remember.</param>
public sealed class SeenLogs(string folder)
{
    private const string WitnessesName = "witnesses";

    /// <summary>The folder of this user: `comity` under XDG_STATE_HOME, or under `~/.local/state`.</summary>
    public static string DefaultFolder
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given)
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(home, "comity");
        }
    }

    /// <summary>The remembered key of a log; null when it is new here.</summary>
    /// <exception cref="UserError">What was remembered can no longer be read.</exception>
    public VerifierKey? Key(string origin) => Remembered(origin, "key", VerifierKey.Parse);

    /// <summary>The last checkpoint of a log that held, as a note; null when none was seen.</summary>
    /// <exception cref="UserError">What was remembered can no longer be read.</exception>
    public Note? Last(string origin) => Remembered(origin, "checkpoint", Note.Parse);

    /// <summary>The witnesses that ever cosigned a log when it was audited here.</summary>
    /// <exception cref="UserError">What was remembered can no longer be read.</exception>
    public IReadOnlyList<VerifierKey> Witnesses(string origin) =>
        Remembered(origin, WitnessesName, text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse).ToList()) ?? [];

    /// <summary>Remembers the witnesses that cosigned, beside those of before.</summary>
    public void Remember(string origin, IEnumerable<VerifierKey> witnesses)
    {
        var before = Witnesses(origin);
        var all = before.Union(witnesses).ToList();
        if (all.Count > before.Count)
            Write(origin, WitnessesName, string.Concat(all.Select(witness => $"{witness}\n")));
    }

    /// <summary>Remembers a key.</summary>
    public void Remember(VerifierKey key) => Write(key.Name, "key", $"{key}\n");

    /// <summary>Remembers a checkpoint that held.</summary>
    public void Remember(string origin, Note checkpoint) => Write(origin, "checkpoint", checkpoint.ToString());

    /// <summary>Keeps a checkpoint that contradicts the last one: both together are the proof that there are two records.</summary>
    /// <returns>Where it lies.</returns>
    public string KeepFork(string origin, Note checkpoint)
    {
        var name = $"fork-{Checkpoint.Of(checkpoint).Size}-{Hash.Of(checkpoint.ToBytes()).ToHex()[..8]}";
        Write(origin, name, checkpoint.ToString());
        return At(origin, name);
    }

    private T? Remembered<T>(string origin, string name, Func<string, T> parse)
        where T : class
    {
        var path = At(origin, name);
        try
        {
            return File.Exists(path) ? parse(File.ReadAllText(path).TrimEnd('\n') + (name == "key" ? "" : "\n")) : null;
        }
        catch (LogProblem problem)
        {
            throw new UserError($"What was remembered of the log can no longer be read: {problem.Message} Delete the file to begin anew, if you know why.",
                path);
        }
    }

    private void Write(string origin, string name, string text)
    {
        var path = At(origin, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    private string At(string origin, string name) => Path.Combine(folder, Hash.Of(Encoding.UTF8.GetBytes(origin)).ToHex(), name);
}
