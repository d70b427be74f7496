namespace Comity.Record.Entries;

/// <summary>A class of things that a process shows.</summary>
public enum ThingClass
{
    /// <summary>Participants, credentials, accreditation, the chair and the terms.</summary>
    Members,

    /// <summary>Meetings: agenda, speakers, presence, records.</summary>
    Meetings,

    /// <summary>Statements, explanations, commitments.</summary>
    Statements,

    /// <summary>Documents, each to those for whom it is distributed.</summary>
    Documents,

    /// <summary>Proposed wordings, positions, models and drafts.</summary>
    Proposals,

    /// <summary>Decisions and texts under silence.</summary>
    Decisions,

    /// <summary>The texts in force, and those that were.</summary>
    Texts,

    /// <summary>The log with all its entries, mirrors, desks. It shows everything that is public.</summary>
    Record,
}
