using Comity.Record.Log;
using Microsoft.Data.Sqlite;

namespace Comity.Record.Witnessing;

/// <summary>
/// What a witness has cosigned, in a SQLite file. A transaction holds the only right to write from the look at what is kept until the new state is on
/// the disk (synchronous = FULL), for all requests and all processes, so that no two roots of one size are ever cosigned.
/// </summary>
public sealed class WitnessStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Lock oneAtATime = new();

    /// <summary>Opens the store in a folder, which is made when it is missing.</summary>
    public WitnessStore(string folder)
    {
        Directory.CreateDirectory(folder);
        connection = new(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "witness.db"), Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = full");
        Run("create table if not exists cosigned (origin text primary key, size integer not null, root blob not null, note text not null) strict");
    }

    /// <summary>Asks the witness, and stores what it says to keep before its answer is handed back.</summary>
    /// <param name="ask">Asks, given what is kept of an origin.</param>
    public WitnessAnswer Answer(Func<Func<string, WitnessState?>, WitnessAnswer> ask)
    {
        lock (oneAtATime)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var answer = ask(Find);
            if (answer.State is { } state)
                Keep(state);
            transaction.Commit();
            return answer;
        }
    }

    /// <summary>What was cosigned last of the log whose origin has this hash; null when nothing was.</summary>
    public Note? Latest(Hash origin)
    {
        lock (oneAtATime)
        {
            using var command = Command("select origin, note from cosigned");
            using var rows = command.ExecuteReader();
            while (rows.Read())
                if (Hash.Of(System.Text.Encoding.UTF8.GetBytes(rows.GetString(0))) == origin)
                    return Note.Parse(rows.GetString(1));
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private WitnessState? Find(string origin)
    {
        using var command = Command("select size, root, note from cosigned where origin = $origin", ("$origin", origin));
        using var row = command.ExecuteReader();
        return row.Read() ? new(origin, row.GetInt64(0), new Hash((byte[])row[1]), Note.Parse(row.GetString(2))) : null;
    }

    private void Keep(WitnessState state)
    {
        using var command = Command(
            "insert into cosigned values ($origin, $size, $root, $note) on conflict (origin) do update set size = $size, root = $root, note = $note",
            ("$origin", state.Origin), ("$size", state.Size), ("$root", state.Root.ToArray()), ("$note", state.Note.ToString()));
        command.ExecuteNonQuery();
    }

    private void Run(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above; what comes from outside goes in as parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
