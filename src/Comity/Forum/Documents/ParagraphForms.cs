using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Comity.Acts.Entering;
using Comity.Forum.Paragraphs;
using Comity.Kit;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>What the forms for paragraphs share: who may send them, the ids of what is new, and the parts in which it is entered.</summary>
internal static class ParagraphForms
{
    /// <summary>Room for what surrounds the paragraphs of a part.</summary>
    private const int MostBytes = ParagraphsJson.MostBytes - 1000;

    /// <summary>The capacities in which a visitor may enter paragraphs of a document, as far as its rule says.</summary>
    public static ImmutableArray<string> Capacities<TAct>(Visitor visitor, Picture picture, DateTimeOffset now, Document document)
        where TAct : Act =>
    [
        .. Rights.Of(visitor, picture, now).For(Process.Find(typeof(TAct).Name)!, picture, now).Where(capacity =>
            capacity == picture.Forum.Paragraphs.Issuers.GetValueOrDefault(document.Id) || capacity == document.Act.Author
            || (typeof(TAct) == typeof(TranslateParagraphs) && capacity == Capacity.Secretariat)),
    ];

    /// <summary>Whether a file begins as an archive does.</summary>
    public static bool IsDocx(byte[]? content) => content is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>Paragraphs with their ids: where the document follows from another, that of the paragraph with the same label there; else a new one.</summary>
    public static IEnumerable<EnteredParagraph> Entered(ForumPicture forum, Document document, IEnumerable<ReadParagraph> rows, string language)
    {
        var before = document.Act.To is { } to ? forum.Paragraphs.Documents.GetValueOrDefault(to) : null;
        var ids = (before?.All ?? []).Where(one => forum.Paragraphs.Documents.GetValueOrDefault(document.Id)?.Find(one.Id) is null)
            .ToDictionary(one => one.Label, one => one.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            yield return new(ids.GetValueOrDefault(row.Label) ?? NewId(forum.Paragraphs), row.Label, row.Kind, [new(language, row.Words)]);
    }

    /// <summary>Paragraphs in parts that are small enough.</summary>
    public static IEnumerable<ImmutableArray<EnteredParagraph>> Parts(IEnumerable<EnteredParagraph> paragraphs) =>
        Parts(paragraphs, one => ParagraphsJson.Of([Paragraph.Of(one, 0)]).Length);

    /// <summary>Translated paragraphs in parts that are small enough.</summary>
    public static IEnumerable<ImmutableArray<TranslatedParagraph>> Parts(IEnumerable<TranslatedParagraph> paragraphs, string language) =>
        Parts(paragraphs, one => ParagraphsJson.Of([Paragraph.Of(new(one.Paragraph, "-", ParagraphKind.Operative, [new(language, one.Words)]), 0)]).Length);

    private static IEnumerable<ImmutableArray<TPart>> Parts<TPart>(IEnumerable<TPart> paragraphs, Func<TPart, int> bytesOf)
    {
        var (part, bytes) = (ImmutableArray.CreateBuilder<TPart>(), 0);
        foreach (var one in paragraphs)
        {
            var more = bytesOf(one);
            if (part.Count > 0 && bytes + more > MostBytes)
            {
                yield return part.ToImmutable();
                part.Clear();
                bytes = 0;
            }

            part.Add(one);
            bytes += more;
        }

        if (part.Count > 0)
            yield return part.ToImmutable();
    }

    private static ParagraphId NewId(ParagraphsRegister register)
    {
        while (true)
        {
            var id = ParagraphId.Of(MemoryMarshal.Cast<byte, uint>(RandomNumberGenerator.GetBytes(32)));
            if (!register.Homes.ContainsKey(id))
                return id;
        }
    }
}
