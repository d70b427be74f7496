using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Comity.Kit;

/// <summary>A file of sentences.</summary>
/// <param name="Code">The BCP 47 code of its language, from its name.</param>
/// <param name="Sentences">The sentences by key.</param>
internal sealed record TextFile(string Code, IReadOnlyDictionary<string, string> Sentences);

/// <summary>Reads the texts that an operator added: files `ROOM.CODE.json` such as `site.es.json`, each a JSON object from keys to sentences. How they are
/// cut into files is free.</summary>
internal static partial class TextFolder
{
    /// <summary>The files of a folder, by name; none where there is no folder.</summary>
    /// <exception cref="UserError">A file's name or content is wrong.</exception>
    public static ImmutableArray<TextFile> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(One)]
        : [];

    private static TextFile One(string file)
    {
        if (Name().Match(Path.GetFileName(file)) is not { Success: true } name)
            throw new UserError($"`{Path.GetFileName(file)}` does not say its language; name it like `site.es.json`.", file);
        var code = name.Groups[1].Value;
        if (Language.Find(code) is { } shipped)
            throw new UserError($"Texts in `{code}` ({shipped.Name}) ship with the program; take the file away, or name another language.", file);
        try
        {
            var sentences = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file));
            return new(code, sentences ?? throw new UserError("The file holds `null`; write a JSON object from keys to sentences.", file));
        }
        catch (JsonException problem)
        {
            throw new UserError($"These are no texts: {problem.Message} Write a JSON object from keys to sentences.", file);
        }
    }

    [GeneratedRegex(@"^(?:.+\.)?([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.json$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
