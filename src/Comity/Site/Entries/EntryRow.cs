using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Site.Entries;

/// <summary>An entry in a list: everything but the act itself.</summary>
/// <param name="Position">Its position in the record.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Type">The act's name.</param>
/// <param name="As">On whose behalf: a participant's code, `secretariat`, `chair`, `oneself`, `server` or `clock`.</param>
/// <param name="Person">The pseudonym of who did it; absent for the server and the clock.</param>
/// <param name="Level">How well it is known who said it.</param>
public sealed record EntryRow(long Position, DateTimeOffset At, string Type, string As, string? Person, SignatureLevel Level);

/// <summary>An entry with what is said of it in words.</summary>
/// <param name="Row">The entry.</param>
/// <param name="Said">What it says.</param>
public sealed record SaidEntry(EntryRow Row, Said Said);

/// <summary>A sentence about an act: the end of its text's key, and the values for its places.</summary>
/// <param name="Key">The end of the key behind `record.said.`.</param>
/// <param name="Values">Texts, whole numbers, days, instants, named values and <see cref="Code"/>s.</param>
public sealed record Said(string Key, params ImmutableArray<object> Values);

/// <summary>A participant's code in a sentence: the reader sees its name in their language.</summary>
/// <param name="Participant">The code.</param>
public sealed record Code(string Participant);
