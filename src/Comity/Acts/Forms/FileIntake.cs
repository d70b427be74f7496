namespace Comity.Acts.Forms;

/// <summary>Makes of the files that were sent for an act what the act names. A room offers one where these are not the files themselves.</summary>
/// <param name="Act">The type of the act.</param>
/// <param name="Unfold">The files to keep, of which the act names the last; of the files that were sent, and of what was typed into a field of the act.</param>
public sealed record FileIntake(
    Type Act, Func<IReadOnlyList<(string Name, byte[] Content)>, Func<string, string>, IReadOnlyList<(string Name, byte[] Content)>> Unfold);
