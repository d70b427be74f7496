using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Site.Api.Rows;

namespace Comity.Site.Api.Reading;

/// <summary>What the rooms Members, Norms (its texts) and Negotiation are asked.</summary>
public static class MemberRoutes
{
    private static readonly ApiParameter Participant = new("participant", ParameterKind.Text) { Example = "UTO" };

    private static readonly ApiParameter Text = new("text", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "norms-2015" };

    private static readonly ApiParameter Consultation = new("consultation", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "first-round" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("participants", "members", "participants", typeof(Participant), Participants)
        {
            IsList = true,
            Parameters =
            [
                new("kind", ParameterKind.Choice) { Values = [.. Shapes.Shape.Of(typeof(ParticipantKind)).Values], Example = "state" },
                new("group", ParameterKind.Text) { Example = "African States" },
                new("development", ParameterKind.Choice) { Values = [.. Shapes.Shape.Of(typeof(DevelopmentGroup)).Values], Example = "ldc" },
            ],
        },
        new("participant", "members", "participants/{participant}", typeof(Participant), call => call.Picture.Members.Participants.All.GetValueOrDefault(call.Text("participant")!))
        {
            Parameters = [Participant with { InPath = true, IsRequired = true }],
        },
        new("credentials", "members", "credentials", typeof(CredentialRow), Credentials) { IsList = true, Parameters = [Participant] },
        new("offices", "members", "offices", typeof(OfficeRow), Offices) { IsList = true },
        new("texts", "texts", "texts", typeof(TextRow), Texts) { IsList = true, Parameters = [new("on", ParameterKind.Day) { Example = "2026-02-27" }] },
        new("text", "texts", "texts/{text}", typeof(TextAnswer), OneText) { Parameters = [Text] },
        new("positions", "texts", "texts/{text}/positions", typeof(PositionRow), call => Positions(call)) { IsList = true, Parameters = [Text] },
        new("consultations", "consultations", "consultations", typeof(ConsultationRow), call => call.Picture.Consultations.All.Values.Select(ConsultationRow.Of)) { IsList = true },
        new("consultation", "consultations", "consultations/{consultation}", typeof(ConsultationRow),
            call => call.Picture.Consultations.All.GetValueOrDefault(call.Text("consultation")!) is { } found ? ConsultationRow.Of(found) : null)
        {
            Parameters = [Consultation],
        },
    ];

    private static IEnumerable<Participant> Participants(ApiCall call) => call.Picture.Members.Participants.All.Values.Where(one =>
        (call.Text("kind") is not { } kind || string.Equals(one.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase)) && (call.Text("group") is not { } group || one.Group == group)
        && (call.Text("development") is not { } development || one.Details.Development.Any(each => string.Equals(each.ToString(), development, StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<CredentialRow> Credentials(ApiCall call) => call.Picture.Members.Credentials.Credentials
        .SelectMany(person => person.Value.Values.Select(one => CredentialRow.Of(person.Key, one, call.Now)))
        .Where(row => call.Text("participant") is not { } code || row.Participant == code)
        .OrderBy(row => row.Participant, StringComparer.Ordinal).ThenBy(row => row.Person, StringComparer.Ordinal);

    private static IEnumerable<OfficeRow> Offices(ApiCall call) => call.Picture.Members.Credentials.Offices
        .SelectMany(person => person.Value.Values.Select(one => OfficeRow.Of(person.Key, one, call.Now)))
        .OrderBy(row => row.Office).ThenBy(row => row.Person, StringComparer.Ordinal);

    private static DateOnly Today(ApiCall call) => DateOnly.FromDateTime(call.Now.UtcDateTime);

    private static IEnumerable<TextRow> Texts(ApiCall call) => call.Picture.Texts.Texts.Values
        .Select(text => TextRow.Of(text, call.Day("on") ?? Today(call))).Where(row => call.Day("on") is null || row.InForce);

    private static TextAnswer? OneText(ApiCall call) => call.Picture.Texts.Texts.GetValueOrDefault(call.Text("text")!) is { } text
        ? new(TextRow.Of(text, Today(call)), [.. call.Picture.Texts.ModelsOf(text.Act.Text).Select(ModelRow.Of)], PositionRow.All(call.Picture.Texts, text.Act.Text))
        : null;

    private static ImmutableArray<PositionRow>? Positions(ApiCall call) =>
        call.Picture.Texts.Texts.ContainsKey(call.Text("text")!) ? PositionRow.All(call.Picture.Texts, call.Text("text")!) : null;
}
