using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>What is read is printed again, and what is printed reads the same.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Books =>
        [.. Repository.Files("books", "docs/guide").Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Books))]
    public void A_book_is_printed_as_it_was_read(string folder)
    {
        var files = Repository.Files(folder).Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => new SourceFile(file, Repository.Read(file))).ToArray();
        Given.RoundTrip(files);
    }
}
