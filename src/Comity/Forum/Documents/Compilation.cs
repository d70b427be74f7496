using System.Collections.Immutable;
using System.Globalization;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Docx;

namespace Comity.Forum.Documents;

/// <summary>The proposals for a document, by paragraph in the order of their numbers.</summary>
public static class Compilation
{
    private const int Widest = 6;

    /// <summary>The proposals that stand, by paragraph.</summary>
    public static ImmutableArray<(string Paragraph, ImmutableArray<WordingProposal> Proposals)> Of(DocumentsRegister register, string document) =>
        [.. register.Compilation(document).OrderBy(group => Order(group.Key), StringComparer.Ordinal).Select(group => (group.Key, group.ToImmutableArray()))];

    /// <summary>The compilation as a text document.</summary>
    public static byte[] Write(Texts texts, string language, Picture picture, Document document)
    {
        var paper = new DocxWriter(language).Heading(texts["documents.compilation-of", document.Name]).Paragraph(document.Act.Title)
            .Paragraph(texts["documents.as-of", picture.Size.ToString(CultureInfo.InvariantCulture), Dates.Moment(texts, picture.At)]);
        var all = Of(picture.Forum.Documents, document.Id);
        if (all.IsEmpty)
            paper.Paragraph(texts["documents.no-proposals"]);
        foreach (var (paragraph, proposals) in all)
            paper.Heading(texts["documents.paragraph-of", paragraph], 2).Table(
                [texts["documents.participant"], texts["documents.operation"], texts["documents.words"], texts["documents.ground"], texts["documents.entry"]],
                proposals.Select(one => (string[])[NameOf(picture, one.Participant, language), ActWords.Value(texts, one.Act.Kind), one.Act.Words ?? "",
                    one.Act.Ground ?? "", one.Position.ToString(CultureInfo.InvariantCulture)]));
        return paper.ToBytes();
    }

    /// <summary>Numbers in a paragraph's name count as numbers: 9 stands before 12.</summary>
    internal static string Order(string paragraph)
    {
        var parts = new List<string>();
        foreach (var letter in paragraph)
            if (parts.Count > 0 && char.IsAsciiDigit(letter) && char.IsAsciiDigit(parts[^1][^1]))
                parts[^1] += letter;
            else
                parts.Add(letter.ToString());
        return string.Concat(parts.Select(part => char.IsAsciiDigit(part[0]) ? part.PadLeft(Widest, '0') : part));
    }

    private static string NameOf(Picture picture, string code, string language) =>
        picture.Members.Participants.All.GetValueOrDefault(code)?.NameIn(language) ?? code;
}
