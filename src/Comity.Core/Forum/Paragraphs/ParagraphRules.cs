using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Documents;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Paragraphs;

/// <summary>What must hold of paragraphs when they are entered.</summary>
public static class ParagraphRules
{
    /// <summary>The paragraphs of a document are entered by whoever issued it, or by its author; translated also by the secretariat.</summary>
    [Rule("Comity")]
    public static Refusal? ParagraphsAreOfTheIssuer(ForumPicture forum, Attempt attempt, Act act) =>
        DocumentOf(act) is not { } id || forum.Documents.All.GetValueOrDefault(id) is not { } document
        || attempt.As == forum.Paragraphs.Issuers.GetValueOrDefault(id) || attempt.As == document.Act.Author
        || (act is TranslateParagraphs && attempt.As == Capacity.Secretariat)
            ? null
            : Refusal.Of("document", "document", document.Name);

    /// <summary>A document whose text was put to the members, or adopted, keeps the paragraphs that it has; a revision of it has its own.</summary>
    [Rule("Comity", Cases = ["put", "adopted"])]
    public static Refusal? ParagraphsComeBeforePutting(ForumPicture forum, Attempt attempt, EnterParagraphs act) =>
        forum.Norms.Texts.Texts.Values.Any(text => text.Structure?.Document == act.Document) ? Refusal.Of("document", "document", act.Document).In("adopted")
        : PutAt(forum, act.Document) is not null ? Refusal.Of("document", "document", act.Document).In("put")
        : null;

    /// <summary>A paragraph has an id for ever, `p-` and eight small letters, which no other has; where a document takes the place of another or adds to
    /// it, its paragraphs keep the ids that they have there.</summary>
    [Rule("Comity", Cases = ["malformed", "twice", "taken"])]
    public static Refusal? ParagraphIdIsFree(ForumPicture forum, Attempt attempt, EnterParagraphs act)
    {
        var before = Before(forum, act.Document);
        foreach (var (place, one) in act.Paragraphs.Index())
            if (IdFault(forum.Paragraphs, before, act, one.Paragraph) is { } fault)
                return Refusal.Of($"{At(place)}.paragraph", "paragraph", one.Paragraph).In(fault);
        return null;
    }

    /// <summary>A label has at most 60 characters, and stands once in a document.</summary>
    [Rule("Comity", Cases = ["twice", "long"])]
    public static Refusal? LabelStandsOnce(ParagraphsRegister register, Attempt attempt, EnterParagraphs act)
    {
        var labels = register.Documents.GetValueOrDefault(act.Document)?.All.Select(one => one.Label).ToHashSet(StringComparer.OrdinalIgnoreCase)
            ?? new(StringComparer.OrdinalIgnoreCase);
        foreach (var (place, one) in act.Paragraphs.Index())
            if (one.Label.Value.Length > Paragraph.MostLabel || !labels.Add(one.Label))
                return Refusal.Of($"{At(place)}.label", "label", one.Label).In(one.Label.Value.Length > Paragraph.MostLabel ? "long" : "twice");
        return null;
    }

    /// <summary>A part has at least one paragraph and at most 50,000 bytes in canonical JSON; what is longer is entered in several parts.</summary>
    [Rule("Comity; tlog-tiles: Log entries", Cases = ["none", "bytes"])]
    public static Refusal? PartIsSmall(ParagraphsRegister register, Attempt attempt, Act act)
    {
        var paragraphs = PartOf(act);
        return paragraphs.Length == 0 ? Refusal.Of("paragraphs", "bytes", "0").In("none")
            : ParagraphsJson.Of(paragraphs).Length is > ParagraphsJson.MostBytes and var bytes
                ? Refusal.Of("paragraphs", "bytes", bytes.ToString(CultureInfo.InvariantCulture)).In("bytes")
            : null;
    }

