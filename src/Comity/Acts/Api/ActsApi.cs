using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Acts.Api;

/// <summary>What is sent to `POST /api/v1/acts`: a statement with a signature of one's own. Whoever acts in a session does so through the pages.</summary>
/// <param name="Statement">The statement, signed by a key or passkey.</param>
/// <param name="Signature">Its signature.</param>
public sealed record ActRequest(Statement Statement, Signature Signature);

/// <summary>What `POST /api/v1/acts` answers: where the act stands.</summary>
/// <param name="Position">Its position in the record.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Leaf">The hash of its entry.</param>
/// <param name="Repeated">Whether it stood there before.</param>
/// <param name="Proof">The lasting receipt, as tlog-proof has it; absent for who does not read the record, until the next daily sheet.</param>
public sealed record ActAnswer(long Position, DateTimeOffset At, Hash Leaf, bool Repeated, string? Proof);

/// <summary>`POST /api/v1/acts`: the one door for every change, for pages, programs and the command line alike.</summary>
public static class ActsApi
{
    private const int LargestBody = 256 * 1024;

    /// <summary>Opens the door.</summary>
    public static void MapActs(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/acts", PostAsync).DisableAntiforgery();

    private static Task<IResult> PostAsync(HttpContext context, OpenRecord record, CancellationToken cancel) =>
        Body.ReadAsync<ActRequest>(context, LargestBody, request => SignedAsync(context, record, request.Statement, request.Signature, cancel), cancel);

    private static async Task<IResult> SignedAsync(HttpContext context, OpenRecord record, Statement statement, Signature signature,
        CancellationToken cancel) =>
        signature.Level is SignatureLevel.Key or SignatureLevel.Passkey
            ? Answer(context, record, statement.Person, await record.EnterAsync(new(statement, signature), cancel))
            : Problem.Of(400, "level", "Only the levels `key` and `passkey` are sent with a signature; the others are the server's to give.");

    private static IResult Answer(HttpContext context, OpenRecord record, string? person, Outcome outcome)
    {
        var isUnsigned = outcome.Refusals.Any(refusal => refusal.Rule == nameof(StatementRules.SignatureHolds));
        // Whoever signed is known by the signature; who did not is a stranger.
        var view = record.SeenBy(isUnsigned || person is null ? Visitor.Of(context).Reader : new Reader(person));
        if (outcome.Receipt is not { } receipt)
            return Problem.OfRefusals(Told(outcome.Refusals, view), Visitor.Of(context).Language, view.Picture);
        var position = receipt.Position.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.Location = $"/api/v1/entries/{position}";
        context.Response.Cookies.Append(SeenPosition.Cookie, (receipt.Position + 1).ToString(CultureInfo.InvariantCulture), SeenPosition.Options);
        var proof = view.ShowsEntries ? record.ProofOf(receipt.Position) : record.DailyProofOf(receipt.Position);
        var answer = new ActAnswer(receipt.Position, receipt.At, receipt.Leaf, receipt.IsRepeated, proof?.ToString());
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, Process.Json.Options), "application/json").WithStatus(receipt.IsRepeated ? 200 : 201);
    }

    /// <summary>Who does not read the record and did not sign hears only that the signature does not hold: neither which part of it, nor how long the record
    /// is.</summary>
    private static ImmutableArray<Refusal> Told(ImmutableArray<Refusal> refusals, RecordView view) =>
        !view.ShowsEntries && refusals.Any(refusal => refusal.Rule == nameof(StatementRules.SignatureHolds))
            ? [Refusal.Of(null, [("part", "signature")], nameof(StatementRules.SignatureHolds))] : refusals;
}
