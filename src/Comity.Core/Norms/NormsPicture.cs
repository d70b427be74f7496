using Comity.Members;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Norms;

/// <summary>The registers of the room Norms as of one position, and of the rooms before it.</summary>
/// <param name="Members">The room Members.</param>
/// <param name="Texts">Texts, models and positions.</param>
public sealed record NormsPicture(MembersPicture Members, TextsRegister Texts)
{
    /// <summary>Before the first entry.</summary>
    public static NormsPicture Empty { get; } = new(MembersPicture.Empty, TextsRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public NormsPicture Apply(Effect effect)
    {
        var (members, texts) = (Members.Apply(effect), Texts.Apply(effect));
        return ReferenceEquals(members, Members) && ReferenceEquals(texts, Texts) ? this : new(members, texts);
    }
}
