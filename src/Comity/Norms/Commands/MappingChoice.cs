using System.Collections.Immutable;
using Comity.Import;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Commands;

/// <summary>Finds the mapping that a user means. Where several fit, the user must say which.</summary>
internal static class MappingChoice
{
    /// <summary>The folder of a book that holds its mappings.</summary>
    public const string Folder = "mappings";

    /// <summary>Reads the mapping.</summary>
    /// <exception cref="UserError">There is none, there are several, or it has mistakes; all mistakes are told.</exception>
    public static Mapping Choose(ApplyRequest request, NormBook book)
    {
        var ids = book.Norms.Select(norm => norm.Id).ToImmutableHashSet();
        if (request.Mapping is { } path && File.Exists(path))
            return Read(path, book, ids);
        var folder = Path.Combine(request.Book, Folder);
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Where(file =>
            MappingParser.Holds(File.ReadAllText(file))).ToArray() : [];
        if (files.Length == 0)
            throw new UserError($"This book has no mappings. Put one into `{folder}`, or name a document with `--mapping`.", request.Book);
        if (request.Mapping is { } name)
            return Named(name, files, book, ids);
        var shape = IsJson(request.File) ? SourceShape.Stix : SourceShape.Csv;
        var fitting = files.Select(file => Read(file, book, ids)).Where(mapping => mapping.Shape == shape).ToArray();
        return fitting.Length switch
        {
            1 => fitting[0],
            0 => throw new UserError($"No mapping of this book reads {(shape == SourceShape.Stix ? "STIX" : "CSV")}. It has {Names(files)}.", request.Book),
            _ => throw new UserError(
                $"Several mappings may fit: {string.Join(", ", fitting.Select(mapping => $"`{mapping.Id}`"))}. Choose one with `--mapping`.", request.Book),
        };
    }

    private static Mapping Named(string name, string[] files, NormBook book, ImmutableHashSet<string> ids)
    {
        var file = files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name)
            ?? throw new UserError(
                $"The book has no mapping `{name}`. "
                + (Spelling.Nearest(name, files.Select(Path.GetFileNameWithoutExtension).OfType<string>()) is { } near
                    ? $"Did you mean `{near}`?" : $"It has {Names(files)}."), "--mapping");
        return Read(file, book, ids);
    }

    private static Mapping Read(string path, NormBook book, ImmutableHashSet<string> ids)
    {
        var (mapping, problems) = MappingParser.Read(new(path, File.ReadAllText(path)), book.Vocabulary, ids);
        if (mapping is not null)
            return mapping;
        var first = problems[0];
        throw new UserError(string.Join('\n', problems.Skip(1).Select(problem => problem.ToString()).Prepend($"{first.Message} {first.Help}".TrimEnd())),
            first.Place.ToString());
    }

    private static string Names(string[] files) => string.Join(", ", files.Select(file => $"`{Path.GetFileNameWithoutExtension(file)}`"));

    private static bool IsJson(string path)
    {
        if (!File.Exists(path))
            throw new UserError("There is no such file.", path);
        using var stream = File.OpenRead(path);
        for (var read = stream.ReadByte(); read >= 0; read = stream.ReadByte())
            if (read is not (0xEF or 0xBB or 0xBF or ' ' or '\t' or '\r' or '\n'))
                return read == '{';
        return false;
    }
}
