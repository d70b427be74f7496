using System.Collections.Immutable;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Log;

namespace Comity.Host.Demo;

/// <summary>The text that was adopted by silence, paragraph by paragraph: entered before it was put, in force with its adoption, and
/// answered by some.</summary>
internal static class DemoParagraphs
{
    /// <summary>The text's id.</summary>
    public const string Text = "directory-2026";

    private static readonly ImmutableArray<EnteredParagraph> All =
    [
        One("p-dirpream", "PP1", ParagraphKind.Preambular, "Recalling that a directory serves only those who answer,",
            "Rappelant qu’un annuaire ne sert que si l’on répond,"),
        One("p-dirkeeps", "OP1", ParagraphKind.Operative, "The secretariat keeps the directory.", "Le secrétariat tient l’annuaire."),
        One("p-dirtests", "OP2", ParagraphKind.Operative, "It is tested twice a year.", "Il est mis à l’essai deux fois par an."),
        One("p-diropens", "OP3", ParagraphKind.Operative, "It is open to members and to regional organisations that they name.",
            "Il est ouvert aux membres et aux organisations régionales qu’ils désignent."),
    ];

    /// <summary>Enters them, days 29 and 36.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        yield return DemoStep.Say(29, 2, () => pen.InSession(cast.Secretary, new EnterParagraphs(DemoPapers.Directory, All)));
        yield return DemoStep.Say(35, 2, () => pen.InSession(cast.Chair, Adoption(pen)));
        yield return DemoStep.Say(36, 4, () =>
        {
            foreach (var code in "XBV XES XLM XNV XHS XAD".Split(' '))
                _ = pen.Say(cast.Heads[code], On(2, Stance.Supports));
            _ = pen.Say(cast.Heads["XWD"], On(2, Stance.Reserves, "Two tests a year need staff that small States do not have."));
            _ = pen.Say(cast.Heads["XIV"], On(3, Stance.Interprets, "Regional organisations are named by all their members."));
        });
    }

    private static AdoptTextInParagraphs Adoption(DemoPen pen) => new(
        Text, "Directory of points of contact", "DEMO/2026/L.2", [new("en"), new("fr")], DateOnly.FromDateTime(pen.When(35).UtcDateTime),
        [new("p-dirtests", null, DateOnly.FromDateTime(pen.When(400).UtcDateTime))], "Adopted by silence", DemoPapers.Directory,
        Hash.Of(ParagraphsJson.Of(All.Select(one => Paragraph.Of(one, 0)))));

    private static EnteredParagraph One(string id, string label, ParagraphKind kind, string english, string french) =>
        new(id, label, kind, [new("en", english), new("fr", french)]);

    private static TakePositionOnWords On(int place, Stance stance, string? words = null) =>
        new(Text, All[place].Paragraph, Paragraph.Of(All[place], 0).Words["en"].Hash, stance, words);
}
