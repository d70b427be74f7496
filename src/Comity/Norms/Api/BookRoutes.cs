using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Norms.Shelf;

namespace Comity.Norms.Api;

/// <summary>What the books on the shelf are asked.</summary>
public static class BookRoutes
{
    private const string Tag = "books";

    private static readonly ApiParameter Book = new("book", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "un-framework" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("books", Tag, "books", Shows.Open, typeof(BookLine), call => call.Get<ReadersShelf>().Books.All.Select(BookLine.Of)) { IsList = true },
        new("book", Tag, "books/{book}", Shows.Open, typeof(BookView), call => Find(call) is { } book ? BookView.Of(book) : null) { Parameters = [Book] },
        new("norms", Tag, "books/{book}/norms", Shows.Open, typeof(NormLine), call => Find(call)?.Book.Norms.Select(BookView.Line))
        { IsList = true, Parameters = [Book] },
        new("norm", Tag, "books/{book}/norms/{norm}", Shows.Open, typeof(NormAnswer), Norm) { Parameters = [Book, InPath("norm", "UN-f")] },
        new("cases", Tag, "books/{book}/cases", Shows.Open, typeof(CaseLineView), Cases)
        {
            IsList = true,
            Parameters = [Book, new("norm", ParameterKind.Text) { Example = "UN-f" }, new("verdict", ParameterKind.Text) { Example = "inconsistent" },
                new("q", ParameterKind.Text) { Example = "hospital" }],
        },
        new("case", Tag, "books/{book}/cases/{case}", Shows.Open, typeof(CaseAnswer), Case)
        { Parameters = [Book, InPath("case", "remote-hospital-deaf-neighbour")] },
        new("vocabulary", Tag, "books/{book}/vocabulary", Shows.Open, typeof(TermLine),
            call => Find(call) is { } book ? TermLine.All(book) : null) { IsList = true, Parameters = [Book] },
        new("term", Tag, "books/{book}/vocabulary/{term}", Shows.Open, typeof(TermView), Term) { Parameters = [Book, InPath("term", "severity-of-effects")] },
        new("findings", Tag, "books/{book}/findings", Shows.Open, typeof(FindingRow), Findings) { IsList = true, Parameters = [Book] },
        new("compare", Tag, "compare", Shows.Open, typeof(CompareAnswer), Compare)
        {
            Parameters =
            [
                new("from", ParameterKind.Text) { IsRequired = true, Example = "un-framework" },
                new("to", ParameterKind.Text) { IsRequired = true, Example = "un-framework" },
            ],
        },
    ];

    /// <summary>The book that an address names, when it can decide anything.</summary>
    internal static ShelvedBook? Find(ApiCall call) => Sound(call.Get<ReadersShelf>().Books, call.Text("book")!);

    private static ShelvedBook? Sound(BookShelf shelf, string id) => shelf.Find(id) is { Problems.IsEmpty: true } book ? book : null;

    private static ApiParameter InPath(string name, string example) => new(name, ParameterKind.Text) { InPath = true, IsRequired = true, Example = example };

    private static NormAnswer? Norm(ApiCall call) =>
        Find(call) is { } book && NormView.Of(book, call.Text("norm")!, call.Get<NormStanding>().SeenBy(call.Record.SightOf(call.Visitor.Reader))) is { } view
            ? NormAnswer.Of(view) : null;

    private static IEnumerable<CaseLineView>? Cases(ApiCall call) =>
        Find(call) is { } book ? new CaseFilter(call.Text("norm") ?? "", call.Text("verdict") ?? "", "", call.Text("q") ?? "").Of(book) : null;

    private static CaseAnswer? Case(ApiCall call) => Find(call) is { } book && CaseView.Of(book, call.Text("case")!) is { } view ? CaseAnswer.Of(view) : null;

    private static TermView? Term(ApiCall call) => Find(call) is { } book ? TermView.Of(book, call.Text("term")!) : null;

    private static object? Findings(ApiCall call) => Find(call) switch
    {
        null => null,
        { HasFindings: false } book => FindingsAsync(call, book),
        var book => Told(book),
    };

    private static async Task<object?> FindingsAsync(ApiCall call, ShelvedBook book)
    {
        var computed = await book.AskFindingsAsync(call.Context.RequestServices.GetRequiredService<Computations>(), call.Context.RequestAborted);
        return computed switch
        {
            { Value: { } found } => Told(found),
            { IsBroken: true } => Broken("The analysis"),
            _ => NotYet(call.Context, computed.Refused),
        };
    }

    private static object Told(ShelvedBook book) => book.Findings is { } report ? FindingRow.Of(report) : TooLarge();

    private static object? Compare(ApiCall call)
    {
        var (from, to) = (call.Text("from")!, call.Text("to")!);
        if (Sound(call.Get<ReadersShelf>().Books, from) is not { } before)
            return Problem.OfParameter("from", $"No book is called `{from}`; `books` lists them.");
        if (Sound(call.Get<ReadersShelf>().Books, to) is not { } after)
            return Problem.OfParameter("to", $"No book is called `{to}`; `books` lists them.");
        return CompareAsync(call, before, after);
    }

    private static async Task<object?> CompareAsync(ApiCall call, ShelvedBook before, ShelvedBook after)
    {
        if (!CompareView.IsComparable(before) || !CompareView.IsComparable(after))
            return TooLarge();
        var computed = await call.Context.RequestServices.GetRequiredService<Computations>()
            .AskAsync(Asker.Shelf, CompareView.KeyOf(before, after), cancel => CompareView.Of(before, after, cancel), call.Context.RequestAborted);
        return computed switch
        {
            { Value: { } view } => CompareAnswer.Of(view),
            { IsBroken: true } => Broken("The comparison"),
            _ => NotYet(call.Context, computed.Refused),
        };
    }

    private static IResult TooLarge() => Problem.Of(409, "too-large", "The book has too many norms to be analysed.");

    private static IResult Broken(string what) => Problem.Of(500, "broken", $"{what} failed because of a mistake of the program, which is in its log.");

    private static IResult NotYet(HttpContext context, QueueRefusal refused)
    {
        context.Response.Headers.RetryAfter = refused == QueueRefusal.None ? "10" : "30";
        return refused == QueueRefusal.None
            ? Problem.Of(503, "computing", "This is being computed; ask again in a few seconds.")
            : Problem.Of(503, "queue-full", "Too many computations are waiting, so this one was not begun; ask again in half a minute.");
    }
}
