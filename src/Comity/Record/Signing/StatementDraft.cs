using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Keys;

namespace Comity.Record.Signing;

/// <summary>What the user adds to an act to make a statement of it.</summary>
/// <param name="Log">The log's origin.</param>
/// <param name="As">On whose behalf.</param>
/// <param name="Person">Who.</param>
/// <param name="Seen">How many entries they had before them.</param>
public sealed record StatementDraft(string? Log, string? As, string? Person, long? Seen)
{
    private const int NonceLength = 16;

    /// <summary>The statement in a JSON text: a whole one, or an act that the options complete. What the text says may not be contradicted.</summary>
    /// <exception cref="UserError">The text is neither, or something is missing.</exception>
    public Statement Complete(string text)
    {
        try
        {
            var json = JsonNode.Parse(text) as JsonObject ?? throw new UserError("A statement or an act is a JSON object: begin with `{`.");
            var statement = json.ContainsKey("act") ? json : new JsonObject { ["act"] = json };
            Set(statement, "log", "--log", Log);
            Set(statement, "as", "--as", As);
            Set(statement, "person", "--person", Person);
            Set(statement, "seen", "--seen", Seen);
            if (!statement.ContainsKey("nonce"))
                statement["nonce"] = Base64Url.Write(RandomNumberGenerator.GetBytes(NonceLength));
            return Process.Json.ReadStatement(JsonSerializer.SerializeToUtf8Bytes(statement));
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new UserError($"This is no statement and no act: {problem.Message.Split('\n')[0]}");
        }
    }

    private static void Set<T>(JsonObject statement, string name, string option, T? value)
    {
        var given = value is null ? null : JsonSerializer.SerializeToNode(value);
        if (statement.TryGetPropertyValue(name, out var written) && written is not null)
        {
            if (given is not null && !JsonNode.DeepEquals(given, written))
                throw new UserError($"The statement says `{written}` for `{name}`, and {option} says `{given}`. Leave one of them out.", option);
            return;
        }

        statement[name] = given ?? throw new UserError($"The statement lacks `{name}`: name it with {option}.", option);
    }
}
