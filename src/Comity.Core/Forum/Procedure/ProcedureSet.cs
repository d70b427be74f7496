using System.Collections.Immutable;
using Comity.Members.Entitlements;
using Comity.Members.Participants;
using Comity.Members.Readers;

namespace Comity.Forum.Procedure;

/// <summary>A set of procedure that ships: the terms, and what goes with them of rights and readers.</summary>
/// <param name="Terms">The terms of procedure.</param>
/// <param name="Rights">What kinds of participant may do.</param>
/// <param name="Readers">Who reads what.</param>
/// <param name="Note">The end of the key of what else is to be said of it; null where nothing is.</param>
public sealed record ProcedureSet(ProcedureTerms Terms, SetRights Rights, SetReaders Readers, string? Note = null)
{
    private const string Shipped = "Shipped with the program";

    /// <summary>As the Global Mechanism works (A/79/214 annex C; A/80/257 annex I; A/RES/80/16; not checked against the originals in every part): everything by
    /// consensus, a chair of two years from each group in turn, stakeholders heard in a session of their own with written inputs; everyone reads.</summary>
    public static ProcedureSet GlobalMechanism { get; } = new(
        ProcedureSets.GlobalMechanism, Observers(SpeakingRight.OwnSession), ReaderSets.Everyone, "global-mechanism");

    /// <summary>A regional organisation of members: those who take part read.</summary>
    public static ProcedureSet Regional { get; } = new(ProcedureSets.Regional, Observers(SpeakingRight.OwnSession), ReaderSets.Participants);

    /// <summary>As the OSCE works: those who take part read.</summary>
    public static ProcedureSet Osce { get; } = new(ProcedureSets.Osce, Observers(SpeakingRight.OwnSession), ReaderSets.Participants);

    /// <summary>As committees of the General Assembly work: everyone reads. Its hours of silence are a model: the decision that set them has lapsed.</summary>
    public static ProcedureSet UnitedNations { get; } = new(
        ProcedureSets.UnitedNations, Observers(SpeakingRight.AnyItem), ReaderSets.Everyone, "united-nations");

    /// <summary>Our own, for a process that has adopted nothing yet: everyone reads.</summary>
    public static ProcedureSet Comity { get; } = new(ProcedureSets.Comity, Observers(SpeakingRight.AnyItem), ReaderSets.Everyone);

    /// <summary>All of them, by their names in addresses.</summary>
    public static ImmutableSortedDictionary<string, ProcedureSet> All { get; } = ImmutableSortedDictionary.CreateRange<string, ProcedureSet>(
        StringComparer.Ordinal,
        [new("comity", Comity), new("global-mechanism", GlobalMechanism), new("osce", Osce), new("regional", Regional), new("united-nations", UnitedNations)]);

    /// <summary>Stakeholders speak there, and international organisations on any item; both circulate, and neither proposes or objects.</summary>
    private static SetRights Observers(SpeakingRight stakeholders) => new(
        [
            new(ParticipantKind.InternationalOrganization, SpeakingRight.AnyItem, Documents: true, Proposals: false, Objection: false),
            new(ParticipantKind.Stakeholder, stakeholders, Documents: true, Proposals: false, Objection: false),
        ],
        [], Shipped);
}
