using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>An agenda as it is typed.</summary>
public sealed class AgendaTextTests
{
    private static readonly DocumentsRegister Documents = Silent.A_forum().Picture.Forum.Documents;

    [Fact]
    public void A_line_is_an_item_with_its_minutes_and_documents()
    {
        var read = AgendaText.Read(
            $"Adoption of the agenda | 10\r\n\r\n 2. Times to answer | {Silent.Symbol("draft-report").ToLowerInvariant()}, draft-report | 60\n3) Other "
            + $"matters", Documents);
        Assert.Empty(read.Unknown);
        Assert.Equal([(1, "Adoption of the agenda", 10), (2, "Times to answer", 60), (3, "Other matters", 0)],
            read.Items.Select(item => (item.Number, item.Title, item.Minutes)));
        Assert.Equal(["draft-report", "draft-report"], read.Items[1].Documents);
    }

    [Fact]
    public void A_symbol_that_is_unknown_is_told_with_its_line() =>
        Assert.Equal([(2, "A/AC.300/9")], AgendaText.Read("One\nTwo | A/AC.300/9", Documents).Unknown);

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        const string Typed = "Adoption of the agenda | 10\nTimes to answer | 60 | A/AC.300/draft-report\nOther matters";
        Assert.Equal(Typed, AgendaText.Write(AgendaText.Read(Typed, Documents).Items, Documents));
    }
}
