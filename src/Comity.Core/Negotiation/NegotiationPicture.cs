using Comity.Forum;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;

namespace Comity.Negotiation;

/// <summary>The registers of the room Negotiation as of one position, and of the rooms before it.</summary>
/// <param name="Forum">The room Forum.</param>
/// <param name="Consultations">The consultations.</param>
public sealed record NegotiationPicture(ForumPicture Forum, ConsultationsRegister Consultations)
{
    /// <summary>Before the first entry.</summary>
    public static NegotiationPicture Empty { get; } = new(ForumPicture.Empty, ConsultationsRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public NegotiationPicture Apply(Effect effect)
    {
        var (forum, consultations) = (Forum.Apply(effect), Consultations.Apply(effect));
        return ReferenceEquals(forum, Forum) && ReferenceEquals(consultations, Consultations) ? this : new(forum, consultations);
    }
}
