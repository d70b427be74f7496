using Comity.Members;
using Comity.Norms.Texts;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Norms;

/// <summary>The registers of the room Norms as of one position, and of the rooms before it.</summary>
/// <param name="Record">The room Record.</param>
/// <param name="Members">The room Members.</param>
/// <param name="Texts">Texts, models and positions.</param>
public sealed record NormsPicture(RecordPicture Record, MembersPicture Members, TextsRegister Texts)
{
    /// <summary>Before the first entry.</summary>
    public static NormsPicture Empty { get; } = new(RecordPicture.Empty, MembersPicture.Empty, TextsRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="members">The room Members after it, which holds the room before it.</param>
    public NormsPicture Apply(Effect effect, MembersPicture members)
    {
        var texts = Texts.Apply(effect);
        return ReferenceEquals(members, Members) && ReferenceEquals(texts, Texts) ? this : new(members.Record, members, texts);
    }
}
