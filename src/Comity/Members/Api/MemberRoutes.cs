using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Members.Accreditation;
using Comity.Members.Participants;

namespace Comity.Members.Api;

/// <summary>What the room Members is asked.</summary>
public static class MemberRoutes
{
    private static readonly ApiParameter Participant = new("participant", ParameterKind.Text) { Example = "UTO" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("participants", "members", "participants", Shows.Members, typeof(Participant), Participants)
        {
            IsList = true,
            Parameters =
            [
                new("kind", ParameterKind.Choice) { Values = [.. Kit.Shapes.Shape.Of(typeof(ParticipantKind)).Values], Example = "state" },
                new("group", ParameterKind.Text) { Example = "African States" },
                new("development", ParameterKind.Choice) { Values = [.. Kit.Shapes.Shape.Of(typeof(DevelopmentGroup)).Values], Example = "ldc" },
            ],
        },
        new("participant", "members", "participants/{participant}", Shows.Members, typeof(Participant),
            call => call.Picture.Members.Participants.All.GetValueOrDefault(call.Text("participant")!))
        {
            Parameters = [Participant with { InPath = true, IsRequired = true }],
        },
        new("credentials", "members", "credentials", Shows.Members, typeof(CredentialRow), Credentials) { IsList = true, Parameters = [Participant] },
        new("offices", "members", "offices", Shows.Members, typeof(OfficeRow), Offices) { IsList = true },
        new("accreditation", "members", "accreditation", Shows.Members, typeof(AdoptModality), call => call.Picture.Members.Accreditation.Modality),
        new("accreditations", "members", "accreditations", Shows.Members, typeof(AccreditationRow), Accreditations)
        {
            IsList = true,
            Parameters = [new("status", ParameterKind.Choice) { Values = [.. Kit.Shapes.Shape.Of(typeof(AccreditationStatus)).Values], Example = "open" }],
        },
    ];

    private static IEnumerable<Participant> Participants(ApiCall call) => call.Picture.Members.Participants.All.Values.Where(one =>
        (call.Text("kind") is not { } kind || string.Equals(one.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase))
            && (call.Text("group") is not { } group || one.Group == group)
        && (call.Text("development") is not { } development
            || one.Details.Development.Any(each => string.Equals(each.ToString(), development, StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<CredentialRow> Credentials(ApiCall call) => call.Picture.Members.Credentials.Credentials
        .SelectMany(person => person.Value.Values.Select(one => CredentialRow.Of(call.Picture.Members, person.Key, one, call.Now)))
        .Where(row => call.Text("participant") is not { } code || row.Participant == code)
        .OrderBy(row => row.Participant, StringComparer.Ordinal).ThenBy(row => row.Person, StringComparer.Ordinal);

    private static IEnumerable<OfficeRow> Offices(ApiCall call) => call.Picture.Members.Credentials.Offices
        .SelectMany(person => person.Value.Values.Select(one => OfficeRow.Of(person.Key, one, call.Now)))
        .OrderBy(row => row.Office).ThenBy(row => row.Person, StringComparer.Ordinal);

    private static IEnumerable<AccreditationRow> Accreditations(ApiCall call) => call.Picture.Members.Accreditation.All.Values
        .Where(one => call.Text("status") is not { } status || string.Equals(one.Status.ToString(), status, StringComparison.OrdinalIgnoreCase))
            .Select(AccreditationRow.Of);
}
