using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>The example that the language was designed with.</summary>
public sealed class ExampleTests
{
    private const string File = "tests/Comity.Tests/Norms/Language/example.md";

    [Fact]
    public void The_example_of_the_design_checks()
    {
        var book = BookText.Read([new(File, Repository.Read(File))]);
        Assert.Empty(book.Problems);
        Assert.Equal(2, book.Items.OfType<NormItem>().Count());
    }

    [Fact]
    public void The_example_of_the_design_is_printed_as_it_was_read() => Given.RoundTrip(new SourceFile(File, Repository.Read(File)));
}
