using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Sealing;

namespace Comity.Record.Api;

/// <summary>What is to be sealed, as a program sends it: a content that the server seals, a commitment to what was sealed before, or an act that is sealed for
/// the Chair.</summary>
/// <param name="As">On whose behalf.</param>
/// <param name="Content">The content.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Act">The act for the Chair.</param>
public sealed record SealRequest(string As, string? Content = null, Hash? Commitment = null, Act? Act = null);

/// <summary>Sealed acts, which wait, durable and in their order, before they enter the record in a sheet.</summary>
public static class SealingApi
{
    private const int LargestBody = 100 * 1024;

    /// <summary>The addresses.</summary>
    public static void MapSealing(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/sealed", SealAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SealAsync(HttpContext context, SealedActs acts, LettersToChair letters, CancellationToken cancel)
    {
        if (Visitor.Of(context).Person is not { } person)
            return Problem.Of(401, "sign-in", "Sign in, or send the key of a program that may act.");
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session seals from this site only; a program sends its key.");
        return await Body.ReadAsync<SealRequest>(context, LargestBody, async request =>
        {
            var outcome = request switch
            {
                { Content: { } content, Commitment: null, Act: null } => await acts.SealAsync(person, request.As, content, cancel),
                { Act: { } act, Content: null, Commitment: null } => await letters.SealAsync(person, request.As, act, cancel),
                { Commitment: { } commitment, Content: null, Act: null } => await acts.KeepAsync(person, request.As, commitment, cancel),
                _ => null,
            };
            return outcome switch
            {
                null => Problem.Of(422, "not-sealed", "Nothing was sealed: send `as`, a capacity of yours, with one of `content`, `commitment` and `act`."),
                { Answer: { } answer } => Results.Json(answer, Process.Json.Options, statusCode: 202),
                _ => Problem.OfRefusals(outcome.Refusals, Language.Of(context.Request)),
            };
        }, cancel);
    }
}
