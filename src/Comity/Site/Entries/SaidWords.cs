using System.Collections.Immutable;
using System.Globalization;
using Comity.Members.Participants;
using Comity.Site.Acts;

namespace Comity.Site.Entries;

/// <summary>Sentences about acts in a reader's language.</summary>
public static class SaidWords
{
    /// <summary>The key of a sentence's text.</summary>
    public static string KeyOf(Said said) => $"record.said.{said.Key}";

    /// <summary>The sentence as plain text.</summary>
    public static string Of(Said said, Texts texts, Language language, ParticipantsRegister participants) =>
        texts[KeyOf(said), [.. Values(said, texts, language, participants)]];

    /// <summary>The values of a sentence in words.</summary>
    public static ImmutableArray<string> Values(Said said, Texts texts, Language language, ParticipantsRegister participants) =>
        [.. said.Values.Select(value => Word(value, texts, language, participants))];

    private static string Word(object value, Texts texts, Language language, ParticipantsRegister participants) => value switch
    {
        Code code => participants.All.GetValueOrDefault(code.Participant)?.NameIn(language.Code) ?? code.Participant,
        Enum named => ActWords.Value(texts, named),
        DateOnly day => Dates.Day(texts, day),
        DateTimeOffset moment => Dates.Moment(texts, moment),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
