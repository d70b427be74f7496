using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Forum.Commitments;

namespace Comity.Forum.Api;

/// <summary>What the register of commitments is asked.</summary>
public static class CommitmentRoutes
{
    private static readonly ApiParameter Participant = new("participant", ParameterKind.Text) { Example = "UTO" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("commitments", "forum", "commitments", Shows.Statements, typeof(CommitmentRow), Commitments)
        {
            IsList = true,
            Parameters = [Participant,
                new("status", ParameterKind.Choice) { Values = [.. Kit.Shapes.Shape.Of(typeof(CommitmentStatus)).Values], Example = "inForce" }],
        },
        new("commitment", "forum", "commitments/{commitment}", Shows.Statements, typeof(CommitmentRow),
            call => call.Picture.Forum.Commitments.All.GetValueOrDefault(call.Text("commitment")!) is { } found ? CommitmentRow.Of(found) : null)
        {
            Parameters = [new("commitment", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "contact-point" }],
        },
        new("measures", "forum", "measures", Shows.Statements, typeof(MeasureRow), call => MeasureRow.All(call.Picture.Forum.Commitments)) { IsList = true },
        new("disclosures", "forum", "disclosures", Shows.Statements, typeof(DisclosureRow),
            call => call.Picture.Forum.Commitments.Disclosures.Values.Select(DisclosureRow.Of)) { IsList = true },
    ];

    private static IEnumerable<CommitmentRow> Commitments(ApiCall call) => call.Picture.Forum.Commitments.All.Values
        .Where(one => (call.Text("participant") is not { } code || one.Participant == code)
            && (call.Text("status") is not { } status || string.Equals(one.Status.ToString(), status, StringComparison.OrdinalIgnoreCase)))
        .Select(CommitmentRow.Of);
}
