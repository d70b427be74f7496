using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Accounts;
using Comity.Accounts.Access;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Site.Api;

/// <summary>What is sent to `POST /api/v1/acts`: a statement with a signature of one's own, or an act that a confirmed session makes and the server attests.</summary>
/// <param name="Statement">The statement, signed by a key or passkey.</param>
/// <param name="Signature">Its signature.</param>
/// <param name="Act">The act, for a session.</param>
/// <param name="As">On whose behalf, for a session.</param>
/// <param name="Seen">How many entries the person had before them; all when it is not given.</param>
/// <param name="Nonce">A text used once; the header `Idempotency-Key` does the same.</param>
public sealed record ActRequest(Statement? Statement = null, Signature? Signature = null, Act? Act = null, string? As = null, long? Seen = null, string? Nonce = null);

/// <summary>What `POST /api/v1/acts` answers: where the act stands.</summary>
/// <param name="Position">Its position in the record.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Leaf">The hash of its entry.</param>
/// <param name="Repeated">Whether it stood there before.</param>
/// <param name="Proof">The lasting receipt, as tlog-proof has it.</param>
public sealed record ActAnswer(long Position, DateTimeOffset At, Hash Leaf, bool Repeated, string Proof);

/// <summary>`POST /api/v1/acts`: the one door for every change, for pages, programs and the command line alike.</summary>
public static class ActsApi
{
    private const int LargestBody = 256 * 1024;

    /// <summary>Opens the door.</summary>
    public static void MapActs(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/acts", PostAsync).DisableAntiforgery();

    /// <summary>Submits an act for a confirmed session. Pages use the same.</summary>
    public static Task<Outcome> SubmitAsync(OpenRecord record, string person, Confirmation proof, Act act, string capacity, long? seen, string? nonce, CancellationToken cancel)
    {
        var statement = new Statement(
            record.Verifier.Name, act, capacity, person, Math.Min(seen ?? record.Now.Size, record.Now.Size), nonce ?? Base64Url.Write(RandomNumberGenerator.GetBytes(16)));
        return record.EnterAsync(new(statement, record.Attest(statement, proof.Method == ConfirmationMethod.Totp ? "totp" : "passkey", proof.At)), cancel);
    }

    private static Task<IResult> PostAsync(HttpContext context, OpenRecord record, SessionProof proofs, CancellationToken cancel) =>
        Body.ReadAsync<ActRequest>(context, LargestBody, request => request switch
        {
            { Statement: { } statement, Signature: { } signature, Act: null } => SignedAsync(context, record, statement, signature, cancel),
            { Act: { } act, As: { } capacity, Statement: null, Signature: null } => SessionAsync(context, record, proofs, request, act, capacity, cancel),
            _ => Task.FromResult(Problem.Of(400, "incomplete", "Send either `statement` and `signature`, or `act` and `as` in a session that was confirmed.")),
        }, cancel);

    private static async Task<IResult> SignedAsync(HttpContext context, OpenRecord record, Statement statement, Signature signature, CancellationToken cancel) =>
        signature.Level is SignatureLevel.Key or SignatureLevel.Passkey
            ? Answer(context, record, await record.EnterAsync(new(statement, signature), cancel))
            : Problem.Of(400, "level", "Only the levels `key` and `passkey` are sent with a signature; the others are the server's to give.");

    private static async Task<IResult> SessionAsync(
        HttpContext context, OpenRecord record, SessionProof proofs, ActRequest request, Act act, string capacity, CancellationToken cancel)
    {
        if (Visitor.Of(context).Person is not { } person)
            return Problem.Of(401, "sign-in", "Sign in, or send a statement that is signed with a key or a passkey.");
        if (context.User.Identity?.AuthenticationType == Schemes.Key)
            return Problem.Of(403, "program", "A program's key does not act by itself: sign the statement with `comity sign`.");
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session acts from this site only; a program sends a signed statement.");
        if (proofs.Ask(context) is not { } proof)
            return Problem.Of(403, "confirm", $"Confirm first that it is you, at {SessionProof.Address("/")}; it counts for five minutes.");
        var nonce = request.Nonce ?? context.Request.Headers["Idempotency-Key"].FirstOrDefault();
        return Answer(context, record, await SubmitAsync(record, person, proof, act, capacity, request.Seen, nonce, cancel));
    }

    private static IResult Answer(HttpContext context, OpenRecord record, Outcome outcome)
    {
        if (outcome.Receipt is not { } receipt)
            return Problem.OfRefusals(outcome.Refusals, Language.Of(context.Request));
        var position = receipt.Position.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.Location = $"/api/v1/entries/{position}";
        context.Response.Cookies.Append(SeenPosition.Cookie, (receipt.Position + 1).ToString(CultureInfo.InvariantCulture), SeenPosition.Options);
        var answer = new ActAnswer(receipt.Position, receipt.At, receipt.Leaf, receipt.IsRepeated, record.ProofOf(receipt.Position)!.ToString());
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, Process.Json.Options), "application/json").WithStatus(receipt.IsRepeated ? 200 : 201);
    }
}
