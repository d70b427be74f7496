using System.Security.Cryptography;
using System.Text.Json;
using Comity.Accounts.Access;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Comity.Acts.Api;

/// <summary>A file that is kept.</summary>
/// <param name="Hash">The hash by which acts name it.</param>
/// <param name="Type">Its media type, as its bytes show it.</param>
/// <param name="Bytes">How many bytes it has.</param>
public sealed record FileAnswer(Hash Hash, string Type, long Bytes);

/// <summary>An act for which a passkey's challenge is wanted.</summary>
/// <param name="Act">The act.</param>
/// <param name="As">On whose behalf.</param>
/// <param name="Person">The pseudonym of who signs.</param>
/// <param name="Seen">How many entries the person has seen; all when it is not given.</param>
/// <param name="Nonce">A text used once; one is drawn when it is not given.</param>
public sealed record ChallengeRequest(Act Act, string As, string Person, long? Seen = null, string? Nonce = null);

/// <summary>What a passkey signs.</summary>
/// <param name="Statement">The statement, to be sent with the signature.</param>
/// <param name="Challenge">The challenge: the hash of the statement in the form in which it is signed, in base64url.</param>
public sealed record ChallengeAnswer(Statement Statement, string Challenge);

/// <summary>Files and challenges.</summary>
public static class FilesApi
{
    private const int LargestAct = 256 * 1024;
    private const int NonceBytes = 16;

    /// <summary>The addresses.</summary>
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/files", KeepAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Files.MostRequestBytes));
        routes.MapPut("/api/v1/files/{hash}", HandInAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Files.MostRequestBytes));
        routes.MapGet("/act/sent/{hash}", Own).ExcludeFromDescription();
        routes.MapPost("/api/v1/acts/challenge", ChallengeAsync).DisableAntiforgery();
    }

    /// <summary>Keeps a file. `capacity` and `field` say for whom and for which field of an act it is sent; without them it is the sender's own, for any
    /// field.</summary>
    private static async Task<IResult> KeepAsync(HttpContext context, Files files, OpenRecord record, TimeProvider time, CancellationToken cancel)
    {
        if (!RequestOrigin.IsOwn(context))
            return Problem.Of(403, "origin", "A session sends files from this site only; a program sends its key.");
        var (capacity, field) = (Asked(context, "capacity"), Asked(context, "field"));
        if (capacity is not null && !Rights.Of(Visitor.Of(context), record.SeenBy(Visitor.Of(context).Reader).Picture,
            time.GetUtcNow()).Capacities.Contains(capacity))
            return Problem.Of(403, "capacity", $"You do not act as `{capacity}`; leave out `capacity`, or name a capacity of yours.");
        if (field is not null && Process.Find(field.Split('.')[0]) is null)
            return Problem.OfParameter("field", $"`{field}` is no field of an act; write the act and its field, such as `CirculateStatement.file`.");
        if (await Body.ReadAsync(context, Files.MostBytes, cancel) is not { } bytes)
            return Problem.Of(413, "too-large", $"A file has at most {Files.MostBytes / 1024 / 1024} MB; send a smaller one.");
        var (verdict, hash) = files.Keep(bytes, new(Visitor.Of(context).Person!, capacity, field));
        return verdict switch
        {
            FileVerdict.Kept =>
                Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(new FileAnswer(hash, Files.TypeOf(bytes)!, bytes.Length), Process.Json.Options),
                "application/json").WithStatus(201),
            FileVerdict.TakenBack => Problem.Of(422, "taken-back", "The record says that this file was recalled or is withheld; it is not taken again."),
            FileVerdict.Empty => Problem.Of(422, "empty", "The file has no bytes; send its content as the body."),
            _ => Problem.Of(422, "unknown-file", "The content is neither PDF, DOCX, PNG, JPEG nor plain text in UTF-8; convert it and send it again."),
        };
    }

    /// <summary>A file for who sent it, who looks at it before it is entered. Nobody else gets it, and nothing keeps it.</summary>
    private static IResult Own(string hash, HttpContext context, Files files)
    {
        if (!Hash.TryParseHex(hash, out var wanted) || files.SentBy(wanted, Visitor.Of(context).Person!) is not { } file)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment";
        return Results.Bytes(file.Content, file.Type);
    }

    private static string? Asked(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } asked ? asked : null;

    /// <summary>Takes the very bytes of a hash that the record makes public and that nobody provided. Whoever has them may hand them in: the hash says what
    /// they are.</summary>
    private static async Task<IResult> HandInAsync(string hash, HttpContext context, Files files, CancellationToken cancel)
    {
        if (!Hash.TryParseHex(hash, out var wanted) || files.Look(wanted) == HandInVerdict.Absent)
            return Problem.Of(404, "nothing", "No public entry names this file.");
        if (await Body.ReadAsync(context, Files.MostBytes, cancel) is not { } bytes)
            return Problem.Of(413, "too-large", $"A file has at most {Files.MostBytes / 1024 / 1024} MB.");
        var answer = new FileAnswer(wanted, Files.TypeOf(bytes) ?? "application/octet-stream", bytes.Length);
        return await files.HandInAsync(wanted, bytes, cancel) switch
        {
            HandInVerdict.Taken => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, Process.Json.Options), "application/json").WithStatus(201),
            HandInVerdict.Here => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, Process.Json.Options), "application/json"),
            HandInVerdict.TakenBack => Problem.Of(422, "taken-back", "The record says that this file was recalled or is withheld; it is not taken again."),
            HandInVerdict.OtherBytes =>
                Problem.Of(422, "other-bytes", $"These bytes have the hash `{Hash.Of(bytes).ToHex()}`; send the file whose hash is in the address."),
            _ => Problem.Of(404, "nothing", "No public entry names this file."),
        };
    }

    private static Task<IResult> ChallengeAsync(HttpContext context, OpenRecord record, CancellationToken cancel) =>
        Body.ReadAsync<ChallengeRequest>(context, LargestAct, request =>
        {
            var statement = new Statement(
                record.Verifier.Name, request.Act, request.As, request.Person, request.Seen ?? record.SeenBy(Visitor.Of(context).Reader).Size,
                request.Nonce ?? Base64Url.Write(RandomNumberGenerator.GetBytes(NonceBytes)));
            var answer = new ChallengeAnswer(statement, PasskeyAssertion.Challenge(Process.Json.Signed(statement)));
            return Task.FromResult(Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, Process.Json.Options), "application/json"));
        }, cancel);
}
