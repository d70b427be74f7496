using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Forum.Grounds;

/// <summary>Says which instrument founded the process. Until the founding is over it grounds any number of acts.</summary>
/// <param name="Organ">Whose instrument it is.</param>
/// <param name="Symbol">Its symbol, such as `A/RES/80/16`.</param>
/// <param name="Dated">The date that it bears.</param>
/// <param name="File">Its words.</param>
public sealed record NameFoundingInstrument(Title Organ, Title Symbol, DateOnly Dated, PublicFile File) : Act;

/// <summary>Ends the founding: from now on what changes who takes part, who leads, which rules hold, which words are in force needs a ground. The opening of
/// the first meeting ends it too.</summary>
/// <param name="Words">What was founded, in words.</param>
public sealed record EndFounding(Words Words) : Act;

/// <summary>Says which acts need a ground, and how instruments of other organs take effect.</summary>
/// <param name="Acts">The kinds of act that need one.</param>
/// <param name="Days">After how many days an instrument that nobody contests takes effect.</param>
/// <param name="Superior">The organs whose instruments take effect at once.</param>
/// <param name="Decision">The decision that says so, in words.</param>
public sealed record SetCompetence(ImmutableArray<ActKindName> Acts, int Days, ImmutableArray<Title> Superior, Words Decision) : Act;

/// <summary>Enters an instrument of another organ, with the acts that rest on it: they take effect when its days have passed, at once where the terms call
/// that organ superior.</summary>
/// <param name="Instrument">The id under which it is found, small letters, digits and hyphens.</param>
/// <param name="Organ">Whose instrument it is.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Dated">The date that it bears.</param>
/// <param name="File">Its words.</param>
/// <param name="Carries">The acts, in the order in which they take effect.</param>
public sealed record EnterInstrument([New] InstrumentId Instrument, Title Organ, Title Symbol, DateOnly Dated, PublicFile File, ImmutableArray<Act> Carries)
    : Act, ICarriesActs;

/// <summary>Contests an instrument: that it exists, is authentic, or says this. Until the Chair has ruled it does not take effect.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Kind">What is contested.</param>
/// <param name="Reason">Why.</param>
public sealed record ContestGround(InstrumentId Instrument, GroundContestKind Kind, Words Reason) : TimelyAct;

/// <summary>Takes one's contest of an instrument back.</summary>
/// <param name="Instrument">The instrument.</param>
public sealed record WithdrawGroundContest(InstrumentId Instrument) : Act;

/// <summary>The Chair rules on an instrument that is contested. An appeal is a decision that carries the other ruling.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Holds">Whether it is a ground.</param>
/// <param name="Reason">Why.</param>
public sealed record RuleOnGround(InstrumentId Instrument, bool Holds, Words Reason) : Act;

/// <summary>The days of an instrument have passed and no contest of it is open: it takes effect. Entered by the clock.</summary>
/// <param name="Instrument">The instrument.</param>
public sealed record SettleGround(InstrumentId Instrument) : Act;

/// <summary>What is contested of an instrument.</summary>
public enum GroundContestKind
{
    /// <summary>That there is such an instrument.</summary>
    Existence,

    /// <summary>That the document is authentic.</summary>
    Authenticity,

    /// <summary>That it says what is said to follow from it.</summary>
    Content,
}
