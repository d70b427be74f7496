using Comity.Negotiation.Consultations;
using Comity.Norms;
using Comity.Record.Entries;

namespace Comity.Negotiation;

/// <summary>The registers of the room Negotiation as of one position, and of the rooms before it.</summary>
/// <param name="Norms">The room Norms.</param>
/// <param name="Consultations">The consultations.</param>
public sealed record NegotiationPicture(NormsPicture Norms, ConsultationsRegister Consultations)
{
    /// <summary>Before the first entry.</summary>
    public static NegotiationPicture Empty { get; } = new(NormsPicture.Empty, ConsultationsRegister.Empty);

    /// <summary>The picture after an act took effect.</summary>
    public NegotiationPicture Apply(Effect effect)
    {
        var (norms, consultations) = (Norms.Apply(effect), Consultations.Apply(effect));
        return ReferenceEquals(norms, Norms) && ReferenceEquals(consultations, Consultations) ? this : new(norms, consultations);
    }
}
