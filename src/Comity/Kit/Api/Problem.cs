using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Comity.Record.Entries;

namespace Comity.Kit.Api;

/// <summary>What goes wrong with a request of a program, as problem+json (RFC 9457): a title, what to do, and where.</summary>
public static class Problem
{
    private const string MediaType = "application/problem+json";

    /// <summary>A problem with a status, a type of ours and one sentence.</summary>
    public static IResult Of(int status, string type, string detail) => Write(status, new { Type = $"/api/problems/{type}", Status = status, Detail = detail });

    /// <summary>A proof that a request lacks: which one, and what to do.</summary>
    /// <param name="status">The status.</param>
    /// <param name="type">The type of ours.</param>
    /// <param name="case">What is missing: `session`, `confirmation`, or the `scope` of the key.</param>
    /// <param name="detail">The sentence.</param>
    public static IResult OfProof(int status, string type, string @case, string detail) =>
        Write(status, new { Type = $"/api/problems/{type}", Status = status, Rule = "RequestBringsItsProof", Case = @case, Detail = detail });

    /// <summary>A problem with a status and one sentence, whose outcome has a name of its own.</summary>
    public static IResult OfOutcome(int status, string type, string detail, string outcome) =>
        Write(status, new { Type = $"/api/problems/{type}", Status = status, Detail = detail, Outcome = outcome });

    /// <summary>A parameter of the address that cannot be worked with; it is named.</summary>
    public static IResult OfParameter(string parameter, string detail) =>
        Write(400, new { Type = "/api/problems/parameter", Status = 400, Detail = detail, Parameter = parameter });

    /// <summary>Fields that cannot be worked with: each with one sentence.</summary>
    public static IResult OfFields(string detail, IEnumerable<(string Field, string Sentence)> fields) =>
        Write(422, new { Type = "/api/problems/fields", Status = 422, Detail = detail, Fields = fields.Select(one => new { one.Field, one.Sentence }) });

    /// <summary>JSON that is none, or none of ours: with its line and the place in it.</summary>
    public static IResult OfJson(JsonException problem) => Write(400, new
    {
        Type = "/api/problems/json",
        Status = 400,
        Detail = Sentence(problem),
        Where = problem.Path,
        Line = problem.LineNumber + 1,
        Column = problem.BytePositionInLine + 1,
    });

    /// <summary>The refusals of rules, the first also at the top, each with its case, the field that is at fault and the source that it follows: 403 when the
    /// person may not do this at all, else 422.</summary>
    public static IResult OfRefusals(ImmutableArray<Refusal> refusals, Language language, Picture? picture = null)
    {
        var status = refusals.Any(Process.IsAboutRole) ? 403 : 422;
        var sentences = Sentences.In(language, picture);
        var first = refusals[0];
        return Write(status, new
        {
            Type = "/api/problems/refused",
            Title = "The rules did not let the act pass; nothing was entered.",
            Status = status,
            first.Rule,
            first.Case,
            Field = first.Where,
            Detail = sentences.Of(first),
            Refusals = refusals.Select(refusal =>
                new { refusal.Rule, refusal.Case, Field = refusal.Where, Detail = sentences.Of(refusal), Source = SourceOf(refusal.Rule), refusal.Facts }),
            Language = language.Code,
        });
    }

    /// <summary>The same result with another status.</summary>
    public static IResult WithStatus(this IResult result, int status) => new StatusResult(result, status);

    private static string? SourceOf(string rule) => Process.Rules.FirstOrDefault(one => one.Name == rule).Mark?.Source;

    private static string Sentence(JsonException problem)
    {
        var text = problem.Message.Split(" Path: ")[0];
        // The reader's own words name our types; the place says enough.
        return text.Contains("Comity.", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"The JSON does not fit what is expected at `{problem.Path ?? "$"}`.")
            : text;
    }

    private static IResult Write(int status, object problem) =>
        Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(problem, Process.Json.Options), MediaType).WithStatus(status);

    private sealed class StatusResult(IResult result, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            return result.ExecuteAsync(httpContext);
        }
    }
}
