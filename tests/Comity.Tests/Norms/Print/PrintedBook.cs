using Comity.Norms.Language;
using Comity.Tests.House;

namespace Comity.Tests.Norms.Print;

/// <summary>Books to print.</summary>
internal static class PrintedBook
{
    /// <summary>The manual of the language, which is a book that uses all of it.</summary>
    public static BookText Manual { get; } = BookText.Read([new("README.md", Repository.Read("docs/guide/norm-language.md"))]);

    /// <summary>A book of one block.</summary>
    public static BookText Of(string block) => Documents(("README.md", $"```norm\n{block}\n```\n"));

    /// <summary>A book of these documents.</summary>
    public static BookText Documents(params (string Name, string Text)[] documents) =>
        BookText.Read(documents.Select(document => new SourceFile(document.Name, document.Text)));
}
