using System.Collections.Immutable;

namespace Comity.Site.Search;

/// <summary>The pages that every installation has and that everyone may read, with the keys of their titles: a search finds them by these, and the site's map
/// lists them.</summary>
internal static class PublicPages
{
    /// <summary>Address and key of the title.</summary>
    public static ImmutableArray<(string Address, string Title)> All { get; } =
    [
        ("/", "home.title"),
        ("/about", "about.title"),
        ("/search", "search.title"),
        ("/api", "api.title"),
        ("/act", "acts.title"),
        ("/notes", "desk.title"),
        ("/account/sign-in", "accounts.signIn.title"),
        ("/record", "record.title"),
        ("/rules", "record.rules"),
        ("/received", "record.received"),
        ("/sealed", "record.sealed"),
        ("/sealed/place", "record.place"),
        ("/lots", "record.lots"),
        ("/figures", "record.figures"),
        ("/consultations", "record.consultations"),
        ("/texts", "record.texts"),
        ("/members", "members.title"),
        ("/members/rights", "members.rights"),
        ("/members/accreditation", "members.accreditation"),
        ("/books", "norms.books"),
        ("/compare", "norms.compare"),
        ("/drafts", "norms.drafts"),
        ("/forum", "forum.title"),
        ("/forum/procedure", "procedure.title"),
        ("/documents", "documents.title"),
        ("/documents/templates", "documents.templates"),
        ("/meetings", "meetings.title"),
        ("/chair", "chair.title"),
        ("/silence", "silence.title"),
        ("/decisions", "decisions.title"),
        ("/notices", "notices.title"),
        ("/changes", "changes.title"),
        ("/commitments", "commitments.title"),
        ("/commitments/measures", "commitments.measures"),
        ("/commitments/transparency", "commitments.transparency"),
        ("/commitments/reviews", "commitments.reviews"),
    ];

    /// <summary>The pages by their titles in a language.</summary>
    public static IEnumerable<Findable> In(Language language) =>
        All.Select(page => new Findable("page", Texts.In(language)[page.Title], page.Address, page.Address));
}
