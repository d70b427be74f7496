using Comity.Record.Figures;
using Xunit;

namespace Comity.Tests.Record.Figures;

/// <summary>Published figures.</summary>
public sealed class FigureTests
{
    private static readonly PublishFigure Figure = new("norms.book", "norms/1", [], [new("a", 1), new("b", 2)], FigureBasis.Recomputable);

    [Fact]
    public void Figure_says_its_basis()
    {
        Assert.Equal(("FigureSaysItsBasis", "on"), Given.A_process().Refusal("secretariat", Figure with { Basis = FigureBasis.Attested }));
        Assert.Equal(("FigureSaysItsBasis", "on"), Given.A_process().Refusal("secretariat", Figure with { On = "sheet 1" }));
        Given.A_process().Does("secretariat", Figure with { Basis = FigureBasis.Attested, On = "sheet 1" });
    }

    [Fact]
    public void Figure_is_ordered()
    {
        Assert.Equal(("FigureIsOrdered", "values"), Given.A_process().Refusal("secretariat", Figure with { Values = [] }));
        Assert.Equal(("FigureIsOrdered", "values"), Given.A_process().Refusal("secretariat", Figure with { Values = [new("b", 2), new("a", 1)] }));
        Assert.Equal(("FigureIsOrdered", "values"), Given.A_process().Refusal("secretariat", Figure with { Values = [new("a", 2), new("a", 1)] }));
        Assert.Equal("secretariat", Assert.Single(Given.A_process().Does("secretariat", Figure).Picture.Record.Figures.Figures).By);
    }
}
