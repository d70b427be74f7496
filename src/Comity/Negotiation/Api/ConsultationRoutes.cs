using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;

namespace Comity.Negotiation.Api;

/// <summary>What is asked of consultations.</summary>
public static class ConsultationRoutes
{
    private static readonly ApiParameter Consultation = new("consultation", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "first-round" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("consultations", "consultations", "consultations", Shows.Consultations, typeof(ConsultationRow),
            call => call.Picture.Consultations.All.Values.Select(ConsultationRow.Of)) { IsList = true },
        new("consultation", "consultations", "consultations/{consultation}", Shows.Consultations, typeof(ConsultationRow),
            call => call.Picture.Consultations.All.GetValueOrDefault(call.Text("consultation")!) is { } found ? ConsultationRow.Of(found) : null)
        {
            Parameters = [Consultation],
        },
    ];
}
