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

    /// <summary>What is accepted of a finding; by a base, only where all items concerned are its own.</summary>
    public IEnumerable<AcceptItem> Of(Finding finding)
    {
        var mine = finding.AcceptedIds.SelectMany(id => own[(Finding.Words(finding.Kind), id.ToUpperInvariant())]).Distinct();
        return inherited is not null && finding.Norms.All(inherited.names.Contains) ? mine.Concat(inherited.Of(finding)) : mine;
    }

    private static bool Changes(Item item) =>
        item.Replaces || item is LeaveOutItem or AdjustItem || (item is NormItem norm && norm.Clauses.OfType<PrevailsClause>().Any());
}
