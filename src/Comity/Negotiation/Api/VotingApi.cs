using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Negotiation.Consultations;

namespace Comity.Negotiation.Api;

/// <summary>A vote as a program sends it.</summary>
/// <param name="As">On whose behalf.</param>
/// <param name="Statement">The statement's number.</param>
/// <param name="Value">The vote.</param>
public sealed record VoteRequest(string As, int Statement, VoteValue Value);

/// <summary>Votes in a consultation, which wait, durable and in their order, before they enter the record in a sheet.</summary>
public static class VotingApi
{
    private const int LargestBody = 100 * 1024;

    /// <summary>The address.</summary>
    public static void MapVoting(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/consultations/{consultation}/votes", VoteAsync).DisableAntiforgery();

    private static async Task<IResult> VoteAsync(string consultation, HttpContext context, BallotBox box, CancellationToken cancel)
    {
        if (Visitor.Of(context).Person is not { } person)
            return Problem.Of(401, "sign-in", "Sign in, or send the key of a program that may act.");
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session votes from this site only; a program sends its key.");
        return await Body.ReadAsync<VoteRequest>(context, LargestBody, async vote =>
        {
            var (receipt, refusal) = await box.CastAsync(consultation, new(person, vote.As, vote.Statement, vote.Value), cancel);
            return refusal is null ? Results.Text(receipt, "text/plain; charset=utf-8", statusCode: 202)
                : Problem.OfRefusals([refusal], Language.Of(context.Request));
        }, cancel);
    }
}
