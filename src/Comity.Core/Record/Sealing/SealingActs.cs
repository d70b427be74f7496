using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>A sheet of sealed acts: entered once in the hours that the rules set and at each deadline, whether or not anything was sealed, always of the same
/// form. It shows no party, person, time or number.</summary>
/// <param name="Sheet">Its number, counted from 1.</param>
/// <param name="Root">The Merkle root (RFC 6962) over the salted commitments, padded with others that nobody can tell apart.</param>
/// <param name="Leaves">How many leaves it has with the padding: a power of two, at least 16.</param>
public sealed record EnterSealedSheet([New] SheetNumber Sheet, Hash Root, int Leaves) : Act;

/// <summary>Opens a sealed act: its author, or who holds its receipt, shows what was sealed and that it stood in a sheet.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Index">The leaf.</param>
/// <param name="Salt">The salt, 32 bytes in base64url.</param>
/// <param name="Content">What was sealed, in plain text or JSON.</param>
/// <param name="Proof">The inclusion proof (RFC 6962): hashes from leaf to root.</param>
public sealed record OpenSealed(SheetNumber Sheet, int Index, string Salt, Words Content, System.Collections.Immutable.ImmutableArray<Hash> Proof) : Act;

/// <summary>The chair says in public that there is a sealed act and what follows from it, without its author.</summary>
/// <param name="Commitment">The commitment to the sealed act, as its receipt has it.</param>
/// <param name="Matter">What it concerns, in words that expose nobody.</param>
public sealed record NoteSealed(SealedCommitment Commitment, Words Matter) : Act;
