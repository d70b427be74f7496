using Comity.Kit;
using Comity.Norms;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms;

/// <summary>How a book is found on disk, and what is said when it cannot be read.</summary>
public sealed class BookFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("comity").FullName;

    [Fact]
    public void All_documents_of_a_folder_are_one_book()
    {
        Write("a.md", "```norm\nfact damages the target\n```\n");
        Write("inner/b.md", "```norm\ndefine grave: damages the target.\n```\n");
        Write("notes.txt", "fact none");
        var book = BookFolder.Read(root);
        Assert.Empty(book.Problems);
        Assert.Equal([$"{root}/a.md", $"{root}/inner/b.md"], book.Text.Documents.Select(document => document.Name));
    }

    [Fact]
    public void Documents_without_a_norm_block_are_no_book()
    {
        Write("a.md", "# Prose only\n");
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Usage, Program.Run(["check", root], output, error, TextReader.Null));
        Assert.Contains("Nothing here is a norm book", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_of_five_thousand_norms_gets_a_clear_answer()
    {
        var norms = string.Concat(Enumerable.Range(0, 5_000)
            .Select(index => $"norm N-{index} \"Norm {index}\"   voluntary\n  A State should not act when harm.\n"));
        Write("a.md", $"```norm\nfact harm\naction act\n{norms}```\n");
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Usage, Program.Run(["check", root], output, error, TextReader.Null));
        Assert.Contains("this book has 5000 norms", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_document_is_a_book()
    {
        Write("a.md", "```norm\nfact damages the target\n```\n");
        Assert.Single(BookFolder.Read(Path.Combine(root, "a.md")).Text.Items);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        File.WriteAllBytes(Path.Combine(root, "a.md"), [0xEF, 0xBB, 0xBF, .. "```norm\nfact rain\n```\n"u8]);
        Assert.Single(BookFolder.Read(root).Text.Items);
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_place_of_the_byte()
    {
        File.WriteAllBytes(Path.Combine(root, "a.md"), [.. "caf"u8, 0xE9, .. " "u8]);
        var refused = Assert.Throws<UserError>(() => BookFolder.Read(root));
        Assert.Equal($"{root}/a.md", refused.Place);
        Assert.Contains("byte 3 ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_refused_with_what_to_do() =>
        Assert.Contains("comity new book", Assert.Throws<UserError>(() => BookFolder.Read(Path.Combine(root, "none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_documents_is_refused_with_what_to_do() =>
        Assert.Contains("comity new book", Assert.Throws<UserError>(() => BookFolder.Read(root)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_extending_book_may_use_the_phrases_of_its_base()
    {
        Write("base/a.md", "```norm\nbook low \"Base\"\nfact damages the target\n```\n");
        Write("upper/b.md", "```norm\nbook high \"Upper\"   extends ../base\ndefine grave: damages the target.\n```\n");
        var book = BookFolder.Read(Path.Combine(root, "upper"));
        Assert.Empty(book.Problems);
        Assert.Equal(["low", "high"], [.. book.InheritedItems.OfType<BookItem>().Select(item => item.Id), book.Title!.Id]);
    }

    [Fact]
    public void Books_that_extend_one_another_are_refused()
    {
        Write("one/a.md", "```norm\nbook one \"One\"   extends ../two\n```\n");
        Write("two/a.md", "```norm\nbook two \"Two\"   extends ../one\n```\n");
        var refused = Assert.Throws<UserError>(() => BookFolder.Read(Path.Combine(root, "one")));
        Assert.Contains("extends itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_base_is_told_where_it_is_named()
    {
        Write("a.md", "```norm\nbook one \"One\"   extends ../nowhere-at-all\n```\n");
        var refused = Assert.Throws<UserError>(() => BookFolder.Read(root));
        Assert.StartsWith($"{root}/a.md:2:", refused.Place, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
