namespace Comity.Acts.Entries;

/// <summary>A file that somebody sent for an act which is not entered yet.</summary>
/// <param name="Name">How it is called where it comes from.</param>
/// <param name="Bytes">Its length.</param>
public sealed record SentFileWords(string Name, long Bytes);
