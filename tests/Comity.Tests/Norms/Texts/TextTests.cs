using Comity.Norms.Texts;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Norms.Texts;

/// <summary>Texts in force, their models, and positions on them.</summary>
public sealed class TextTests
{
    private static readonly EnterModel Model = new("norms-2015", Given.File("book"), "UN framework", ModelStatus.Working);

    private static Given Texts => Given.A_process().With_members("KEN").With_text();

    [Theory]
    [InlineData("norms-2015")]
    [InlineData("Norms")]
    [InlineData("norms 2015")]
    [InlineData("a-name-that-is-longer-than-forty-characters")]
    public void Text_id_is_free(string id) => Assert.Equal(("TextIdIsFree", "text"), Texts.Refusal("secretariat", Given.Text(id)));

    [Fact]
    public void Text_has_words()
    {
        Assert.Equal(("TextHasWords", "languages"), Texts.Refusal("secretariat", Given.Text("other") with { Languages = [] }));
        Assert.Equal(("TextHasWords", "languages"),
            Texts.Refusal("secretariat", Given.Text("other") with { Languages = [new("en", Given.File("a")), new("en", Given.File("b"))] }));
    }

    [Fact]
    public void Text_exists()
    {
        Assert.Equal(("TextExists", "text"), Texts.Refusal("KEN", new TakePosition("other", null, Stance.Supports)));
        Assert.Equal(("TextExists", "text"), Texts.Refusal("secretariat", Model with { Text = "other" }));
        Assert.Contains(Texts.Asked("secretariat", new EndText("other", new(2027, 1, 1), "Decision")), refusal => refusal.Rule == "TextExists");
    }

    [Fact]
    public void Text_ends_once()
    {
        Assert.Equal(("TextEndsOnce", "until"), Texts.Refusal("secretariat", new EndText("norms-2015", new(2015, 7, 22), "Decision")));
        var given = Texts.Does("secretariat", new EndText("norms-2015", new(2027, 1, 1), "Decision"));
        Assert.Equal(("TextEndsOnce", "until"), given.Refusal("secretariat", new EndText("norms-2015", new(2028, 1, 1), "Decision")));
        Assert.Equal((1, 0), (given.Picture.Texts.InForce(new(2026, 12, 31)).Count(), given.Picture.Texts.InForce(new(2027, 1, 1)).Count()));
    }

    [Fact]
    public void Model_is_new() => Assert.Equal(("ModelIsNew", "book"), Texts.Does("secretariat", Model).Refusal("secretariat", Model));

    [Fact]
    public void Endorsement_has_basis()
    {
        Assert.Equal(("EndorsementHasBasis", "basis"), Texts.Refusal("secretariat", Model with { Status = ModelStatus.Endorsed }));
        Texts.Does("secretariat", Model with { Status = ModelStatus.Endorsed, Basis = "Decision 7" });
    }

    [Fact]
    public void Model_exists()
    {
        var endorsed = new ChangeModelStatus(Model.Book, ModelStatus.Endorsed, "Decision 7");
        Assert.Equal(("ModelExists", "book"), Texts.Refusal("secretariat", endorsed));
        Assert.Equal(ModelStatus.Endorsed, Assert.Single(Texts.Does("secretariat", Model)
            .Does("secretariat", endorsed).Picture.Texts.ModelsOf("norms-2015")).Status);
    }

    [Fact]
    public void Interpretation_has_words() =>
        Assert.Equal(("InterpretationHasWords", "statement"), Texts.Refusal("KEN", new TakePosition("norms-2015", null, Stance.Interprets)));

    [Fact]
    public void The_last_position_counts_and_a_withdrawn_one_is_not_shown()
    {
        var given = Texts.Does("KEN", new TakePosition("norms-2015", null, Stance.Reserves)).Does("KEN", new TakePosition("norms-2015", null, Stance.Supports));
        Assert.Equal(Stance.Supports, Assert.Single(given.Picture.Texts.On("norms-2015", null)).Act.Stance);
        Assert.Empty(given.Does("KEN", new TakePosition("norms-2015", null, Stance.Withdrawn)).Picture.Texts.On("norms-2015", null));
    }
}
