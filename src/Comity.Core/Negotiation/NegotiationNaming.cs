using Comity.Negotiation.Consultations;
using Comity.Record.Entries;

namespace Comity.Negotiation;

/// <summary>What acts name of the room Negotiation.</summary>
public static class NegotiationNaming
{
    /// <summary>Consultations: the open ones come first.</summary>
    public static Naming<ConsultationsRegister> Consultation { get; } = Naming<ConsultationsRegister>.Of<ConsultationId>(
        "consultation", register =>
            register.All.Values.OrderByDescending(one => one.Position).Select(Thing),
            (register, id) => register.All.GetValueOrDefault(id) is { } one ? Thing(one) : null) with { IsMade = true };

    private static NamedThing Thing(Consultation one) => new(one.Act.Consultation, one.Act.Title, $"/consultations/{one.Act.Consultation}")
    {
        IsOver = one.Closed is not null, Words = () => string.Join('\n', one.Act.Statements),
    };
}
