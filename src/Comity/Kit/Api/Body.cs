using System.Buffers;
using System.Text.Json;
using Comity.Record.Json;

namespace Comity.Kit.Api;

/// <summary>Reads what programs send, up to a size, strictly.</summary>
public static class Body
{
    /// <summary>The bytes of a request's body; null when there are more than may be.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context, int most, CancellationToken cancel)
    {
        if (context.Request.ContentLength > most)
            return null;
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(cancel);
            var body = read.IsCompleted && read.Buffer.Length <= most ? read.Buffer.ToArray() : null;
            var isOver = read.IsCompleted || read.Buffer.Length > most;
            context.Request.BodyReader.AdvanceTo(isOver ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isOver)
                return body;
        }
    }

    /// <summary>Reads a body as JSON and answers with what is made of it, or with what is wrong with it.</summary>
    public static async Task<IResult> ReadAsync<T>(HttpContext context, int most, Func<T, Task<IResult>> answer, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
            return Problem.Of(415, "json-only", "Send the body as JSON, with `Content-Type: application/json`.");
        if (await ReadAsync(context, most, cancel) is not { } body)
            return Problem.Of(413, "too-large", $"At most {most / 1024} KB are taken here; put what is larger into a file and name its hash.");
        try
        {
            return Read<T>(body) is { } request ? await answer(request) : Problem.Of(400, "json", "Send a JSON object.");
        }
        catch (JsonException problem)
        {
            return Problem.OfJson(problem);
        }
        catch (JsonProblem problem)
        {
            return Problem.Of(400, "json", $"This cannot stand in a statement: {problem.Message}");
        }
        catch (StoreProblem problem)
        {
            context.Response.Headers.RetryAfter = "1";
            return Problem.Of(503, "store", problem.Message);
        }
    }

    /// <summary>The framework throws other things than its own for half characters and for acts without a type.</summary>
    private static T? Read<T>(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Process.Json.Options);
        }
        catch (Exception problem) when (problem is NotSupportedException or InvalidOperationException or FormatException)
        {
            throw new JsonException(problem is NotSupportedException ? "An act names its type in `type`."
                : "A text is not UTF-8, or holds half of a character.", problem);
        }
    }
}
