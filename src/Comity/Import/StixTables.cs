namespace Comity.Import;
internal static class StixTables { public static (SourceTable, IReadOnlyDictionary<string, SourceTable>) Read(string path, byte[] bytes) => throw new UserError("x", path); }
