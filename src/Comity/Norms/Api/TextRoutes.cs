using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;

namespace Comity.Norms.Api;

/// <summary>What is asked of texts in force, their models and the positions on them.</summary>
public static class TextRoutes
{
    private static readonly ApiParameter Text = new("text", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "norms-2015" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("texts", "texts", "texts", Shows.Texts, typeof(TextRow), Texts) { IsList = true, Parameters = [new("on", ParameterKind.Day)
        { Example = "2026-02-27" }] },
        new("text", "texts", "texts/{text}", Shows.Texts, typeof(TextAnswer), OneText) { Parameters = [Text] },
        new("positions", "texts", "texts/{text}/positions", Shows.Proposals, typeof(PositionRow), call => Positions(call))
        { IsList = true, Parameters = [Text] },
    ];

    private static DateOnly Today(ApiCall call) => DateOnly.FromDateTime(call.Now.UtcDateTime);

    private static IEnumerable<TextRow> Texts(ApiCall call) => call.Picture.Texts.Texts.Values
        .Select(text => TextRow.Of(text, call.Day("on") ?? Today(call))).Where(row => call.Day("on") is null || row.InForce);

    private static TextAnswer? OneText(ApiCall call) => call.Picture.Texts.Texts.GetValueOrDefault(call.Text("text")!) is { } text
        ? new(TextRow.Of(text, Today(call)), [.. call.Picture.Texts.ModelsOf(text.Act.Text).Select(ModelRow.Of)],
            PositionRow.All(call.Picture.Texts, text.Act.Text), ParagraphRow.All(call.Picture, text))
        : null;

    private static ImmutableArray<PositionRow>? Positions(ApiCall call) =>
        call.Picture.Texts.Texts.ContainsKey(call.Text("text")!) ? PositionRow.All(call.Picture.Texts, call.Text("text")!) : null;
}
