using System.CommandLine;
using System.Text;
using Comity.Kit;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Commands;

/// <summary><c>comity print BOOK</c>: a book as text, as a page, as decision tables, as a vocabulary.</summary>
internal static class PrintCommand
{
    private static readonly Argument<string> Book = new("BOOK") { Description = "The folder of the book, or one document." };

    private static readonly Option<string?> Page = new("--html")
    {
        Description = "One HTML file that needs nothing else, into FILE or shown.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Table = new("--table")
    {
        Description = "Norms as decision tables: all of them, or the norm ID.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Skos = new("--skos")
    {
        Description = "The vocabulary as SKOS, into FILE (.ttl or .jsonld) or shown.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Format =
        new("--format") { Description = "With --skos: turtle or jsonld. Without it the name of the file decides, and then turtle." };

    private static readonly Option<string?> Base =
        new("--base") { Description = "With --skos: what every address of the vocabulary begins with.", HelpName = "URI" };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("print",
            "Prints a book: as text in the layout of the manual, as a page, as decision tables, or as a vocabulary.") { Book, Page, Table, Skos, Format, Base };
        command.SetAction(parsed => Run(terminal, parsed));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(Book);
        var asked = ((Option[])[Page, Table, Skos]).Where(option => parsed.GetResult(option) is not null).ToArray();
        if ((parsed.GetResult(Format) ?? parsed.GetResult(Base)) is not null && !asked.Contains(Skos))
            throw new UserError("`--format` and `--base` belong to `--skos`.");
        if (asked.Length > 1)
            throw new UserError($"`{asked[0].Name}` and `{asked[1].Name}` are two ways of printing. Ask for one at a time.");
        var folder = BookFolder.Read(path);
        if (!folder.Problems.IsEmpty)
            throw new UserError($"{OpenBook.Told(folder.Problems)}\nThe book cannot be printed before this is repaired.");
        if (asked is [])
            Text(terminal, folder.Text);
        else if (asked[0] == Page)
            Written(terminal, folder, parsed.GetValue(Page), BookPage.Write(folder.Text));
        else if (asked[0] == Table)
            Tables(terminal, folder.Text, parsed.GetValue(Table));
        else
            Written(terminal, folder, parsed.GetValue(Skos), Vocabulary(parsed, SkosExport.Of(folder.Text, parsed.GetValue(Base))));
        return ExitCode.Yes;
    }

    private static void Text(Terminal terminal, BookText book)
    {
        var isFirst = true;
        foreach (var document in book.Documents)
        {
            if (book.Documents.Length > 1)
                terminal.Output.Write($"{(isFirst ? "" : "\n")}<!-- {document.Name} -->\n\n");
            terminal.Output.Write(BookPrinter.Print(document));
            isFirst = false;
        }
    }

    private static string Vocabulary(ParseResult parsed, SkosGraph graph)
    {
        var byName = parsed.GetValue(Skos)?.EndsWith(".jsonld", StringComparison.OrdinalIgnoreCase) == true ? "jsonld" : "turtle";
        return parsed.GetValue(Format) switch
        {
            null when byName == "turtle" => Turtle.Write(graph),
            null => JsonLinked.Write(graph),
            "turtle" or "ttl" => Turtle.Write(graph),
            "jsonld" => JsonLinked.Write(graph),
            var other => throw new UserError($"`{other}` is no format of a vocabulary. Write `turtle` or `jsonld`.", "--format"),
        };
    }

    private static void Tables(Terminal terminal, BookText book, string? id)
    {
        var norms = book.Items.OfType<NormItem>().OrderBy(norm => norm.Id, NaturalOrder.Instance).ToArray();
        var chosen = id is null ? norms : [.. norms.Where(norm => norm.Id.Equals(id, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
            throw new UserError(id is null ? "The book has no norms." : $"The book has no norm `{id}`. {Near(norms, id)}");
        terminal.Output.Write(TableText.Reading + "\n\n");
        terminal.Output.Write(string.Join('\n', chosen.Select(norm => TableText.Of(DecisionTable.Of(norm, book.Vocabulary)))));
    }

    private static string Near(NormItem[] norms, string id) =>
        Spelling.Nearest(id, norms.Select(norm => norm.Id)) is { } near ? $"Did you mean `{near}`?"
            : $"It has {string.Join(", ", norms.Take(12).Select(norm => $"`{norm.Id}`"))}{(norms.Length > 12 ? " and others" : "")}.";

    private static void Written(Terminal terminal, BookFolder folder, string? file, string text)
    {
        if (file is null)
        {
            terminal.Output.Write(text);
            return;
        }

        if (Directory.Exists(file))
            throw new UserError("This is a folder. Name a file.", file);
        if (folder.Text.Documents.Any(document => Path.GetFullPath(document.Name) == Path.GetFullPath(file)))
            throw new UserError("This is a document of the book; it is not overwritten. Name another file.", file);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        terminal.Error.WriteLine($"Written: {file}");
    }
}
