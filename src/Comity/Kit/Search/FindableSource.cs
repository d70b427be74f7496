namespace Comity.Kit.Search;

/// <summary>Things of a room that a search finds although no register holds them.</summary>
/// <param name="Edition">How often they have changed.</param>
/// <param name="All">All of them.</param>
public sealed record FindableSource(Func<long> Edition, Func<IEnumerable<Findable>> All);
