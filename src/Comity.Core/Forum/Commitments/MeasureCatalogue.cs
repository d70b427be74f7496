using System.Collections.Immutable;

namespace Comity.Forum.Commitments;

/// <summary>A confidence-building measure that an organisation agreed on.</summary>
/// <param name="Id">Its id: the organisation and its number there, such as `osce-8`.</param>
/// <param name="Number">Its number in the instrument.</param>
/// <param name="Says">What it asks for, in our words.</param>
/// <param name="Norms">The norms of A/70/174 paragraph 13 that it serves, by letter. The mapping is ours.</param>
public sealed record CatalogueMeasure(string Id, int Number, string Says, ImmutableArray<string> Norms);

/// <summary>The measures of one organisation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Instrument">Where the measures stand.</param>
/// <param name="Measures">The measures.</param>
public sealed record MeasureSet(string Id, string Name, string Instrument, ImmutableArray<CatalogueMeasure> Measures);

/// <summary>The catalogue of confidence-building measures: the sixteen of the OSCE, the six of the OAS, the eight of the United Nations. All are voluntary.
/// Paraphrased.</summary>
public static class MeasureCatalogue
{
    /// <summary>All sets.</summary>
    public static ImmutableArray<MeasureSet> Sets { get; } =
    [
        Set("osce", "OSCE", "Permanent Council Decisions 1106 (2013) and 1202 (2016)",
        [
            ("Give one's views on threats to and in the use of information and communications technologies.", "b"),
            ("Let national bodies that deal with their security work together across borders.", "a d"),
            ("Hold consultations, so that risks of misperception, tension or conflict fall and critical infrastructure stays safe.", "a b f"),
            ("Tell what one does so that the Internet stays open, interoperable, secure and reliable.", "e"),
            ("Use the organisation as a place for dialogue, exchange of practice and help.", "a"),
            ("Have modern and effective law, so that authorities can cooperate against criminal and terrorist use.", "d"),
            ("Share how one is organised: strategies, policies and programmes.", "a"),
            ("Name a contact point, and keep its data current.", "a h"),
            ("Give a list of one's national terms with their meanings.", "a"),
            ("Use the organisation's own platforms and its communications network for exchange.", "a"),
            ("Meet as experts several times a year to work on measures.", "a"),
            ("Share information in workshops and seminars, and look for what regions can do together.", "a i"),
            ("Work on protected and authorised channels, and say who speaks on them, to keep misperception away.", "a b h"),
            ("Promote partnership of public and private bodies, and share what works.", "g"),
            ("Work together on critical infrastructure that is served by these technologies.", "f g h"),
            ("Encourage responsible reporting of vulnerabilities, and share what is known of remedies.", "j"),
        ]),
        Set("oas", "OAS", "Working Group on Cooperation and Confidence-Building Measures in Cyberspace, CICTE",
        [
            ("Give information on national policies, strategies and programmes.", "a"),
            ("Name a contact point at the level of policy.", "a h"),
            ("Name a contact point in the ministry of foreign affairs.", "a h"),
            ("Train diplomats and officials in cyber diplomacy.", "a"),
            ("Bring the subject into the curricula of diplomatic academies.", "a"),
            ("Work together and exchange what was learned.", "a i"),
        ]),
        Set("un", "United Nations", "A/79/214 annex B, after A/78/265 annex B",
        [
            ("Name contact points for the global directory, and keep them reachable.", "a h"),
            ("Go on exchanging views, in dialogue and consultations from two States to all.", "a b"),
            ("Share information: national concept papers, strategies, policies, programmes, laws and what works.", "a"),
            ("Develop measures together with others, and exercise them.", "a"),
            ("Tell of cooperation and partnership that builds capacity and lets measures be carried out.", "a i"),
            ("Hold seminars, workshops and training on the security of these technologies regularly.", "a"),
            ("Exchange what is known on protecting critical infrastructure, and build the capacity for it.", "f g h"),
            ("Strengthen partnership and cooperation of public and private bodies.", "g i"),
        ]),
    ];

    private static readonly ImmutableDictionary<string,
    CatalogueMeasure> ById = Sets.SelectMany(set => set.Measures).ToImmutableDictionary(measure => measure.Id, StringComparer.Ordinal);

    /// <summary>The measure with this id; null when there is none.</summary>
    public static CatalogueMeasure? Find(string id) => ById.GetValueOrDefault(id);

    private static MeasureSet Set(string id, string name, string instrument, ImmutableArray<(string Says, string Norms)> measures) => new(
        id, name, instrument,
        [.. measures.Select((measure, index) => new CatalogueMeasure($"{id}-{index + 1}", index + 1, measure.Says, [.. measure.Norms.Split(' ')]))]);
}
