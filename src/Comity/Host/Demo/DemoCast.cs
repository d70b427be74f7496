using System.Collections.Immutable;
using Comity.Members.Participants;

namespace Comity.Host.Demo;

/// <summary>An invented participant.</summary>
/// <param name="Code">Its code; a State's is one that ISO 3166-1 leaves to its users for ever (XAA to XZZ).</param>
/// <param name="Kind">What it is.</param>
/// <param name="English">Its name in English.</param>
/// <param name="French">Its name in French.</param>
/// <param name="Group">Its regional group.</param>
internal sealed record DemoParticipant(string Code, ParticipantKind Kind, string English, string French, string? Group = null)
{
    /// <summary>Its names as the record has them.</summary>
    public ImmutableArray<LocalName> Names => [new("en", English), new("fr", French)];
}

/// <summary>Who takes part in the demonstration, and its persons. None of them exists.</summary>
internal sealed class DemoCast : IDisposable
{
    private const string Africa = "African States";
    private const string Asia = "Asia-Pacific States";
    private const string East = "Eastern European States";
    private const string Latin = "Latin American and Caribbean States";
    private const string West = "Western European and other States";

    /// <summary>The members: twenty-four States of five groups.</summary>
    public static ImmutableArray<DemoParticipant> Members { get; } =
    [
        State("XBV", "Belvane", "Belvane", Africa), State("XES", "Estavelle", "Estavelle", Africa), State("XLM", "Lumaria", "Lumarie", Africa),
        State("XRV", "Rovinar", "Rovinar", Africa), State("XZD", "Zandora", "Zandore", Africa),
        State("XCR", "Corrosay", "Corrosay", Asia), State("XGD", "Galdania", "Galdanie", Asia), State("XNV", "Norvanna", "Norvanna", Asia),
        State("XSL", "Selmara", "Selmara", Asia), State("XYS", "Ysmere", "Ysmère", Asia),
        State("XDM", "Dunmere", "Dunmère", East), State("XKE", "Kestrelia", "Kestrélie", East), State("XTQ", "Tarquenne", "Tarquenne", East),
        State("XWD", "Wendovia", "Wendovie", East),
        State("XFR", "Farrowland", "Farrowland", Latin), State("XHS", "Hestoria", "Hestorie", Latin), State("XPL", "Pellandra", "Pellandre", Latin),
        State("XQS", "Quessant", "Quessant", Latin), State("XVS", "Vessaly", "Vessalie", Latin),
        State("XAD", "Aldermark", "Aldermark", West), State("XIV", "Ilvermont", "Ilvermont", West), State("XJR", "Jorrand", "Jorrand", West),
        State("XMW", "Merrowick", "Merrowick", West), State("XUM", "Ulmaria", "Ulmarie", West),
    ];

    /// <summary>Who takes part without being a member.</summary>
    public static ImmutableArray<DemoParticipant> Others { get; } =
    [
        new("XCI", ParticipantKind.ObserverState, "Calder Isles", "Îles Calder", Latin),
        new("XTW", ParticipantKind.ObserverState, "Thornwall", "Thornwall", West),
        new("MERIDIAN", ParticipantKind.RegionalOrganization, "Meridian Community", "Communauté du Méridien"),
        new("INRU", ParticipantKind.InternationalOrganization, "International Network Registers Union", "Union internationale des registres de réseau"),
        new("OCF", ParticipantKind.Stakeholder, "Open Cables Forum", "Forum des câbles ouverts"),
        new("IRC", ParticipantKind.Stakeholder, "Institute for Restraint in Cyberspace", "Institut pour la retenue dans le cyberespace"),
        new("HSA", ParticipantKind.Stakeholder, "Harbour Software Alliance", "Alliance logicielle du port"),
    ];

    /// <summary>The first person of the secretariat.</summary>
    public DemoPerson Secretary { get; } = new(Record.Entries.Capacity.Secretariat);

    /// <summary>The chair.</summary>
    public DemoPerson Chair { get; } = new(Record.Entries.Capacity.Chair);

    /// <summary>A member of the delegation of Lumaria.</summary>
    public DemoPerson Delegate { get; } = new("XLM");

    /// <summary>A representative of the Open Cables Forum.</summary>
    public DemoPerson Observer { get; } = new("OCF");

    /// <summary>A reviewer.</summary>
    public DemoPerson Reviewer { get; } = new(Record.Entries.Capacity.Oneself);

    /// <summary>An expert.</summary>
    public DemoPerson Expert { get; } = new(Record.Entries.Capacity.Oneself);

    /// <summary>A mediator.</summary>
    public DemoPerson Mediator { get; } = new(Record.Entries.Capacity.Oneself);

    /// <summary>The head of each delegation, by code.</summary>
    public ImmutableSortedDictionary<string, DemoPerson> Heads { get; } =
        Members.Concat(Others).ToImmutableSortedDictionary(one => one.Code, one => new DemoPerson(one.Code), StringComparer.Ordinal);

    /// <summary>The head of the delegation with whose account a visitor signs in.</summary>
    public DemoPerson Head => Heads["XAD"];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var person in Heads.Values.Concat([Secretary, Chair, Delegate, Observer, Reviewer, Expert, Mediator]))
            person.Dispose();
    }

    private static DemoParticipant State(string code, string english, string french, string group) => new(code, ParticipantKind.State, english, french, group);
}
