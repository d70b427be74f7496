using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Received;

namespace Comity.Norms.Texts;

/// <summary>A text that a decision adopted.</summary>
/// <param name="Act">The act that entered it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Until">The first day on which it is not in force; null while no end is set.</param>
public sealed record AdoptedText(AdoptText Act, long Position, DateOnly? Until)
{
    /// <summary>The act that adopted it, where it is the paragraphs of a document; null for a text without structure.</summary>
    public AdoptTextInParagraphs? Structure { get; init; }

    /// <summary>The decision that adopted it, in words; null where a decision of this record carries it.</summary>
    public string? Decision => Act.Decision.Value.Length == 0 ? null : Act.Decision;

    /// <summary>The languages in which it was adopted.</summary>
    public IEnumerable<string> Languages => Structure?.Languages.Select(one => one.Language.Value) ?? Act.Languages.Select(one => one.Language.Value);

    /// <summary>Whether it is in force on a day.</summary>
    public bool InForceOn(DateOnly day) => Act.InForceFrom <= day && (Until is not { } until || day < until);

    /// <summary>The dates of a paragraph; null where it has none of its own.</summary>
    public ParagraphDates? DatesOf(string paragraph) => Structure?.Dates.FirstOrDefault(one => one.Paragraph == paragraph);

    /// <summary>Whether a paragraph is in force on a day.</summary>
    public bool InForceOn(DateOnly day, string paragraph) =>
        InForceOn(day) && (DatesOf(paragraph) is not { } dates || ((dates.From is not { } from || from <= day) && (dates.Lapses is not { } end || day < end)));

    /// <summary>A text as it was adopted.</summary>
    public static AdoptedText Of(AdoptTextInParagraphs act, long position) => new(
        new(act.Text, act.Title, act.Symbol, [.. act.Languages.Where(one => one.File is not null).Select(one => new TextLanguage(one.Language, one.File!))],
            act.InForceFrom, act.Decision ?? ""), position, null)
    {
        Structure = act.Document is null ? null : act,
    };
}

/// <summary>A model of a text.</summary>
/// <param name="Act">The act that entered it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Status">Its status now.</param>
/// <param name="Since">The position of the entry that gave it this status.</param>
public sealed record TextModel(EnterModel Act, long Position, ModelStatus Status, long Since);

/// <summary>A participant's position on a text or norm.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Act">What it said.</param>
/// <param name="Position">The position of the entry.</param>
/// <param name="Level">How well it is known that the participant said it.</param>
public sealed record StatedPosition(string Participant, TakePosition Act, long Position, SignatureLevel Level)
{
    /// <summary>The words that were meant; null where the act named none.</summary>
    public WordsHash? Words { get; init; }
}

/// <summary>Which clauses of a model stand for a paragraph.</summary>
/// <param name="Act">What was said.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record ParagraphBinding(BindParagraph Act, long Position);

/// <summary>Which paragraph is bound to which model.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Book">The hash of the book.</param>
public readonly record struct BindingKey(string Text, string Paragraph, Hash Book);

/// <summary>Which text is a position about, and by whom.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Norm">The norm or paragraph, or the empty text for the whole.</param>
/// <param name="Participant">The participant's code.</param>
public readonly record struct PositionKey(string Text, string Norm, string Participant);

