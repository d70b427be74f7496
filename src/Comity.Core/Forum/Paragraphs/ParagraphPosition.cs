using System.Collections.Immutable;
using Comity.Norms.Texts;

namespace Comity.Forum.Paragraphs;

/// <summary>How a participant stands to a paragraph.</summary>
/// <param name="Said">What it said last.</param>
/// <param name="Norm">The norm of a model on which it was said, where the model's clause is bound to the paragraph; null where it was said on the
/// paragraph.</param>
/// <param name="OtherWords">Whether it was said on words that are not those of the paragraph now.</param>
public sealed record ParagraphPosition(StatedPosition Said, string? Norm, bool OtherWords);

/// <summary>Who stands how on the paragraphs of a text. Positions on norms of a model are lifted by the binding of its clauses, and positions on the same
/// paragraph of an earlier text are shown beside, with whether the words are still those.</summary>
public sealed class ParagraphPositions
{
    private readonly ILookup<string, StatedPosition> byNorm;
    private readonly ILookup<string, string> normsOf;
    private readonly string text;

    /// <summary>The positions on some paragraphs of a text.</summary>
    public ParagraphPositions(TextsRegister texts, string text, IEnumerable<Paragraph> paragraphs)
    {
        this.text = text;
        var asked = paragraphs.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        normsOf = texts.BindingsOf(text).Where(one => asked.Contains(one.Act.Paragraph))
            .SelectMany(one => one.Act.Norms.Select(norm => (Paragraph: one.Act.Paragraph.Value, Norm: norm.Value))).Distinct()
            .ToLookup(one => one.Paragraph, one => one.Norm, StringComparer.Ordinal);
        var norms = normsOf.SelectMany(one => one).ToHashSet(StringComparer.Ordinal);
        byNorm = texts.Positions.Where(one => asked.Contains(one.Key.Norm) || (one.Key.Text == text && norms.Contains(one.Key.Norm)))
            .ToLookup(one => one.Key.Norm, one => one.Value, StringComparer.Ordinal);
    }

    /// <summary>The positions on a paragraph, by participant; of several of one participant the last counts.</summary>
    public ImmutableArray<ParagraphPosition> On(Paragraph paragraph) =>
    [
        .. byNorm[paragraph.Id].Select(said => new ParagraphPosition(said, null, said.Words is not { } words || !paragraph.Says(words)))
            .Concat(normsOf[paragraph.Id].SelectMany(norm => byNorm[norm].Select(said => new ParagraphPosition(said, norm, false))))
            .GroupBy(one => one.Said.Participant, StringComparer.Ordinal).Select(said => said.MaxBy(one => one.Said.Position)!)
            .Where(one => one.Said.Act.Stance != Stance.Withdrawn).OrderBy(one => one.Said.Participant, StringComparer.Ordinal),
    ];

    /// <summary>Whether a position was taken on the paragraph in another text.</summary>
    public bool IsOfAnotherText(ParagraphPosition position) => position.Said.Act.Text != text;
}
