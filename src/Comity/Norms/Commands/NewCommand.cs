using System.Collections.Immutable;
using System.CommandLine;
using Comity.Kit;

namespace Comity.Norms.Commands;

/// <summary><c>comity new book DIR</c>: writes a small complete book to begin with.</summary>
internal static class NewCommand
{
    private const string Resources = "first-book/";

    private static readonly ImmutableArray<string> Documents = ["README.md", "norms.md", "cases.md"];

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is empty or does not exist." };
        var book = new Command("book", "Writes a small complete norm book, with prose that says what to do next.") { folder };
        book.SetAction(parsed => Write(terminal, parsed.GetRequiredValue(folder)));
        return new Command("new", "Begins something new.") { book };
    }

    private static int Write(Terminal terminal, string folder)
    {
        if (File.Exists(folder))
            throw new UserError("This is a file. Name a folder that is empty or does not exist.", folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UserError("This folder is not empty. Nothing was written; name one that is empty or does not exist.", folder);
        Directory.CreateDirectory(folder);
        foreach (var document in Documents)
            Copy(document, Path.Combine(folder, document));
        terminal.Output.WriteLine($"Written: {string.Join(", ", Documents.Select(document => Path.Combine(folder, document)))}");
        terminal.Output.WriteLine($"Next: comity check {folder}");
        return ExitCode.Yes;
    }

    private static void Copy(string document, string path)
    {
        using var from = typeof(NewCommand).Assembly.GetManifestResourceStream(Resources + document)!;
        using var to = new FileStream(path, FileMode.CreateNew);
        from.CopyTo(to);
    }
}
