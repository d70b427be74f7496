using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>
/// What a book accepts of its findings. An extending book that only adds inherits what its base accepts of the base's own items. One that changes the
/// base (replaces, leaves out, tightens or loosens an item, or lets a norm prevail over one) inherits nothing: a reason given for one text need not
/// hold for another.
/// </summary>
internal sealed class Acceptances
{
    private readonly ILookup<(string Kind, string Id), AcceptItem> own;
    private readonly HashSet<string> names;
    private readonly Acceptances? inherited;

    public Acceptances(NormBook book)
    {
        own = book.Own.OfType<AcceptItem>().SelectMany(item => item.Ids.Select(id => (Key: (item.Kind, id.ToUpperInvariant()), item)))
            .ToLookup(pair => pair.Key, pair => pair.item);
        names = book.Items.Select(NormBook.NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        inherited = book.Base is { } low && !book.Own.Any(Changes) ? new(low) : null;
    }

    /// <summary>What is accepted of a finding of this kind about these items.</summary>
    public IEnumerable<AcceptItem> Of(FindingKind kind, IReadOnlyCollection<string> ids)
    {
        var mine = ids.SelectMany(id => own[(Finding.Words(kind), id.ToUpperInvariant())]);
        return inherited is not null && ids.All(inherited.names.Contains) ? mine.Concat(inherited.Of(kind, ids)) : mine;
    }

    private static bool Changes(Item item) =>
        item.Replaces || item is LeaveOutItem or AdjustItem || (item is NormItem norm && norm.Clauses.OfType<PrevailsClause>().Any());
}
