using Comity.Forum;
using Comity.Members;
using Comity.Negotiation.Consultations;
using Comity.Norms;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Negotiation;

/// <summary>The registers of the room Negotiation as of one position, and of the rooms before it.</summary>
/// <param name="Record">The room Record.</param>
/// <param name="Members">The room Members.</param>
/// <param name="Norms">The room Norms.</param>
/// <param name="Forum">The room Forum.</param>
/// <param name="Consultations">The consultations.</param>
public sealed record NegotiationPicture(
    RecordPicture Record, MembersPicture Members, NormsPicture Norms, ForumPicture Forum, ConsultationsRegister Consultations)
{
    /// <summary>Before the first entry.</summary>
    public static NegotiationPicture Empty { get; } = new(
        RecordPicture.Empty, MembersPicture.Empty, NormsPicture.Empty, ForumPicture.Empty, ConsultationsRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="forum">The room Forum after it, which holds the rooms before it.</param>
    public NegotiationPicture Apply(Effect effect, ForumPicture forum)
    {
        var consultations = Consultations.Apply(effect);
        if (!ReferenceEquals(consultations, Consultations) || !ReferenceEquals(forum.Members.Participants, Forum.Members.Participants))
            consultations = consultations.Heard(forum.Members.Participants);
        return ReferenceEquals(forum, Forum) && ReferenceEquals(consultations, Consultations)
            ? this
            : new(forum.Record, forum.Members, forum.Norms, forum, consultations);
    }
}
