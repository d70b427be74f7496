using Comity.Kit;
using Comity.Members.Participants;
using Comity.Members.Readers;

namespace Comity.Acts.Words;

/// <summary>An audience in words.</summary>
public static class AudienceWords
{
    /// <summary>Its kinds, groups and participants, one after the other.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="audience">The audience.</param>
    /// <param name="nameOf">The name of a participant.</param>
    public static string Of(Texts texts, NamedAudience audience, Func<string, string> nameOf) => string.Join(", ",
        audience.Kinds.Select(kind => ActWords.Value(texts, ReadersRegister.KindOf(kind))).Concat(audience.Groups.Select(group => group.Value))
            .Concat(audience.Participants.Select(participant => nameOf(participant))));
}
