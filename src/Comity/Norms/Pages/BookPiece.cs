using Comity.Kit.Widgets;
using Comity.Norms.Language;
using Comity.Norms.Logic;
using Comity.Norms.Print;
using Comity.Norms.Shelf;
using Microsoft.AspNetCore.Components;

namespace Comity.Norms.Pages;

/// <summary>
/// A page about a book on the shelf. It depends on its address, the language and the shelf only, so that it can be kept; while something that it shows is
/// still being computed it says so and asks not to be kept.
/// </summary>
public abstract class BookPiece : Kit.Piece
{
    private LinkedWords? words;

    /// <summary>The books that the reader sees.</summary>
    [Inject]
    public ReadersShelf Shelves { get; set; } = default!;

    /// <summary>The request that the page answers.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    /// <summary>The book's id, from the address.</summary>
    [Parameter]
    public string Book { get; set; } = "";

    /// <summary>The book; null where there is none with that id, and after <see cref="Refuse"/>.</summary>
    protected ShelvedBook? Shelved { get; private set; }

    /// <summary>Why there is no page, in the reader's language; empty where there is one.</summary>
    protected string Refusal { get; private set; } = "";

    /// <summary>The pages above this one.</summary>
    protected virtual IReadOnlyList<Crumb> Crumbs =>
        Shelved is null ? [new("/books", T["norms.books"])] : [new("/books", T["norms.books"]), new(BookPaths.Book(Shelved.Id), Shelved.Title, IsData: true)];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Shelved = Shelves.Books.Find(Book);
        if (Shelved is null)
            Refuse(StatusCodes.Status404NotFound, Nearest("norms.no-book", Book, Shelves.Books.All.Select(book => book.Id)));
        else if (!Shelved.Problems.IsEmpty)
            Refuse(StatusCodes.Status404NotFound, T["norms.broken-book", Book, Shelved.Problems[0]]);
        else
            TryRead(Shelved);
    }

    private void TryRead(ShelvedBook book)
    {
        try
        {
            Read(book);
        }
        catch (OutOfSteps)
        {
            Refuse(StatusCodes.Status503ServiceUnavailable, T["norms.undecided-page"]);
        }
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual void Read(ShelvedBook book)
    {
    }

    /// <summary>Answers with this status and one sentence instead of the page.</summary>
    protected void Refuse(int status, string sentence)
    {
        Statuses.Set(Context, status);
        (Refusal, Shelved) = (sentence, null);
    }

    /// <summary>Says that something is still being computed: the page must not be kept.</summary>
    protected void NotYet() => Context.Response.Headers.CacheControl = "no-store";

    /// <summary>A sentence about a name that is not there, with the nearest that is; its key ends with <c>-near</c> then.</summary>
    protected string Nearest(string key, string written, IEnumerable<string> known) =>
        Spelling.Nearest(written, known) is { } near ? T[$"{key}-near", Short(written), near] : T[key, Short(written)];

    /// <summary>What stands under a name in the address, without spaces around it.</summary>
    protected string Query(string name) => Context.Request.Query[name].ToString().Trim();

    /// <summary>A condition or sentence of the book with links to what it names.</summary>
    internal MarkupString Say(IEnumerable<Print.Piece> pieces) => (MarkupString)Words.Of(pieces).ToString();

    /// <summary>A source with links to the documents that it names.</summary>
    protected static MarkupString Cite(string source) => (MarkupString)PageWords.Source(source).ToString();

    internal LinkedWords Words => words ??= new(new ShelfLinks(Shelved!));

    private static string Short(string written) => written.Length <= 60 ? written : written[..60] + "…";
}
