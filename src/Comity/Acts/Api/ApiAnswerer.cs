using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Kit.Shapes;
using Comity.Kit.Widgets;
using Microsoft.Net.Http.Headers;

namespace Comity.Acts.Api;

/// <summary>Answers a request to read: reads the parameters, says what is wrong with them, spares who has the answer already, and writes it in the form that is
/// wanted.</summary>
/// <param name="route">The address.</param>
public sealed class ApiAnswerer(ApiRoute route)
{
    private static readonly string Program = typeof(ApiAnswerer).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(HttpContext context) => await (await AnswerOfAsync(context)).ExecuteAsync(context);

    private async Task<IResult> AnswerOfAsync(HttpContext context)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        if (Wrong(context, values) is { } wrong)
            return wrong;
        var form = Wanted.Of(context.Request, route.MediaType ?? "application/json", route.IsList, values.GetValueOrDefault("format") as string);
        if (form == WantedForm.None)
            return Problem.Of(406, "form",
                $"This address answers {(route.IsList ? "`application/json` and `text/csv`" : $"`{route.MediaType ?? "application/json"}`")}; name one of "
                + $"them in `Accept`, or `*/*`.");
        var call = new ApiCall(context, values);
        if (IsKnown(call, form))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var asked = route.Ask(call);
        return (asked is Task<object?> later ? await later : asked) switch
        {
            null => Problem.Of(404, "nothing", "Nothing is there, or nothing that you may see."),
            IResult result => result,
            byte[] bytes => Results.Bytes(bytes, route.MediaType ?? "application/json"),
            string text => Results.Bytes(Encoding.UTF8.GetBytes(text), route.MediaType),
            var answer when route.IsList => Listed(call, answer as ApiPage ?? ApiPage.Of((IEnumerable<object>)answer, call.From, call.Limit), form),
            var answer => Json(call, answer),
        };
    }

    private IResult? Wrong(HttpContext context, Dictionary<string, object> values)
    {
        foreach (var (name, sent) in context.Request.Query)
            if (!route.Parameters.Any(one => !one.InPath && one.Name == name))
                return Problem.OfParameter(name, $"This address knows no parameter `{(name.Length <= 40 ? name : name[..40] + "…")}`; it takes {Names()}.");
            else if (sent.Count > 1)
                return Problem.OfParameter(name, $"`{name}` is there {sent.Count.ToString(CultureInfo.InvariantCulture)} times; send it once.");
        foreach (var parameter in route.Parameters)
        {
            var sent = parameter.InPath ? context.GetRouteValue(parameter.Name) as string : context.Request.Query[parameter.Name].ToString();
            if (string.IsNullOrEmpty(sent))
            {
                if (parameter.IsRequired)
                    return Problem.OfParameter(parameter.Name, $"`{parameter.Name}` is missing; add it to the address.");
                continue;
            }

            var (value, wrong) = IsLanguage(parameter, sent, context) ? (sent, null) : parameter.Read(sent);
            if (wrong is not null)
                return Problem.OfParameter(parameter.Name, wrong);
            values[parameter.Name] = value!;
        }

        return null;
    }

    /// <summary>A language that this installation added is none that ships, and is one.</summary>
    private static bool IsLanguage(ApiParameter parameter, string sent, HttpContext context) =>
        parameter == ApiRoute.Lang && context.RequestServices.GetRequiredService<Languages>().Find(sent) is not null;

    private string Names() => string.Join(", ", route.Parameters.Where(one => !one.InPath).Select(one => $"`{one.Name}`"));

    private bool IsKnown(ApiCall call, WantedForm form)
    {
        var headers = call.Context.Response.Headers;
        // Where not everybody reads the record, nothing on the way may keep an answer for somebody else, and no tag tells how long the record is.
        var keep = call.Record.IsReadByAll ? route.Keep : Keep.Never;
        headers[HeaderNames.CacheControl] =
            keep switch { Keep.ForEver => "public, max-age=31536000, immutable", Keep.Never => "private, no-store", _ => "public, no-cache" };
        headers[HeaderNames.Vary] = $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}";
        if (keep == Keep.Never)
            return false;
        var tag = TagOf(call, form);
        headers[HeaderNames.ETag] = tag;
        return EntityTagHeaderValue.TryParseList([.. call.Context.Request.Headers.IfNoneMatch.OfType<string>()], out var known)
            && known.Any(one => one.Tag == "*" || one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
    }

    /// <summary>The position decides nearly everything; the rest are the day, what witnesses signed, the books, the language, the form and the
    /// program.</summary>
    private static string TagOf(ApiCall call, WantedForm form) => string.Create(
        CultureInfo.InvariantCulture,
        $"W/\"{call.View.Size}.{call.View.Head?.Signatures.Length ?? 0}.{call.Edition}.{call.Now.UtcDateTime:yyMMdd}.{call.Visitor.Language.Code}.{form}"
            + $".{Program}\"");

    private IResult Listed(ApiCall call, ApiPage page, WantedForm form)
    {
        if (page.Next is { } next)
            call.Context.Response.Headers.Link = $"<{Address(call.Context.Request, next)}>; rel=\"next\"";
        if (form == WantedForm.Own)
            return Json(call, new { call.View.Size, page.Count, Items = page.Rows });
        call.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{route.Name}.csv\"";
        return Results.Bytes(ListFiles.CsvBytes(new RowListing(route, page.Rows, call.View.ShowsEntries)), "text/csv; charset=utf-8");
    }

    private static string Address(HttpRequest request, long next)
    {
        var parts = request.Query.Where(pair => pair.Key != "from")
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"from={next}"));
        return $"{request.Path.ToUriComponent()}?{string.Join('&', parts)}";
    }

    /// <summary>Who does not read the record gets no numbers of entries.</summary>
    private static IResult Json(ApiCall call, object answer) =>
        Results.Bytes(call.View.ShowsEntries ? JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), Process.Json.Options)
            : JsonSerializer.SerializeToUtf8Bytes(EntryNumbers.Without(JsonSerializer.SerializeToNode(answer, answer.GetType(), Process.Json.Options))),
            "application/json");

    private sealed class RowListing(ApiRoute route, IReadOnlyList<object> rows, bool showsEntries) : Listing
    {
        public override string Name => route.Name;

        public override ImmutableArray<string> Keys => [.. Shape.Of(route.Answer).Fields.Select(one => one.Name)];

        public override IEnumerable<ImmutableArray<object?>> Values => rows.Select(Row);

        private ImmutableArray<object?> Row(object row)
        {
            var json = JsonSerializer.SerializeToElement(row, row.GetType(), Process.Json.Options);
            return [.. Keys.Select(key => json.TryGetProperty(key, out var value) && (showsEntries || !EntryNumbers.Is(key, value)) ? Cell(value) : null)];
        }

        private static object? Cell(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            _ => value.GetRawText(),
        };
    }
}
