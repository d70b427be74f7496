using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Norms.Texts;

/// <summary>What must hold of texts, their models and positions on them.</summary>
public static class TextRules
{
    /// <summary>A text has an id of its own, of small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? TextIdIsFree(TextsRegister register, Attempt attempt, AdoptText act) =>
        Identifier.Fault(act.Text, register.Texts.ContainsKey(act.Text)) is { } fault ? Refusal.Of("text", "text", act.Text).In(fault) : null;

    /// <summary>A text has words: a file in at least one language, and at most one in each.</summary>
    [Rule("Comity", Cases = ["none", "twice"])]
    public static Refusal? TextHasWords(TextsRegister register, Attempt attempt, AdoptText act) =>
        act.Languages.IsEmpty || act.Languages.DistinctBy(language => language.Language).Count() != act.Languages.Length
            ? Refusal.Of("languages", "text", act.Text).In(act.Languages.IsEmpty ? "none" : "twice")
            : null;

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
    public static Refusal? InterpretationHasWords(TextsRegister register, Attempt attempt, TakePosition act) =>
        act is { Stance: Stance.Interprets, Statement: null } ? Refusal.Of("statement", "text", act.Text) : null;

    private static string? TextOf(Act act) => act switch
    {
        EndText end => end.Text,
        EnterModel model => model.Text,
        TakePosition position => position.Text,
        _ => null,
    };
}
