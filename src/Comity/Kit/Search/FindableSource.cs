using Comity.Record.Entries;

namespace Comity.Kit.Search;

/// <summary>Things of a room that a search finds although no register holds them.</summary>
/// <param name="Edition">How often they have changed, as far as a sight shows it.</param>
/// <param name="All">All of them that a sight shows.</param>
public sealed record FindableSource(Func<Sight, long> Edition, Func<Sight, IEnumerable<Findable>> All);
