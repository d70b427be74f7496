using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>What asks to be entered: a statement and what stands behind it.</summary>
/// <param name="Statement">What is said.</param>
/// <param name="Signature">What stands behind it.</param>
public sealed record Submission(Statement Statement, Signature Signature);

/// <summary>The answer to a submission: a receipt, or the refusals of the rules.</summary>
/// <param name="Receipt">Where the act stands; null when it was refused.</param>
/// <param name="Refusals">Why it was refused; empty when it was entered.</param>
public sealed record Outcome(Receipt? Receipt, ImmutableArray<Refusal> Refusals);

/// <summary>An act stands in the record and will not be lost.</summary>
/// <param name="Position">Its position.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Leaf">The hash of its entry.</param>
/// <param name="IsRepeated">Whether it stood there before: the same statement was sent again.</param>
public sealed record Receipt(long Position, DateTimeOffset At, Hash Leaf, bool IsRepeated);

/// <summary>Something waits, durably and in its order, for its sheet. No number shows: two of them would tell how much came between.</summary>
/// <param name="Topic">The consultation, or the empty text for a sealed act.</param>
/// <param name="At">When it was received.</param>
/// <param name="Commitment">The commitment to it: random to everybody else, it is the receipt's own name.</param>
public sealed record WaitingReceipt(string Topic, DateTimeOffset At, Hash Commitment);