/// <summary>Which texts are in force, which models they have, and how participants stand to them.</summary>
/// <param name="Texts">The texts by id.</param>
/// <param name="Models">The models by the hash of the book.</param>
/// <param name="Positions">The last position of each participant on each text and norm.</param>
/// <param name="Former">Positions that stand again if the received act that changed them is contested.</param>
public sealed record TextsRegister(
    ImmutableSortedDictionary<string, AdoptedText> Texts,
    ImmutableDictionary<Hash, TextModel> Models,
    ImmutableDictionary<PositionKey, StatedPosition> Positions,
    FormerValues<PositionKey, StatedPosition> Former)
{
    /// <summary>Before the first entry.</summary>
    public static TextsRegister Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, AdoptedText>(StringComparer.Ordinal), ImmutableDictionary<Hash, TextModel>.Empty,
        ImmutableDictionary<PositionKey, StatedPosition>.Empty,
        new FormerValues<PositionKey, StatedPosition>());

    /// <summary>Which clauses of models stand for which paragraphs.</summary>
    public ImmutableDictionary<BindingKey, ParagraphBinding> Bindings { get; init; } = ImmutableDictionary<BindingKey, ParagraphBinding>.Empty;

    /// <summary>The texts in force on a day, in the order of their ids.</summary>
    public IEnumerable<AdoptedText> InForce(DateOnly day) => Texts.Values.Where(text => text.InForceOn(day));

    /// <summary>The models of a text, endorsed ones first, then by position.</summary>
    public IEnumerable<TextModel> ModelsOf(string text) => Models.Values
        .Where(model => model.Act.Text == text)
        .OrderByDescending(model => model.Status == ModelStatus.Endorsed)
        .ThenBy(model => model.Position);

    /// <summary>The positions on a text (norm null) or on one of its norms, by participant.</summary>
    public IEnumerable<StatedPosition> On(string text, string? norm) => Positions
        .Where(position => position.Key.Text == text && position.Key.Norm == (norm ?? "") && position.Value.Act.Stance != Stance.Withdrawn)
        .Select(position => position.Value)
        .OrderBy(position => position.Participant, StringComparer.Ordinal);

    /// <summary>The bindings of a text's paragraphs that name a clause, those of endorsed models first.</summary>
    public IEnumerable<ParagraphBinding> BindingsOf(string text) => Bindings.Values
        .Where(one => one.Act.Text == text && !one.Act.Norms.IsEmpty)
        .OrderByDescending(one => Models.GetValueOrDefault(one.Act.Book)?.Status == ModelStatus.Endorsed).ThenBy(one => one.Position);

    /// <summary>The register after an act took effect.</summary>
    public TextsRegister Apply(Effect effect) => effect.Act switch
    {
        AdoptText act => this with { Texts = Texts.SetItem(act.Text, new(act, effect.Position, null)) },
        AdoptTextInParagraphs act => this with { Texts = Texts.SetItem(act.Text, AdoptedText.Of(act, effect.Position)) },
        EndText act when Texts.GetValueOrDefault(act.Text) is { } text => this with { Texts = Texts.SetItem(act.Text, text with { Until = act.Until }) },
        EnterModel act => this with { Models = Models.SetItem(act.Book, new(act, effect.Position, act.Status, effect.Position)) },
        ChangeModelStatus act when Models.GetValueOrDefault(act.Book) is { } model =>
            this with { Models = Models.SetItem(act.Book, model with { Status = act.Status, Since = effect.Position }) },
        TakePosition act => Said(effect, new(act.Text, act.Norm ?? "", effect.As), new(effect.As, act, effect.Position, effect.Level)),
        TakePositionOnWords act => Said(effect, new(act.Text, act.Paragraph ?? "", effect.As),
            new(effect.As, TakePositionOnWords.In(act)!, effect.Position, effect.Level) { Words = act.Words }),
        BindParagraph act => this with { Bindings = Bindings.SetItem(new(act.Text, act.Paragraph, act.Book), new(act, effect.Position)) },
        ContestReceived act => TakenBack(act.Position),
        ConfirmReceived act => Closed(act.Position),
        SettleReceived act => Closed(act.Position),
        _ => this,
    };

    private TextsRegister Said(Effect effect, PositionKey key, StatedPosition now) =>
        this with { Positions = Positions.SetItem(key, now), Former = Former.After(effect, key, Positions.GetValueOrDefault(key)) };

    private TextsRegister TakenBack(long position)
    {
        var (next, again) = Former.Contested(position);
        var positions = again is null ? Positions : again.Value is { } value ? Positions.SetItem(again.Key, value) : Positions.Remove(again.Key);
        return ReferenceEquals(next, Former) ? this : this with { Positions = positions, Former = next };
    }

    private TextsRegister Closed(long position) => Former.Closed(position) is var next && ReferenceEquals(next, Former) ? this : this with { Former = next };
}
