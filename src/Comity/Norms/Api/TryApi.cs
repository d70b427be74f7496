using System.Collections.Immutable;
using System.Text.Json;
using Comity.Kit.Api;
using Comity.Norms.Shelf;
using Microsoft.Extensions.Primitives;

namespace Comity.Norms.Api;

/// <summary>`POST /api/v1/books/{book}/try`: what a book answers to facts. Nothing of it is kept.</summary>
public static class TryApi
{
    private const int LargestBody = 64 * 1024;

    /// <summary>The address.</summary>
    public static void MapTry(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/books/{book}/try", PostAsync).DisableAntiforgery();

    private static async Task<IResult> PostAsync(string book, HttpContext context, ReadersShelf shelves, CancellationToken cancel)
    {
        if (shelves.Books.Find(book) is not { Problems.IsEmpty: true } found)
            return Problem.Of(404, "nothing", "No book has this id; `books` lists them.");
        return await Body.ReadAsync<TryRequest>(context, LargestBody,
            request => Task.FromResult(Answer(found, request, Kit.Texts.In(Kit.Language.Of(context.Request)))), cancel);
    }

    private static IResult Answer(ShelvedBook book, TryRequest request, Kit.Texts texts)
    {
        var (sheet, wrong) = SheetReader.Read(book, Pairs(request));
        if (wrong.IsEmpty)
            return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(TryAnswer.Of(TryView.Of(book, sheet)), Process.Json.Options), "application/json");
        return Problem.OfFields("The facts cannot be worked with; nothing was tried.",
            wrong.Select(one => (one.Field, texts[$"norms.wrong.{one.Kind}", [.. one.Values]])));
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Pairs(TryRequest request)
    {
        foreach (var (field, values) in request.Facts ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty)
            yield return new(field, values.ToArray());
        foreach (var (name, values) in new[] { ("state", request.States), ("norm", request.Norms), ("reading", request.Readings), ("done", request.Unknown) })
            if (values is { IsDefaultOrEmpty: false } some)
                yield return new(name, some.ToArray());
        foreach (var (name, value) in new[] { ("case", request.Case), ("on", request.On), ("as-of", request.AsOf) })
            if (value is not null)
                yield return new(name, value);
    }
}
