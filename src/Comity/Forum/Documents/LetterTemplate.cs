using System.Collections.Immutable;
using Comity.Kit;
using Comity.Kit.Docx;

namespace Comity.Forum.Documents;

/// <summary>What a letter is filled with: from the record, and from what its writer typed.</summary>
/// <param name="Process">The name of the process.</param>
/// <param name="Secretariat">Who keeps its secretariat.</param>
/// <param name="Participant">The participant's name in the letter's language; null where it is for all.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Date">Its date in words.</param>
/// <param name="Subject">What it is about.</param>
public sealed record LetterFacts(string Process, string Secretariat, string? Participant, string Reference, string Date, string Subject);

/// <summary>A template of a note verbale or letter, filled from the record.</summary>
/// <param name="Name">Its name in addresses, and in the keys of its texts.</param>
/// <param name="IsLetter">Whether it is a letter, which addresses a person and is signed; a note verbale is neither.</param>
public sealed record LetterTemplate(string Name, bool IsLetter)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<LetterTemplate> All { get; } =
        [new("note-verbale", false), new("invitation", false), new("credentials", false), new("chairs-letter", true)];

    /// <summary>The template with this name.</summary>
    public static LetterTemplate? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Writes the letter in a language of the site. What is not known is left as dots to be filled in.</summary>
    public byte[] Write(Texts texts, string language, LetterFacts facts)
    {
        var participant = facts.Participant ?? texts["documents.letter.to-all"];
        var document = new DocxWriter(language)
            .AtEnd(texts["documents.letter.reference", Or(facts.Reference)])
            .Heading(texts[IsLetter ? "documents.letter.letter" : "documents.letter.note"]);
        foreach (var part in (string[])["opening", "body", "closing"])
            document.Paragraph(texts[$"documents.letter.{Name}.{part}", facts.Process, facts.Secretariat, participant, Or(facts.Subject)]);
        return document.AtEnd(facts.Date).ToBytes();
    }

    private static string Or(string text) => text.Length == 0 ? "……" : text;
}
