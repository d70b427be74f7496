using System.Collections.Immutable;
using Comity.Forum.Meetings;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Forum.Documents;

/// <summary>Enters a document into the register: its words are the files, one for each language that is there.</summary>
/// <param name="Document">Its id, small letters, digits and hyphens.</param>
/// <param name="Symbol">Its symbol, such as `A/AC.292/2026/CRP.1`; null for a non-paper, which bears none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Distribution">Who may read it.</param>
/// <param name="Languages">Its languages, with the file that is there or the day by which it is due.</param>
/// <param name="Author">The code of the participant that submitted it; null where it has no author.</param>
/// <param name="Relation">How it stands to another document; null where it stands alone.</param>
/// <param name="To">The id of that document.</param>
public sealed record IssueDocument(
    [New] DocumentId Document, Title? Symbol, DocumentKind Kind, Title Title, Distribution Distribution, ImmutableArray<DocumentLanguage> Languages,
    ParticipantCode? Author = null, DocumentRelation? Relation = null, DocumentId? To = null) : Act;

/// <summary>A language version of a document is there.</summary>
/// <param name="Document">The document.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file.</param>
/// <param name="Distribution">Who may read it: as the document says. It stands here too, so that who checks the record knows of each entry which files must be
/// public.</param>
public sealed record AddLanguage(DocumentId Document, LanguageTag Language, DistributedFile File, Distribution Distribution) : Act;

/// <summary>Takes a document back: its author's act, or the secretariat's. It stays in the register, marked so.</summary>
/// <param name="Document">The document.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawDocument(DocumentId Document, Words Reason) : Act;

/// <summary>A participant circulates a statement.</summary>
/// <param name="Document">The id under which it stands in the register.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file.</param>
/// <param name="CheckAgainstDelivery">Whether what was spoken prevails over it.</param>
/// <param name="Meeting">The meeting for which it is; null where it is for none.</param>
/// <param name="Item">The number of the agenda item; null where it is for none.</param>
public sealed record CirculateStatement(
    [New] DocumentId Document, Title Title, LanguageTag Language, PublicFile File, bool CheckAgainstDelivery, MeetingId? Meeting = null,
    ItemNumber? Item = null) : Act;

/// <summary>A participant circulates a statement, to everyone or, where the terms let it, to those who take part: then its page and its file are theirs, and
/// whoever reads the record still sees this act.</summary>
/// <param name="Document">The id under which it stands in the register.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file.</param>
/// <param name="CheckAgainstDelivery">Whether what was spoken prevails over it.</param>
/// <param name="Distribution">For whom it is; null where it is for everyone.</param>
/// <param name="Meeting">The meeting for which it is; null where it is for none.</param>
/// <param name="Item">The number of the agenda item; null where it is for none.</param>
[ActVersion(nameof(CirculateStatement), 2)]
public sealed record CirculateStatementTo(
    [New] DocumentId Document, Title Title, LanguageTag Language, DistributedFile File, bool CheckAgainstDelivery, Distribution? Distribution = null,
    MeetingId? Meeting = null, ItemNumber? Item = null) : Act
{
    /// <summary>For whom it is.</summary>
    internal Distribution Readers => Distribution ?? Documents.Distribution.General;

    /// <summary>What it circulates, to whomever.</summary>
    internal CirculateStatement Circulates => new(Document, Title, Language, File.Value, CheckAgainstDelivery, Meeting, Item);
}

/// <summary>A participant proposes other words for a paragraph of a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Paragraph">The paragraph, as the document numbers it.</param>
/// <param name="Kind">What to do there.</param>
/// <param name="Words">The words; null where they are deleted.</param>
/// <param name="Ground">Why.</param>
public sealed record ProposeWording(DocumentId Document, ParagraphNumber Paragraph, WordingKind Kind, Words? Words = null, Words? Ground = null) : Act;

/// <summary>A participant withdraws a wording that it proposed.</summary>
/// <param name="Proposal">The position of the entry in which it was proposed.</param>
public sealed record WithdrawWording(ProposalPosition Proposal) : Act;

/// <summary>A document in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file; null while it is not there.</param>
/// <param name="Due">The day by which it is due; null when it is there or nothing was promised.</param>
public sealed record DocumentLanguage(LanguageTag Language, DistributedFile? File = null, DateOnly? Due = null);

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>An official document.</summary>
    Official,

    /// <summary>A conference room paper.</summary>
    ConferenceRoomPaper,

    /// <summary>For information.</summary>
    Information,

    /// <summary>A working paper of a participant.</summary>
    WorkingPaper,

    /// <summary>A non-paper: no author, no symbol.</summary>
    NonPaper,

    /// <summary>A statement that was made or is to be made.</summary>
    Statement,

    /// <summary>A summary by the chair, under the chair's own authority.</summary>
    ChairsSummary,

    /// <summary>A report of the body.</summary>
    Report,

    /// <summary>A letter of the chair.</summary>
    Letter,
}

/// <summary>Who may read a document.</summary>
public enum Distribution
{
    /// <summary>Everyone.</summary>
    General,

    /// <summary>Those who take part. The record holds its hash; the file is theirs.</summary>
    Limited,
}

/// <summary>How a document stands to another.</summary>
public enum DocumentRelation
{
    /// <summary>It revises it and takes its place.</summary>
    Revises,

    /// <summary>It corrects it.</summary>
    Corrects,

    /// <summary>It adds to it.</summary>
    AddsTo,

    /// <summary>It is the same, reissued for technical reasons.</summary>
    Reissues,
}

/// <summary>What a proposal does to a paragraph.</summary>
public enum WordingKind
{
    /// <summary>Replaces its words.</summary>
    Replace,

    /// <summary>Inserts words behind it.</summary>
    InsertAfter,

    /// <summary>Deletes it.</summary>
    Delete,
}
