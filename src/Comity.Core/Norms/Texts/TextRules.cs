using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Norms.Texts;

/// <summary>What must hold of texts, their models and positions on them.</summary>
public static class TextRules
{
    /// <summary>A text has an id of its own, of small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? TextIdIsFree(TextsRegister register, Attempt attempt, Act act) =>
        AdoptedBy(act) is { } id && Identifier.Fault(id, register.Texts.ContainsKey(id)) is { } fault ? Refusal.Of("text", "text", id).In(fault) : null;

    /// <summary>A text has words in at least one language, each once: a file, or the paragraphs of a document.</summary>
    [Rule("Comity", Cases = ["none", "twice"])]
    public static Refusal? TextHasWords(TextsRegister register, Attempt attempt, Act act)
    {
        LanguageTag[] languages = act switch
        {
            AdoptText files => [.. files.Languages.Select(one => one.Language)],
            AdoptTextInParagraphs { Document: null } files => [.. files.Languages.Where(one => one.File is not null).Select(one => one.Language)],
            AdoptTextInParagraphs paragraphs => [.. paragraphs.Languages.Select(one => one.Language)],
            _ => [],
        };
        return languages.Length == 0 ? Refusal.Of("languages", "text", AdoptedBy(act) ?? "").In("none")
            : languages.Distinct().Count() != languages.Length ? Refusal.Of("languages", "text", AdoptedBy(act) ?? "").In("twice")
            : null;
    }

    /// <summary>A text without structure has no dates of its paragraphs, and a file in each language; one with structure names the hash of its
    /// paragraphs.</summary>
    [Rule("Comity", Cases = ["file", "hash", "document"])]
    public static Refusal? StructureIsWhole(TextsRegister register, Attempt attempt, AdoptTextInParagraphs act) => act switch
    {
        { Document: null, Paragraphs: not null } => Refusal.Of("document", "text", act.Text).In("document"),
        { Document: null, Dates.IsEmpty: false } => Refusal.Of("document", "text", act.Text).In("document"),
        { Document: null } when act.Languages.Any(one => one.File is null) => Refusal.Of("languages", "text", act.Text).In("file"),
        { Document: not null, Paragraphs: null } => Refusal.Of("paragraphs", "text", act.Text).In("hash"),
        _ => null,
    };

    /// <summary>A paragraph has its dates once, at least one, in order: in force, reviewed, lapsed; none before the text is in force.</summary>
    [Rule("Comity", Cases = ["twice", "none", "order", "early"])]
    public static Refusal? DatesAreInOrder(TextsRegister register, Attempt attempt, AdoptTextInParagraphs act)
    {
        foreach (var (place, dates) in act.Dates.Index())
            if (DateFault(act, dates) is { } fault)
                return Refusal.Of($"dates[{place.ToString(CultureInfo.InvariantCulture)}]", "paragraph", dates.Paragraph).In(fault);
        return null;
    }

    /// <summary>What is said of a text is said of one that was adopted.</summary>
    [Rule("Comity")]
    public static Refusal? TextExists(TextsRegister register, Attempt attempt, Act act) =>
        TextOf(act) is { } text && !register.Texts.ContainsKey(text) ? Refusal.Of("text", "text", text) : null;

    /// <summary>A text ends once, after it came into force.</summary>
    [Rule("Comity", Cases = ["missing", "ended", "early"])]
    public static Refusal? TextEndsOnce(TextsRegister register, Attempt attempt, EndText act) =>
        (register.Texts.GetValueOrDefault(act.Text) switch
        {
            null => "missing",
            { Until: not null } => "ended",
            var text => act.Until <= text.Act.InForceFrom ? "early" : null,
        }) is { } fault ? Refusal.Of("until", [("text", act.Text), ("until", act.Until.ToString("O", CultureInfo.InvariantCulture))]).In(fault) : null;

    /// <summary>A book is entered as a model once; another status is given to the model that is there.</summary>
    [Rule("Comity")]
    public static Refusal? ModelIsNew(TextsRegister register, Attempt attempt, EnterModel act) =>
        register.Models.ContainsKey(act.Book) ? Refusal.Of("book", "book", act.Book.Text) : null;

    /// <summary>An endorsed model names the decision that endorsed it.</summary>
    [Rule("Comity")]
    public static Refusal? EndorsementHasBasis(TextsRegister register, Attempt attempt, EnterModel act) =>
        act is { Status: ModelStatus.Endorsed, Basis: null } ? Refusal.Of("basis", "book", act.Book.Text) : null;

    /// <summary>A status is given to a model that was entered.</summary>
    [Rule("Comity")]
    public static Refusal? ModelExists(TextsRegister register, Attempt attempt, ChangeModelStatus act) =>
        register.Models.ContainsKey(act.Book) ? null : Refusal.Of("book", "book", act.Book.Text);

    /// <summary>Who interprets says how: an interpretation has words.</summary>
    [Rule("Comity")]
    public static Refusal? InterpretationHasWords(TextsRegister register, Attempt attempt, Act act) =>
        TakePositionOnWords.In(act) is { Stance: Stance.Interprets, Statement: null } position ? Refusal.Of("statement", "text", position.Text) : null;

    /// <summary>A paragraph is bound to clauses of a model of its own text, each named once.</summary>
    [Rule("Comity", Cases = ["model", "twice"])]
    public static Refusal? BindingIsOfItsModel(TextsRegister register, Attempt attempt, BindParagraph act) =>
        register.Models.GetValueOrDefault(act.Book) is not { } model || model.Act.Text != act.Text ? Refusal.Of("book", "text", act.Text).In("model")
        : act.Norms.Distinct().Count() != act.Norms.Length ? Refusal.Of("norms", "text", act.Text).In("twice")
        : null;

    private static string? DateFault(AdoptTextInParagraphs act, ParagraphDates dates) =>
        act.Dates.Count(other => other.Paragraph == dates.Paragraph) > 1 ? "twice"
        : dates is { From: null, ReviewBy: null, Lapses: null } ? "none"
        : dates.From < act.InForceFrom ? "early"
        : (dates.ReviewBy <= (dates.From ?? act.InForceFrom)) || (dates.Lapses <= (dates.ReviewBy ?? dates.From ?? act.InForceFrom)) ? "order"
        : null;

    private static string? AdoptedBy(Act act) => act switch
    {
        AdoptText adopt => adopt.Text,
        AdoptTextInParagraphs adopt => adopt.Text,
        _ => null,
    };

    private static string? TextOf(Act act) => act switch
    {
        EndText end => end.Text,
        EnterModel model => model.Text,
        TakePosition position => position.Text,
        TakePositionOnWords position => position.Text,
        BindParagraph bind => bind.Text,
        _ => null,
    };
}
