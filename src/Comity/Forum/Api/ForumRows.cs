using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;

namespace Comity.Forum.Api;

/// <summary>The terms of procedure in force.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Since">The position of the entry that put them into force; absent before any were adopted.</param>
/// <param name="Closed">The closed days.</param>
/// <param name="Rights">What each kind of participant may do.</param>
/// <param name="Readers">Which classes of things each kind of reader reads.</param>
/// <param name="Exceptions">Which classes those participants read that read others than their kind.</param>
public sealed record ProcedureRow(
    ProcedureTerms Terms, long? Since, ImmutableArray<ClosedDay> Closed, ImmutableArray<RightsRow> Rights, ImmutableArray<KindReads> Readers,
    ImmutableArray<ParticipantReads> Exceptions)
{
    /// <summary>The row of the registers.</summary>
    public static ProcedureRow Of(Picture picture) => new(
        picture.Forum.Procedure.Terms, picture.Forum.Procedure.Since,
        [.. picture.Forum.Procedure.Closed.Select(day => new ClosedDay(day.Name, day.From, day.Until))],
        [.. ParticipantRights.Table.Select(line => RightsRow.Of(line with { Rights = picture.Members.Participants.RightsOf(line.Kind) }))],
        [.. picture.Members.Readers.Kinds.Select(one => new KindReads(one.Key, one.Value.List()))],
        [.. picture.Members.Readers.Exceptions.Select(one => new ParticipantReads(one.Key, one.Value.List()))]);
}

/// <summary>What a kind of participant may do.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rights">Its rights.</param>
public sealed record RightsRow(ParticipantKind Kind, ImmutableArray<ParticipantRight> Rights)
{
    /// <summary>The row of a kind.</summary>
    public static RightsRow Of(KindRights line) =>
        new(line.Kind, [.. Enum.GetValues<ParticipantRight>().Where(right => right != ParticipantRight.None && line.Rights.HasFlag(right))]);
}

/// <summary>A document.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Distribution">Who may read it.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Author">The participant that submitted it.</param>
/// <param name="Relation">How it stands to another document.</param>
/// <param name="To">That document.</param>
/// <param name="Languages">Its languages: there with the hash of the file, or due.</param>
/// <param name="Withdrawn">Why it was taken back.</param>
/// <param name="Meeting">The meeting for which a statement is.</param>
/// <param name="CheckAgainstDelivery">Whether what was spoken prevails over a statement.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record DocumentRow(
    string Document, string? Symbol, DocumentKind Kind, string Title, Distribution Distribution, DocumentStatus Status, string? Author,
    DocumentRelation? Relation, string? To,
    ImmutableArray<DocumentLanguage> Languages, string? Withdrawn, string? Meeting, bool? CheckAgainstDelivery, DateTimeOffset At, long Position)
{
    /// <summary>The row of a document.</summary>
    public static DocumentRow Of(DocumentsRegister register, Document one) => new(
        one.Id, one.Act.Symbol, one.Act.Kind, one.Act.Title, one.Act.Distribution, DocumentStatuses.Of(register, one), one.Act.Author, one.Act.Relation,
        one.Act.To,
        [.. one.Files.Select(file => new DocumentLanguage(file.Key, file.Value.File)),
            .. one.Due.Select(due => new DocumentLanguage(due.Key, null, due.Value))],
        one.Withdrawn, one.Statement?.Meeting, one.Statement?.CheckAgainstDelivery, one.At, one.Position);
}

/// <summary>Words that a participant proposes.</summary>
/// <param name="Participant">By whom.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Kind">What to do there.</param>
/// <param name="Words">The words.</param>
/// <param name="Ground">Why.</param>
/// <param name="At">When.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record WordingRow(string Participant, string Paragraph, WordingKind Kind, string? Words, string? Ground, DateTimeOffset At, long Position)
{
    /// <summary>The row of a proposal.</summary>
    public static WordingRow Of(WordingProposal one) =>
        new(one.Participant, one.Act.Paragraph, one.Act.Kind, one.Act.Words, one.Act.Ground, one.At, one.Position);
}
