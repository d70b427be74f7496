using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Comity.Kit;
using Comity.Members.Accreditation;
using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>Sentences about acts in a reader's language: what they name is called by its title, participants by their names.</summary>
public static class SaidWords
{
    private const int MostNames = 5;

    /// <summary>The key of a sentence's text.</summary>
    public static string KeyOf(Said said) => $"record.said.{said.Key}";

    /// <summary>The sentence as plain text.</summary>
    public static string Of(Said said, Texts texts, Language language, Picture picture)
    {
        var text = new StringBuilder();
        foreach (var part in Parts(said, texts, language, picture))
            text.Append(part.Text);
        return text.ToString();
    }

    /// <summary>The sentence in parts: words of the language, and what comes from the record.</summary>
    public static IEnumerable<(string Text, bool IsData)> Parts(Said said, Texts texts, Language language, Picture picture)
    {
        var (text, from) = (texts[KeyOf(said)], 0);
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', from))
        {
            var close = text.IndexOf('}', open);
            yield return (text[from..open], false);
            yield return (Word(said.Values.FirstOrDefault(value => value.Place == text[(open + 1)..close])?.Value ?? "", texts, language, picture), true);
            from = close + 1;
        }

        yield return (text[from..], false);
    }

    private static string Word(object value, Texts texts, Language language, Picture picture) => value switch
    {
        NumberValue or OrdinalValue => value.ToString()!,
        LanguageTag tag => LanguageWords.Name(texts, tag),
        FieldValue reference => Title(reference, texts, language, picture),
        ImmutableArray<object> list =>
            string.Join(", ", list.Take(MostNames).Select(item => Word(item, texts, language, picture))) + (list.Length > MostNames ? ", …" : ""),
        Enum named => ActWords.Value(texts, named),
        DateOnly day => Dates.Day(texts, day),
        DateTimeOffset moment => Dates.Moment(texts, moment),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The title of what is named; the name itself where nothing has it now.</summary>
    private static string Title(FieldValue reference, Texts texts, Language language, Picture picture)
    {
        if (reference is ParticipantCode code)
            return picture.Members.Participants.All.GetValueOrDefault(code.Value)?.NameIn(language.Code)
                ?? References.Of(typeof(ApplicantCode))!.Find(picture, code, _ => null)?.TitleIn(language.Code) ?? code.Value;
        return reference is not Forum.Commitments.ConfidenceMeasureId && References.Of(reference.GetType()) is { } naming
            && naming.Find(picture, reference.Text, _ => null) is { } thing
            ? ThingWords.Title(texts, naming.Kind, thing, picture, language) : reference.Text;
    }
}
