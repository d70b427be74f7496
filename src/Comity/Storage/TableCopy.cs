using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Comity.Storage;

/// <summary>Copies rows of tables into a SQLite file that has the same tables.</summary>
internal static class TableCopy
{
    /// <summary>Copies every table that the file has.</summary>
    public static void RunAll(DbConnection from, string schema, string file) => Run(from, schema, file, Names(file));

    /// <summary>The tables of a SQLite file that hold what people entered.</summary>
    public static IReadOnlyList<string> Names(string file)
    {
        using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        to.Open();
        using var command = RecordStore.Command(to, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'made_by'");
        var tables = new List<string>();
        using (var rows = command.ExecuteReader())
            while (rows.Read())
                tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>The tables of a schema in PostgreSQL.</summary>
    public static IReadOnlyList<string> Names(DbConnection connection, string schema)
    {
        using var command = RecordStore.Command(
            connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = @schema", ("schema", schema));
        using var rows = command.ExecuteReader();
        var tables = new List<string>();
        while (rows.Read())
            tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>Copies whole tables. What the file had in them is replaced.</summary>
    /// <param name="from">The database, in the transaction that gives one view of it.</param>
    /// <param name="schema">The schema of the tables there.</param>
    /// <param name="file">The SQLite file.</param>
    /// <param name="tables">The tables.</param>
    public static void Run(DbConnection from, string schema, string file, IReadOnlyList<string> tables)
    {
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = false }.ToString());
        to.Open();
        using var work = to.BeginTransaction();
        foreach (var table in tables)
            Copy(from, schema, to, table);
        work.Commit();
    }

    private static void Copy(DbConnection from, string schema, SqliteConnection to, string table)
    {
        using var read = RecordStore.Command(from, $"SELECT * FROM {schema}.\"{table}\"");
        using var rows = read.ExecuteReader();
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        using var clear = RecordStore.Command(to, $"DELETE FROM \"{table}\"");
        clear.ExecuteNonQuery();
        using var insert = Insert(to, table, names);
        while (rows.Read())
        {
            for (var place = 0; place < names.Count; place++)
                insert.Parameters[place].Value = PasskeyColumn.ForSqlite(table, names[place], rows.GetValue(place));
            insert.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Insert(SqliteConnection to, string table, List<string> names)
    {
        var insert = to.CreateCommand();
        insert.CommandText =
            $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES "
            + $"({string.Join(", ", names.Select((_, place) => $"@p{place}"))})";
        for (var place = 0; place < names.Count; place++)
            insert.Parameters.Add(new SqliteParameter($"@p{place}", null));
        return insert;
    }
}
