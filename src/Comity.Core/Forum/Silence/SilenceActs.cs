using System.Collections.Immutable;
using Comity.Forum.Meetings;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Sealing;

namespace Comity.Forum.Silence;

/// <summary>Puts a text under silence: it is adopted at the deadline unless somebody objects or amends before it. The terms in force now hold for it to its
/// end.</summary>
/// <param name="Silence">The id under which it is found, small letters, digits and hyphens.</param>
/// <param name="Title">What is to be adopted.</param>
/// <param name="Document">The document that holds the text, as the register of documents calls it.</param>
/// <param name="Deadline">Until when silence may be broken: an objection at this very instant comes too late.</param>
/// <param name="Consulted">Whom the chair consulted, and when; null where the terms ask for no consultation.</param>
/// <param name="ExceptionGround">Why the clock starts without a language that the terms ask for; null where all are there.</param>
public sealed record BeginSilence([New] SilenceId Silence, Title Title, DocumentId Document, DateTimeOffset Deadline, Words? Consulted = null,
    Words? ExceptionGround = null) : TimelyAct;

/// <summary>Puts a text under silence, with the acts that it carries: they take effect when it is adopted, done by the body.</summary>
/// <param name="Silence">The id under which it is found, small letters, digits and hyphens.</param>
/// <param name="Title">What is to be adopted.</param>
/// <param name="Document">The document that holds the text, as the register of documents calls it.</param>
/// <param name="Deadline">Until when silence may be broken: an objection at this very instant comes too late.</param>
/// <param name="Carries">The acts, in the order in which they take effect.</param>
/// <param name="Consulted">Whom the chair consulted, and when; null where the terms ask for no consultation.</param>
/// <param name="ExceptionGround">Why the clock starts without a language that the terms ask for; null where all are there.</param>
/// <param name="Meeting">The meeting at which it was suggested and nobody objected; null where the terms ask for none.</param>
[ActVersion(nameof(BeginSilence), 2)]
public sealed record BeginSilenceCarrying([New] SilenceId Silence, Title Title, DocumentId Document, DateTimeOffset Deadline, ImmutableArray<Act> Carries,
    Words? Consulted = null, Words? ExceptionGround = null, MeetingId? Meeting = null) : TimelyAct, ILaterAct, ICarriesActs
{
    Act ILaterAct.Earlier => new BeginSilence(Silence, Title, Document, Deadline, Consulted, ExceptionGround);
}

/// <summary>Breaks silence: the whole text is not adopted.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Kind">Whether it is an objection or an amendment.</param>
/// <param name="Ground">Why, in words.</param>
/// <param name="File">The hash of the file that holds the amendment; null for an objection without one.</param>
public sealed record BreakSilence(SilenceId Silence, SilenceBreakKind Kind, Words Ground, PublicFile? File = null) : TimelyAct;

/// <summary>A member asks the Chair for more time. It is sealed for the Chair, never entered in the record; the clock runs on until the Chair extends
/// silence.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Reason">Why; null where the member gives no reason.</param>
public sealed record AskForTime(SilenceId Silence, Words? Reason = null) : TimelyAct;

/// <summary>The chair says that silence was broken by a sealed objection, without its author.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Commitment">The commitment to the sealed objection, as its receipt has it.</param>
/// <param name="Matter">What it concerns, in words that expose nobody.</param>
public sealed record NoteBrokenSilence(SilenceId Silence, SealedCommitment Commitment, Words Matter) : Act;

/// <summary>Sets a later deadline: the clock starts again, and the time that the terms give an extension must lie ahead.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Deadline">The later deadline.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtendSilence(SilenceId Silence, DateTimeOffset Deadline, Words Reason) : TimelyAct;

/// <summary>Takes a text back from silence: nothing is adopted.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawFromSilence(SilenceId Silence, Words Reason) : TimelyAct;

/// <summary>Nobody broke silence before the deadline: the text is adopted as of it. Entered by the clock when silence settles, which is later where letters
/// have grace or the Chair has time to note an objection.</summary>
/// <param name="Silence">The silence.</param>
public sealed record SettleSilence(SilenceId Silence) : Act;

/// <summary>A later meeting takes note of what was adopted by silence.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of its agenda item; null where there is none.</param>
public sealed record TakeNoteOfSilence(SilenceId Silence, MeetingId Meeting, ItemNumber? Item = null) : Act;

/// <summary>How silence is broken.</summary>
public enum SilenceBreakKind
{
    /// <summary>By an objection.</summary>
    Objection,

    /// <summary>By an amendment.</summary>
    Amendment,
}
