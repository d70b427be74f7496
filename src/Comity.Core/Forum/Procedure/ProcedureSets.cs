using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Procedure;

/// <summary>Terms of procedure that ship, to be adopted as they are or changed. What an instrument leaves open is ours and said so in its place.</summary>
public static class ProcedureSets
{
    private static readonly ImmutableArray<LanguageTag> Six = ["ar", "zh", "en", "fr", "ru", "es"];

    private static readonly ImmutableArray<RegionalGroup> Groups =
        ["African States", "Asia-Pacific States", "Eastern European States", "Latin American and Caribbean States", "Western European and other States"];

    /// <summary>As committees of the General Assembly work: A/520/Rev.21 rules 45 to 48 (a chair from each group in turn is their practice), 108 (quorum), 114
    /// and 115 (time and reply), 125 (majority), and decision 74/544 (silence of 72 hours; it was of 2020 and has lapsed, so that its hours are a model).
    /// Minutes are those of committees' practice.</summary>
    public static ProcedureTerms UnitedNations { get; } = new(
        "United Nations", "America/New_York", Six,
        new("UN decision 74/544 (of 2020, lapsed: a model)", 72, false, [SilenceProposer.Chair], true, Six, true, null,
            SilenceOpening.ByLetter, ObjectorSight.Everyone, TextIssue.AtOnce, 60, SilenceTerms.HoursToNote, 24),
        new("A/520/Rev.21 rule 103", LeadershipMethod.Group, Groups, 24),
        new("A/520/Rev.21 rules 125 and 126", true, Majority.Simple, Majority.Simple),
        new("A/520/Rev.21 rule 108", new(1, 4), new(1, 2), true),
        new("A/520/Rev.21 rules 109, 114 and 115; decision 34/401", SpeakingOrder.Request, 5, 7, 2, 10, 5));

    /// <summary>As the OSCE works: DOC.GAL/4/06. Everything by consensus, the chair by decision of the ministers; silence has the time that its proposer sets,
    /// here at least 24 hours. Its Annex 1(A): silence is suggested at a meeting where nobody objects, objections go to the Chair in writing, and the text is
    /// issued when its adoption is announced at the next meeting. Grace and hours are ours.</summary>
    public static ProcedureTerms Osce { get; } = new(
        "OSCE", "Europe/Vienna", ["en", "fr", "de", "it", "ru", "es"],
        new("OSCE Rules of Procedure DOC.GAL/4/06, Annex 1(A)", 24, true, [SilenceProposer.Chair], false, ["en"], false, null,
            SilenceOpening.AtMeeting, ObjectorSight.Chair, TextIssue.AfterAnnouncement, 60, SilenceTerms.HoursToNote, 24),
        new("OSCE Rules of Procedure DOC.GAL/4/06", LeadershipMethod.Election, [], 12),
        new("OSCE Rules of Procedure DOC.GAL/4/06 section II", false, Majority.Consensus, Majority.Consensus),
        new("Comity", new(1, 2), new(1, 2), true),
        new("Comity", SpeakingOrder.Request, 5, 7, 2, 5, 3));

    /// <summary>Our own as they were before the fourth edition of the rules: silence settles at its deadline.</summary>
    internal static ProcedureTerms ComityBeforeGrace { get; } = new(
        "Comity", "UTC", ["en"],
        new("Comity", 120, true, [SilenceProposer.Chair], false, ["en"], false, true),
        new("Comity", LeadershipMethod.Alphabet, [], 12),
        new("Comity", false, Majority.Simple, Majority.Consensus),
        new("Comity", new(1, 3), new(1, 2), true),
        new("Comity", SpeakingOrder.Request, 5, 7, 2, 5, 3));

    /// <summary>Our own: for a process that has adopted nothing yet. By consensus, a chair by alphabet, five working days of silence, and a week to be
    /// heard.</summary>
    public static ProcedureTerms Comity { get; } = ComityBeforeGrace with
    {
        Silence = ComityBeforeGrace.Silence with
        {
            NamesObjector = null, Opens = SilenceOpening.ByLetter, ObjectorSeenBy = ObjectorSight.Everyone, TextIssued = TextIssue.AtOnce, GraceMinutes = 60,
            NoteHours = SilenceTerms.HoursToNote, ExtensionHours = 24,
        },
    };

    /// <summary>As the Global Mechanism works: as committees of the General Assembly do, but everything by consensus, under a chair of two years from each
    /// group in turn (A/79/214 annex C, A/80/257 annex I, A/RES/80/16; what they leave open follows the practice of committees and was not checked).</summary>
    public static ProcedureTerms GlobalMechanism { get; } = UnitedNations with
    {
        Title = "Global Mechanism",
        Leadership = new("A/80/257 annex I", LeadershipMethod.Group, Groups, 24),
        Voting = new("A/79/214 annex C", false, Majority.Consensus, Majority.Consensus),
    };

    /// <summary>For a regional organisation: everything by consensus, a chair by alphabet for a year, two days of silence. Ours, where its own instruments say
    /// nothing else.</summary>
    public static ProcedureTerms Regional { get; } = Comity with
    {
        Title = "Regional organization", Silence = Comity.Silence with { MinimumHours = 48 },
        Voting = new("Comity", false, Majority.Consensus, Majority.Consensus),
    };

    /// <summary>Terms in the words of an edition of the rules: before the fourth they say of silence only whether it shows who objects.</summary>
    public static ProcedureTerms Under(ProcedureTerms terms, int edition) => edition >= RulesOfProcedure.EditionOfGrounds ? terms : terms with
    {
        Silence = terms.Silence with
        {
            NamesObjector = terms.Silence.WhoSeesObjectors() != ObjectorSight.Chair, Opens = null, ObjectorSeenBy = null, TextIssued = null,
            GraceMinutes = null, NoteHours = null, ExtensionHours = null,
        },
    };

    /// <summary>All of them, by their names in addresses.</summary>
    public static ImmutableSortedDictionary<string, ProcedureTerms> All { get; } = ImmutableSortedDictionary.CreateRange<string, ProcedureTerms>(
        StringComparer.Ordinal, [
            new("comity", Comity), new("global-mechanism", GlobalMechanism), new("osce", Osce), new("regional", Regional), new("united-nations", UnitedNations),
        ]);
}
