using System.Collections.Immutable;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Forum.Commitments;

/// <summary>A participant undertakes something in public: a confidence-building measure of its own.</summary>
/// <param name="Commitment">Its id, small letters, digits and hyphens.</param>
/// <param name="Title">What is undertaken, in a line.</param>
/// <param name="Kind">What kind of undertaking it is.</param>
/// <param name="Character">Whether it binds in law.</param>
/// <param name="Scope">What it covers, and what not.</param>
/// <param name="Shown">What would show that it is kept.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; then it lapses. Null when no end is set.</param>
/// <param name="ReviewBy">By when its author says how it was kept; null when nothing was promised.</param>
/// <param name="Measures">The measures of the catalogue that it carries out, such as `osce-8`.</param>
/// <param name="Norms">The norms that it serves, as models number them.</param>
/// <param name="During">For a window of restraint, the negotiation during which it holds.</param>
/// <param name="Instrument">For one that binds, the instrument by which it does.</param>
public sealed record EnterCommitment(
    [New] CommitmentId Commitment, Title Title, CommitmentKind Kind, LegalCharacter Character, Words Scope, Words Shown, DateTimeOffset From,
    DateTimeOffset? Until, DateTimeOffset? ReviewBy,
    ImmutableArray<ConfidenceMeasureId> Measures, ImmutableArray<NormId> Norms, Title? During = null, Title? Instrument = null) : Act;

/// <summary>A participant undertakes something in public, and names the paragraphs of texts that it serves, with their words.</summary>
/// <param name="Commitment">Its id, small letters, digits and hyphens.</param>
/// <param name="Title">What is undertaken, in a line.</param>
/// <param name="Kind">What kind of undertaking it is.</param>
/// <param name="Character">Whether it binds in law.</param>
/// <param name="Scope">What it covers, and what not.</param>
/// <param name="Shown">What would show that it is kept.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; then it lapses. Null when no end is set.</param>
/// <param name="ReviewBy">By when its author says how it was kept; null when nothing was promised.</param>
/// <param name="Measures">The measures of the catalogue that it carries out, such as `osce-8`.</param>
/// <param name="Paragraphs">The paragraphs that it serves.</param>
/// <param name="During">For a window of restraint, the negotiation during which it holds.</param>
/// <param name="Instrument">For one that binds, the instrument by which it does.</param>
[ActVersion(nameof(EnterCommitment), 2)]
public sealed record EnterCommitmentOnWords(
    [New] CommitmentId Commitment, Title Title, CommitmentKind Kind, LegalCharacter Character, Words Scope, Words Shown, DateTimeOffset From,
    DateTimeOffset? Until, DateTimeOffset? ReviewBy,
    ImmutableArray<ConfidenceMeasureId> Measures, ImmutableArray<NamedParagraph> Paragraphs, Title? During = null, Title? Instrument = null) : Act
{
    /// <summary>The commitment without its paragraphs.</summary>
    public EnterCommitment Plain() =>
        new(Commitment, Title, Kind, Character, Scope, Shown, From, Until, ReviewBy, Measures, [], During, Instrument);
}

/// <summary>The author of a commitment says how it is kept. It is the author's own word, and shown as that.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Claim">What the author claims.</param>
/// <param name="Words">What was done.</param>
/// <param name="Evidence">The hash of a public file that shows it; null when there is none.</param>
public sealed record ReportOnCommitment(CommitmentId Commitment, CommitmentClaim Claim, Words Words, PublicFile? Evidence = null) : Act;

/// <summary>Another participant, or a reviewer, says what it found. Findings stand side by side and are never counted together.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Words">On what it rests.</param>
/// <param name="Evidence">The hash of a public file; null when there is none.</param>
public sealed record AssessCommitment(CommitmentId Commitment, CommitmentFinding Finding, Words Words, PublicFile? Evidence = null) : Act;

/// <summary>A participant asks another about a commitment.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Question">The question.</param>
public sealed record AskAboutCommitment(CommitmentId Commitment, Words Question) : Act;

/// <summary>The author of a commitment answers a question about it.</summary>
/// <param name="Question">The position of the entry with the question.</param>
/// <param name="Answer">The answer.</param>
public sealed record AnswerQuestion(QuestionPosition Question, Words Answer) : Act;

/// <summary>Goes on with a commitment beyond its end.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Until">The new end.</param>
public sealed record ProlongCommitment(CommitmentId Commitment, DateTimeOffset Until) : Act;

/// <summary>The author withdraws a commitment. It stays in the register, marked so.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Ground">Why.</param>
/// <param name="Clause">For one that binds, the clause that allows it.</param>
public sealed record WithdrawCommitment(CommitmentId Commitment, Words Ground, Title? Clause = null) : Act;

/// <summary>A commitment has come to its end. Entered by the clock.</summary>
/// <param name="Commitment">The commitment.</param>
public sealed record LapseCommitment(CommitmentId Commitment) : Act;

/// <summary>What kind of undertaking a commitment is.</summary>
public enum CommitmentKind
{
    /// <summary>To do or not to do something.</summary>
    Undertaking,

    /// <summary>A window of restraint: no careless operations while a negotiation lasts.</summary>
    RestraintWindow,

    /// <summary>A contact point that answers, named by its post and never by a person.</summary>
    ContactPoint,

    /// <summary>To notify something before or after it happens.</summary>
    Notification,

    /// <summary>To hold an exercise or to take part in one.</summary>
    Exercise,

    /// <summary>To review one's norms or laws.</summary>
    NormsReview,
}

/// <summary>Whether a commitment binds in law.</summary>
public enum LegalCharacter
{
    /// <summary>Political: it binds in good faith, and admits nothing.</summary>
    Political,

    /// <summary>Binding in law, by the instrument that it names.</summary>
    Binding,
}

/// <summary>What the author of a commitment claims.</summary>
public enum CommitmentClaim
{
    /// <summary>It is begun.</summary>
    Begun,

    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>It is kept in part.</summary>
    KeptInPart,

    /// <summary>It is not kept.</summary>
    NotKept,
}

/// <summary>What somebody else found.</summary>
public enum CommitmentFinding
{
    /// <summary>What would show that it is kept was seen.</summary>
    Shown,

    /// <summary>Some of it was seen.</summary>
    ShownInPart,

    /// <summary>It was looked for and not seen.</summary>
    NotShown,

    /// <summary>It could not be looked at.</summary>
    CouldNotSee,
}
