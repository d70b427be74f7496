using System.Collections.Immutable;
using System.Text.Json;
using Comity.Negotiation;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;

namespace Comity.Site.Api;

/// <summary>A vote as a program sends it.</summary>
/// <param name="As">On whose behalf.</param>
/// <param name="Statement">The statement's number.</param>
/// <param name="Value">The vote.</param>
public sealed record VoteRequest(string As, int Statement, VoteValue Value);

/// <summary>What is to be sealed, as a program sends it: a content that the server seals, or a commitment to what was sealed before.</summary>
/// <param name="As">On whose behalf.</param>
/// <param name="Content">The content.</param>
/// <param name="Commitment">The commitment.</param>
public sealed record SealRequest(string As, string? Content = null, Hash? Commitment = null);

/// <summary>What waits, durable and in its order, before it enters the record in a sheet: votes and sealed acts.</summary>
public static class QueueApi
{
    private const int LargestBody = 100 * 1024;

    /// <summary>The addresses.</summary>
    public static void MapQueue(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/consultations/{consultation}/votes", VoteAsync).DisableAntiforgery();
        routes.MapPost("/api/v1/sealed", SealAsync).DisableAntiforgery();
    }

    private static async Task<IResult> VoteAsync(string consultation, HttpContext context, BallotBox box, CancellationToken cancel)
    {
        if (Visitor.Of(context).Person is not { } person)
            return Problem.Of(401, "sign-in", "Sign in, or send the key of a program that may act.");
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session votes from this site only; a program sends its key.");
        return await Body.ReadAsync<VoteRequest>(context, LargestBody, async vote =>
        {
            var (receipt, refusal) = await box.CastAsync(consultation, new(person, vote.As, vote.Statement, vote.Value), cancel);
            return refusal is null ? Results.Text(receipt, "text/plain; charset=utf-8", statusCode: 202) : Problem.OfRefusals([refusal], Language.Of(context.Request));
        }, cancel);
    }

    private static async Task<IResult> SealAsync(HttpContext context, SealedActs acts, CancellationToken cancel)
    {
        if (Visitor.Of(context).Person is not { } person)
            return Problem.Of(401, "sign-in", "Sign in, or send the key of a program that may act.");
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session seals from this site only; a program sends its key.");
        return await Body.ReadAsync<SealRequest>(context, LargestBody, async request =>
        {
            var outcome = request switch
            {
                { Content: { } content, Commitment: null } => await acts.SealAsync(person, request.As, content, cancel),
                { Commitment: { } commitment, Content: null } => await acts.KeepAsync(person, request.As, commitment, cancel),
                _ => null,
            };
            return outcome switch
            {
                null => Problem.Of(422, "not-sealed", "Nothing was sealed: send `as`, a capacity of yours, with either `content` or a `commitment`."),
                { Answer: { } answer } => Results.Json(answer, Process.Json.Options, statusCode: 202),
                _ => Problem.OfRefusals(outcome.Refusals, Language.Of(context.Request)),
            };
        }, cancel);
    }
}
