using Comity.Record.Entries;

namespace Comity.Acts.Forms;

/// <summary>What can be chosen for names that no register holds, such as the norms of a model. A room offers one.</summary>
/// <param name="Meaning">The type of the names.</param>
/// <param name="Of">All that can be named, beside what else the act names.</param>
public sealed record OfferSource(Type Meaning, Func<Picture, Beside, IEnumerable<Offer>> Of);

/// <summary>Makes of the files that were sent for an act what the act names. A room offers one where these are not the files themselves.</summary>
/// <param name="Act">The type of the act.</param>
/// <param name="Unfold">The files to keep, of which the act names the last; of the files that were sent, and of what was typed.</param>
public sealed record FileIntake(
    Type Act, Func<IReadOnlyList<(string Name, byte[] Content)>, ActInput, IReadOnlyList<(string Name, byte[] Content)>> Unfold);
