using System.Collections.Immutable;

namespace Comity.Host.Api;

/// <summary>How far the record is, and what runs here.</summary>
/// <param name="Program">The program and its version.</param>
/// <param name="Process">The process's name.</param>
/// <param name="Secretariat">The organisation that serves as secretariat.</param>
/// <param name="Ceiling">The highest classification that may be entered.</param>
/// <param name="Edition">The edition of the rules in force.</param>
/// <param name="Origin">The log's origin.</param>
/// <param name="Key">The log's public key, as signed-note has it.</param>
/// <param name="Size">How many entries there are; absent for who does not read the record, as is what follows.</param>
/// <param name="At">The time of the last of them.</param>
/// <param name="Checkpoint">The log's signed checkpoint with what witnesses signed.</param>
/// <param name="Signers">The names under the checkpoint: the log, then its witnesses.</param>
public sealed record StatusAnswer(
    string Program, string Process, string Secretariat, string Ceiling, int Edition, string Origin, string Key, long? Size, DateTimeOffset? At,
    string? Checkpoint, ImmutableArray<string> Signers);

/// <summary>Who asks, and what waits for them.</summary>
/// <param name="Person">The pseudonym; absent for the public.</param>
/// <param name="Scope">What the program's key is for, `read` or `act`; absent without a key.</param>
/// <param name="Roles">In which roles the person stands before the process.</param>
/// <param name="Capacities">On whose behalf the person may act.</param>
/// <param name="Acts">The acts that the person may do, as far as roles and credentials go.</param>
/// <param name="Waiting">What waits for the person, the most urgent first.</param>
public sealed record MeAnswer(string? Person, string? Scope, ImmutableArray<string> Roles, ImmutableArray<string> Capacities,
    ImmutableArray<MayDo> Acts, ImmutableArray<WaitingRow> Waiting);

/// <summary>An act that a person may do.</summary>
/// <param name="Type">The act's name.</param>
/// <param name="As">In which capacities.</param>
public sealed record MayDo(string Type, ImmutableArray<string> As);

/// <summary>Something that waits for a person.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Due">By when; absent without a deadline.</param>
/// <param name="Address">The page on which it is done.</param>
public sealed record WaitingRow(string Title, DateTimeOffset? Due, string Address);

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What kind of thing it is: text, norm, term, case, participant, entry, book or draft.</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">The page that shows it.</param>
/// <param name="Excerpt">The words around the place.</param>
public sealed record FoundRow(string Kind, string Title, string Address, string? Excerpt);
