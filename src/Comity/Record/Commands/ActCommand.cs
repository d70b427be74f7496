using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Acts.Forms;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Signing;
using Microsoft.Extensions.Primitives;

namespace Comity.Record.Commands;

/// <summary>`comity act`: signs an act with a key of one's own and enters it in the record of a server.</summary>
public static class ActCommand
{
    private const int NonceBytes = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var url = new Argument<string>("URL") { Description = "The server, such as `https://norms.example.org`." };
        var words = new Argument<string[]>("ACT")
        {
            Description = "The act's name and its fields: `TakePosition text=norms-2015 stance=supports`. The name alone lists the fields.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var capacity = new Option<string?>("--as")
        {
            Description = "On whose behalf: a participant's code, `secretariat`, `chair` or `oneself`.",
            HelpName = "CAPACITY",
        };
        var person = new Option<string?>("--person") { Description = "Your pseudonym in the record, `p-...`.", HelpName = "PERSON" };
        var key = new Option<string?>("--key") { Description = "The file of the key to sign with; `comity sign --new-key FILE` makes one.", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "The act as JSON in a file; `-` for what is typed or piped.", HelpName = "FILE" };
        var command = new Command("act", "Signs an act with your own key, enters it in the record of a server and prints the receipt.")
        {
            url, words, capacity, person, key, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var typed = parsed.GetValue(words) ?? [];
            if (typed.Length == 1 && parsed.GetValue(json) is null && (parsed.GetValue(capacity) ?? parsed.GetValue(person) ?? parsed.GetValue(key)) is null)
                return Task.FromResult(Describe(terminal, KindOf(typed[0])));
            var order = new ActOrder(
                parsed.GetRequiredValue(url), Needed(parsed.GetValue(capacity), "--as"), Needed(parsed.GetValue(person), "--person"),
                Needed(parsed.GetValue(key), "--key"));
            return RunAsync(terminal, order, Read(terminal, typed, parsed.GetValue(json)), cancel);
        });
        return command;
    }

    private static string Needed(string? value, string option) =>
        value ?? throw new UserError($"`{option}` is missing; an act says who does it and is signed. The act's name alone lists its fields.", option);

    private static ActKind KindOf(string name) => Process.Latest(name) is { IsForPersons: true } kind
        ? kind : throw new UserError($"`{name}` is no act that persons do; `comity rules` and /api list them.");

    /// <summary>Prints the fields of an act, each with what it takes.</summary>
    private static int Describe(Terminal terminal, ActKind kind)
    {
        var texts = Texts.In(Language.English);
        terminal.Output.WriteLine($"{kind.Name}: {ActWords.Says(texts, kind.Name)}\n");
        Describe(terminal, texts, Shape.Of(kind.Type), "");
        terminal.Output.WriteLine($"\nFor example: {Process.Sample(kind).ToJsonString(Process.Json.Options)}");
        return ExitCode.Yes;
    }

    private static void Describe(Terminal terminal, Texts texts, Shape owner, string before)
    {
        foreach (var field in owner.Fields)
        {
            var list = field.Shape.Kind == ShapeKind.List;
            var (shape, place) = (list ? field.Shape.Item! : field.Shape, $"{before}{field.Name}{(list ? "[0]" : "")}");
            terminal.Output.WriteLine(
                $"  {place,-28} {Taken(texts, shape)}{(field.IsNew ? ", a new one" : "")}{(field.IsRequired ? "" : ", may be left out")}");
            terminal.Output.WriteLine($"  {"",-28} {ActWords.Label(texts, owner, field.Name)}");
            if (shape.Kind == ShapeKind.Record)
                Describe(terminal, texts, shape, place + ".");
        }
    }

    /// <summary>What a field takes, in a few words.</summary>
    private static string Taken(Texts texts, Shape shape) =>
        shape.Values.Length > 0 ? string.Join(" | ", shape.Values)
        : shape.Meaning is { } meaning && References.Of(meaning) is { } naming ? $"{texts[$"search.kind.{naming.Kind}"]} ({meaning.Name})"
        : shape.Meaning is { } other ? other.Name
        : texts[$"api.type.{shape.Kind}"];

    private static Act Read(Terminal terminal, string[] words, string? json)
    {
        if (json is not null == words.Length > 0)
            throw new UserError("Name either an act with its fields, or a file with --json.");
        return json is null ? OfWords(words) : OfJson(json == "-" ? terminal.Input.ReadToEnd() : File.ReadAllText(json), json);
    }

    private static Act OfJson(string text, string file)
    {
        try
        {
            return Process.Json.ReadAct(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException problem)
        {
            throw new UserError($"This is no act: {problem.Message.Split('\n')[0]}", file);
        }
    }

    private static Act OfWords(string[] words)
    {
        var kind = KindOf(words[0]);
        if (words.Skip(1).FirstOrDefault(word => word.IndexOf('=', StringComparison.Ordinal) <= 0) is { } odd)
            throw new UserError($"`{odd}` is no field; write `name=value`.");
        var fields = words.Skip(1).GroupBy(word => word.Split('=', 2)[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new StringValues(group.Last().Split('=', 2)[1]), StringComparer.Ordinal);
        var (input, shape) = (new ActInput(fields), Shape.Of(kind.Type));
        if (fields.Keys.FirstOrDefault(name => !shape.Fields.Any(one => one.Name == name.Split('[', '.')[0])) is { } unknown)
            throw new UserError($"`{kind.Name}` has no field `{unknown}`; it has {string.Join(", ", shape.Fields.Select(one => $"`{one.Name}`"))}.");
        var reader = new ActReader(input, Texts.In(Language.English));
        return reader.Read(shape) ?? throw new UserError(string.Join('\n', reader.Problems.Select(problem => $"{problem.Field}: {problem.Sentence}")));
    }

    private static async Task<int> RunAsync(Terminal terminal, ActOrder order, Act act, CancellationToken cancel)
    {
        using var own = OwnKey.Read(order.Key);
        using var client = new HttpClient { Timeout = Patience };
        if (!Uri.TryCreate(order.Url.TrimEnd('/') + "/", UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            throw new UserError($"`{order.Url}` is no address of a server; write one such as `https://norms.example.org`.", "URL");
        try
        {
            using var status = await JsonAsync(await client.GetAsync(new Uri(site, "api/v1/status"), cancel), cancel);
            var statement = new Statement(
                Text(status, "origin") ?? throw new UserError("The server does not answer as Comity does: its status has no `origin`.", order.Url), act,
                order.As, order.Person,
                Seen(status), Base64Url.Write(RandomNumberGenerator.GetBytes(NonceBytes)));
            using var body = new ByteArrayContent(
                Body(statement, own.Sign(statement))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await client.PostAsync(new Uri(site, "api/v1/acts"), body, cancel);
            using var said = await JsonAsync(answer, cancel);
            return answer.IsSuccessStatusCode ? Tell(terminal, said) : Refuse(terminal, said);
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
            || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new UserError($"The server cannot be asked: {problem.Message.Split('\n')[0]}", order.Url);
        }
    }

    /// <summary>How many entries there are; none where the status does not say so, since not everybody reads the record.</summary>
    private static long Seen(JsonDocument status) =>
        status.RootElement.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number ? size.GetInt64() : 0;

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage answer, CancellationToken cancel) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));

    /// <summary>The statement goes out in the very bytes that were signed.</summary>
    private static byte[] Body(Statement statement, Signature signature)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName("statement");
            json.WriteRawValue(Process.Json.Write(statement));
            json.WritePropertyName("signature");
            JsonSerializer.Serialize(json, signature, Process.Json.Options);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static int Tell(Terminal terminal, JsonDocument receipt)
    {
        terminal.Output.WriteLine($"Entry:   {receipt.RootElement.GetProperty("position").GetInt64().ToString(CultureInfo.InvariantCulture)}");
        terminal.Output.WriteLine($"Entered: {Text(receipt, "at")}");
        terminal.Output.WriteLine($"Leaf:    {Text(receipt, "leaf")}");
        terminal.Output.WriteLine();
        terminal.Output.Write(Text(receipt, "proof") ?? "The proof can be had once the next daily sheet is entered.\n");
        return ExitCode.Yes;
    }

    private static int Refuse(Terminal terminal, JsonDocument problem)
    {
        if (!problem.RootElement.TryGetProperty("refusals", out var refusals))
            terminal.Error.WriteLine(Text(problem, "detail") ?? "The server refused the act and did not say why.");
        else
            foreach (var refusal in refusals.EnumerateArray())
                terminal.Error.WriteLine(
                    $"{(refusal.TryGetProperty("field", out var place) ? $"{place.GetString()}: " : "")}{refusal.GetProperty("detail").GetString()} "
                    + $"({refusal.GetProperty("rule").GetString()})");
        return ExitCode.No;
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed record ActOrder(string Url, string As, string Person, string Key);
}
