using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>The last checkpoint that these keys are known to have signed, in a file beside them. An older copy of the database that was put back by hand is
/// noticed by it:
/// going on from there would give one size two checkpoints.</summary>
/// <param name="folder">The folder of keys.</param>
internal sealed class SeenMark(string folder)
{
    private const string Name = "log.seen";

    /// <summary>The checkpoint, or null when none was noted.</summary>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public Checkpoint? Read()
    {
        var file = Path.Combine(folder, Name);
        try
        {
            return File.Exists(file) ? Checkpoint.Parse(File.ReadAllText(file)) : null;
        }
        catch (LogProblem problem)
        {
            throw new UserError($"What the keys signed last cannot be read: {problem.Message} Remove the file only if the record is known to be the latest.",
                file);
        }
    }

    /// <summary>Refuses a record that is behind what its keys have signed, or is another.</summary>
    /// <exception cref="UserError">It is.</exception>
    public void Check(MerkleTree tree)
    {
        if (Read() is not { } seen || (seen.Size <= tree.Size && tree.Root(seen.Size) == seen.Root))
            return;
        throw new UserError(seen.Size > tree.Size
            ? $"The record has {RecordLoader.Text(tree.Size)} entries, but these keys have signed {RecordLoader.Text(seen.Size)}: it is an older copy, and "
                + $"going on from it would give one size two checkpoints. Use `comity restore`."
            : $"The record is not the one that these keys signed at {RecordLoader.Text(seen.Size)} entries: it went another way. Use `comity restore`.",
            folder);
    }

    /// <summary>Notes a checkpoint. Keys that lie where nothing can be written go without.</summary>
    public void Note(Note head)
    {
        try
        {
            PrivateFolder.Replace(Path.Combine(folder, Name), head.TextBytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The mark is a second net; the record itself does not rest on it.
        }
    }
}
