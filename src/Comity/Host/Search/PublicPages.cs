using Comity.Kit;
using Comity.Kit.Search;

namespace Comity.Host.Search;

/// <summary>The pages that every installation has and that everyone may read, with the keys of their titles: a search finds them by these, and the site's map
/// lists them.</summary>
internal static class PublicPages
{
    /// <summary>The pages by their titles in a language.</summary>
    public static IEnumerable<Findable> In(Language language, IEnumerable<PublicPage> all) =>
        all.Select(page => new Findable("page", Texts.In(language)[page.Title], page.Address, page.Address));
}
