using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Acts.Api;

/// <summary>A request to read, with its parameters as values and the record as of one position.</summary>
/// <param name="context">The request.</param>
/// <param name="values">The parameters that were sent.</param>
public sealed class ApiCall(HttpContext context, IReadOnlyDictionary<string, object> values)
{
    private readonly DateTimeOffset clock = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The request.</summary>
    public HttpContext Context => context;

    /// <summary>The record.</summary>
    public OpenRecord Record { get; } = context.RequestServices.GetRequiredService<OpenRecord>();

    /// <summary>The view that the whole answer is made from.</summary>
    public RecordView View { get; } = context.RequestServices.GetRequiredService<OpenRecord>().SeenBy(Visitor.Of(context).Reader);

    /// <summary>The registers.</summary>
    public Picture Picture => View.Picture;

    /// <summary>Who asks.</summary>
    public Visitor Visitor { get; } = Visitor.Of(context);

    /// <summary>The site's sentences in the asker's language.</summary>
    public Texts Texts => Texts.In(Visitor.Language);

    /// <summary>The entries in brief.</summary>
    public EntryIndex Entries => context.RequestServices.GetRequiredService<EntryIndex>();

    /// <summary>How often what no entry holds has changed.</summary>
    public long Edition => context.RequestServices.GetServices<EditionReader>().Sum(read => read(Record.SightOf(Visitor.Reader)));

    /// <summary>The time for which the answer holds: the clock's, and never before the last entry.</summary>
    public DateTimeOffset Now => clock > Picture.At ? clock : Picture.At;

    /// <summary>The first row that is wanted.</summary>
    public long From => Number(ApiRoute.From.Name) ?? 0;

    /// <summary>How many rows are wanted.</summary>
    public int Limit => (int)(Number(ApiRoute.Limit.Name) ?? 100);

    /// <summary>What a room offers.</summary>
    public T Get<T>()
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    /// <summary>A text; null when it was not sent.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    /// <summary>A number.</summary>
    public long? Number(string name) => values.GetValueOrDefault(name) as long?;

    /// <summary>A day.</summary>
    public DateOnly? Day(string name) => values.GetValueOrDefault(name) as DateOnly?;

    /// <summary>A hash.</summary>
    public Hash? Hash(string name) => values.GetValueOrDefault(name) as Hash?;
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Count">How many rows the whole list has.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ApiPage(IReadOnlyList<object> Rows, long Count, long? Next)
{
    /// <summary>The page of a list that was asked for.</summary>
    public static ApiPage Of(IEnumerable<object> rows, long from, int limit)
    {
        var all = rows as IReadOnlyList<object> ?? [.. rows];
        object[] shown = [.. all.Skip((int)Math.Min(from, int.MaxValue)).Take(limit)];
        return new(shown, all.Count, from + shown.Length < all.Count && shown.Length > 0 ? from + shown.Length : null);
    }
}
