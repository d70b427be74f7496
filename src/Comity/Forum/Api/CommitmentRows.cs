using System.Collections.Immutable;
using Comity.Forum.Commitments;
using Comity.Norms.Texts;
using Comity.Record.Log;

namespace Comity.Forum.Api;

/// <summary>A commitment.</summary>
/// <param name="Commitment">Its id.</param>
/// <param name="Participant">The code of its author.</param>
/// <param name="Title">What is undertaken.</param>
/// <param name="Kind">What kind of undertaking it is.</param>
/// <param name="Character">Whether it binds in law.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="Shown">What would show that it is kept.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, with every prolongation; absent without an end.</param>
/// <param name="ReviewBy">By when its author reports on it; absent when nothing was promised.</param>
/// <param name="Measures">The measures of the catalogue that it carries out.</param>
/// <param name="Norms">The norms that it serves.</param>
/// <param name="Status">How it stands in the register.</param>
/// <param name="Claimed">What its author claimed last; absent when it said nothing yet. It is a claim.</param>
/// <param name="OpenQuestions">How many questions nobody answered yet.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Paragraphs">The paragraphs of texts that it serves.</param>
public sealed record CommitmentRow(
    string Commitment, string Participant, string Title, CommitmentKind Kind, LegalCharacter Character, string Scope, string Shown, DateTimeOffset From,
    DateTimeOffset? Until, DateTimeOffset? ReviewBy,
    ImmutableArray<string> Measures, ImmutableArray<string> Norms, CommitmentStatus Status, CommitmentClaim? Claimed, int OpenQuestions, long Position,
    ImmutableArray<NamedParagraph> Paragraphs)
{
    /// <summary>The row of a commitment.</summary>
    public static CommitmentRow Of(Commitment one) => new(
        one.Id, one.Participant, one.Act.Title, one.Act.Kind, one.Act.Character, one.Act.Scope, one.Act.Shown, one.Act.From, one.Until, one.Act.ReviewBy,
        [.. one.Act.Measures], [.. one.Act.Norms], one.Status, one.Claimed, one.Open.Count(), one.Position, one.Paragraphs);
}

/// <summary>A measure of the catalogue, and who adopted it.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Instrument">Where it stands.</param>
/// <param name="Says">What it asks for, in our words.</param>
/// <param name="Norms">The norms of A/70/174 paragraph 13 that it serves, by letter.</param>
/// <param name="AdoptedBy">The codes of those who adopted it here.</param>
public sealed record MeasureRow(string Measure, string Organisation, string Instrument, string Says, ImmutableArray<string> Norms,
    ImmutableArray<string> AdoptedBy)
{
    /// <summary>All measures.</summary>
    public static IEnumerable<MeasureRow> All(CommitmentsRegister register) =>
        from set in MeasureCatalogue.Sets
        from measure in set.Measures
        select new MeasureRow(
            measure.Id, set.Name, set.Instrument, measure.Says, measure.Norms,
            [.. register.Measures.Values.Where(adopted => adopted.Act.Measure == measure.Id).Select(adopted => adopted.Participant)]);
}

/// <summary>A disclosure of a State about its own operations.</summary>
/// <param name="Disclosure">Its id.</param>
/// <param name="Participant">Whose it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Layer">For whom it is.</param>
/// <param name="File">The hash of its file; absent for what is sealed.</param>
/// <param name="Commitment">The commitment to what is sealed; absent for the rest.</param>
/// <param name="OpensBy">By when what is sealed will be opened.</param>
/// <param name="Content">The content of what was opened; absent before.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record DisclosureRow(
    string Disclosure, string Participant, DisclosureSubject Subject, string Title, DisclosureLayer Layer, Hash? File, Hash? Commitment,
    DateTimeOffset? OpensBy, string? Content, long Position)
{
    /// <summary>The row of a disclosure.</summary>
    public static DisclosureRow Of(Disclosure one) => new(
        one.Act.Disclosure, one.Participant, one.Act.Subject, one.Act.Title, one.Act.Layer, one.Act.File?.Value, one.Act.Commitment?.Value, one.Act.OpensBy,
        one.Opened?.Content, one.Position);
}
