namespace Comity.Record.Files;

/// <summary>What a table says of a file that an act names, where the type of its field does not say it all.</summary>
/// <param name="Use">What the file is to the act; null where the act does not ask that anybody has it.</param>
/// <param name="Author">The participant whose document it is; null for the one who does the act.</param>
public sealed record FileTerms(FileUse? Use, string? Author = null);
