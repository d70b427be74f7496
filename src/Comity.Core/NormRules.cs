using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity;

/// <summary>What the norms of a text are, as far as its models are here.</summary>
/// <param name="text">The text that is named beside a norm; null where none is.</param>
/// <returns>The names under which acts can name them: ids in a model, and paragraphs. Empty where no model is here, so that nothing is known.</returns>
public delegate IReadOnlySet<string> NormNames(string? text);

/// <summary>What must hold of norms that acts name. Only the files of a model hold them, so the server asks where an act is entered, and audit cannot ask
/// again.</summary>
public static class NormRules
{
    /// <summary>A norm that an act names is one of a model of its text, by its id there or by the paragraph of the text. Where no model is here, nothing is
    /// known of the norms of a text, and nothing is refused.</summary>
    [Rule("Comity", Since = 2, Cases = ["near", "unknown"])]
    public static Refusal? NormIsInModel(NormNames norms, Attempt attempt, Act act)
    {
        foreach (var name in References.In(act))
            if (Called(name.Value) is { } norm && norms(name.Beside(typeof(TextId))) is { Count: > 0 } known && !known.Contains(norm))
                return Missing(name, norm, known);
        return null;
    }

    /// <summary>A norm, or the label of a paragraph; what has an id for ever is in a register.</summary>
    private static string? Called(FieldValue name) => name switch
    {
        NormId norm => norm,
        ParagraphId label => ParagraphId.IsForEver(label) ? null : label,
        _ => null,
    };

    private static Refusal Missing(NameInAct name, string norm, IReadOnlySet<string> known) => Comity.Norms.Language.Spelling.Nearest(norm, known) is { } near
        ? Refusal.Of(name.Place, [("norm", norm), ("near", near)], nameof(NormIsInModel)).In("near")
        : Refusal.Of(name.Place, "norm", norm, nameof(NormIsInModel)).In("unknown");
}