    /// <summary>A paragraph has words in at least one language, in each once.</summary>
    [Rule("Comity; BCP 47", Cases = ["none", "twice", "malformed"])]
    public static Refusal? WordsAreInALanguage(ParagraphsRegister register, Attempt attempt, Act act)
    {
        if (act is TranslateParagraphs translate)
            return DocumentRules.IsLanguage(translate.Language) ? null : Refusal.Of("language", "language", translate.Language).In("malformed");
        foreach (var (place, one) in ((EnterParagraphs)act).Paragraphs.Index())
            if (LanguageFault(one) is var (fault, language))
                return Refusal.Of($"{At(place)}.words", [("label", one.Label), ("language", language)]).In(fault);
        return null;
    }

    /// <summary>What is translated is a paragraph of the document that has no words in that language yet, each once: what was read stays as it was
    /// read.</summary>
    [Rule("Comity", Cases = ["foreign", "present", "twice"])]
    public static Refusal? TranslationIsMissing(ParagraphsRegister register, Attempt attempt, TranslateParagraphs act)
    {
        var (document, seen) = (register.Documents.GetValueOrDefault(act.Document), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (place, one) in act.Paragraphs.Index())
            if ((document?.Find(one.Paragraph) is not { } paragraph ? "foreign" : paragraph.Words.ContainsKey(act.Language) ? "present"
                : seen.Add(one.Paragraph) ? null : "twice") is { } fault)
                return Refusal.Of($"{At(place)}.paragraph", [("paragraph", document?.Find(one.Paragraph)?.Label ?? one.Paragraph.Value),
                    ("language", act.Language)]).In(fault);
        return null;
    }

    /// <summary>The position at which a document was put to the members last, as a decision or under silence, or its adoption was, carried by one of these;
    /// null where it never was.</summary>
    internal static long? PutAt(ForumPicture forum, string document)
    {
        var last = forum.Decisions.All.Values.Where(one => one.Act.Document == document).Select(one => one.Position)
            .Concat(forum.Silence.All.Values.Where(one => one.Act.Document == document).Select(one => one.Position))
            .Concat(forum.Carrying.All.Values.Where(one => one.Acts.Any(carried => (carried.Act as AdoptTextInParagraphs)?.Document == document))
                .Select(one => one.Position)).DefaultIfEmpty(-1).Max();
        return last < 0 ? null : last;
    }

    private static string At(int place) => $"paragraphs[{place.ToString(CultureInfo.InvariantCulture)}]";

    private static string? DocumentOf(Act act) => act switch
    {
        EnterParagraphs enter => enter.Document,
        TranslateParagraphs translate => translate.Document,
        _ => null,
    };

    private static Paragraph[] PartOf(Act act) => act switch
    {
        EnterParagraphs enter => [.. enter.Paragraphs.Select(one => Paragraph.Of(one, 0))],
        TranslateParagraphs translate => [.. translate.Paragraphs.Select(one => new Paragraph(one.Paragraph, "", ParagraphKind.Operative,
            ImmutableSortedDictionary<string, ParagraphWords>.Empty.Add(translate.Language, new(one.Words, 0))))],
        _ => [],
    };

    private static string? IdFault(ParagraphsRegister register, HashSet<string> before, EnterParagraphs act, string id) =>
        !ParagraphId.IsForEver(id) ? "malformed"
        : act.Paragraphs.Count(other => other.Paragraph == id) > 1 ? "twice"
        : register.Documents.GetValueOrDefault(act.Document)?.Find(id) is not null ? "taken"
        : register.Homes.GetValueOrDefault(id) is { } home && !before.Contains(home) ? "taken"
        : null;

    private static (string Fault, string Language)? LanguageFault(EnteredParagraph one) =>
        one.Words.IsEmpty ? ("none", "")
        : one.Words.FirstOrDefault(words => !DocumentRules.IsLanguage(words.Language)) is { } malformed ? ("malformed", malformed.Language)
        : one.Words.FirstOrDefault(words => one.Words.Count(other => other.Language == words.Language) > 1) is { } twice ? ("twice", twice.Language)
        : null;

    /// <summary>The documents from which one follows: what it revises, corrects, adds to or reissues, and what these follow from.</summary>
    private static HashSet<string> Before(ForumPicture forum, string document)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        for (var at = document; forum.Documents.All.GetValueOrDefault(at)?.Act.To is { } to && before.Add(to);)
            at = to;
        return before;
    }
}
