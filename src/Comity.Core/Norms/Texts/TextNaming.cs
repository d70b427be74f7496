using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Norms.Texts;

/// <summary>What acts name of texts and their models.</summary>
public static class TextNaming
{
    /// <summary>Texts: the last come first, those that are in force no longer at the end.</summary>
    public static Naming<TextsRegister> Text { get; } = Naming<TextsRegister>.Of<TextId>(
        "text", register =>
            register.Texts.Values.OrderByDescending(text => text.Act.InForceFrom).Select(Thing),
            (register, id) => register.Texts.GetValueOrDefault(id) is { } text ? Thing(text) : null) with { IsMade = true };

    /// <summary>Norm books: the models of texts, and books of which a figure is published.</summary>
    public static Naming<NormsPicture> Book { get; } = Naming<NormsPicture>.Of<BookHash>(
        "book",
        norms => norms.Texts.Models.Values.OrderByDescending(model => model.Since).Select(Thing),
        (norms, id) => !Hash.TryParseHex(id, out var hash) ? null
            : norms.Texts.Models.GetValueOrDefault(hash) is { } model ? Thing(model)
            : norms.Record.Figures.Figures.Exists(figure => figure.Act.Inputs.Contains(hash)) ? new(id, id[..12], "/figures") : null);

    private static NamedThing Thing(AdoptedText text) => new(text.Act.Text, text.Act.Title, $"/texts/{text.Act.Text}")
    {
        Symbol = text.Act.Symbol, IsOver = text.Until is not null, Words = () => text.Act.Decision,
    };

    private static NamedThing Thing(TextModel model) =>
        new(model.Act.Book.Text, model.Act.Title, $"/texts/{model.Act.Text}#models") { IsOver = model.Status == ModelStatus.Withdrawn };
}
