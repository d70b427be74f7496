using System.IO.Compression;
using System.Text;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>What a file is follows from its bytes.</summary>
public sealed class FilesTests
{
    [Theory]
    [InlineData("%PDF-1.7 and so on", "application/pdf")]
    [InlineData("plain words, été", "text/plain; charset=utf-8")]
    [InlineData("# Markdown\n\n- one", "text/plain; charset=utf-8")]
    [InlineData("{\"a\": 1}", "application/json")]
    [InlineData("{not json}", "text/plain; charset=utf-8")]
    [InlineData("<html><script>alert(1)</script>", "text/plain; charset=utf-8")]
    [InlineData("\0binary", null)]
    [InlineData("PK\u0003\u0004 no archive", null)]
    public void Texts_and_documents_are_told_apart(string content, string? type) => Assert.Equal(type, Files.TypeOf(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Pictures_are_known_and_programs_are_not()
    {
        Assert.Equal("image/png", Files.TypeOf([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]));
        Assert.Equal("image/jpeg", Files.TypeOf([0xff, 0xd8, 0xff, 0xe0]));
        Assert.Null(Files.TypeOf([0x7f, 0x45, 0x4c, 0x46]));
        Assert.Null(Files.TypeOf([0xc3, 0x28]));
    }

    [Fact]
    public void A_document_is_an_archive_with_a_document_in_it()
    {
        Assert.StartsWith("application/vnd.openxmlformats", Files.TypeOf(Archive("[Content_Types].xml", "word/document.xml")), StringComparison.Ordinal);
        Assert.Null(Files.TypeOf(Archive("[Content_Types].xml", "xl/workbook.xml")));
    }

    private static byte[] Archive(params string[] names)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                archive.CreateEntry(name);
        return memory.ToArray();
    }
}
