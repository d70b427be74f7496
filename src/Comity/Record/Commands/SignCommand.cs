using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Signing;

namespace Comity.Record.Commands;

/// <summary>`comity sign`: signs a statement with a key that never is on a server.</summary>
public static class SignCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The statement or act as JSON; `-` for what is typed or piped.",
            DefaultValueFactory = _ => "-",
        };
        var fresh = new Option<string?>("--new-key") { Description = "Makes a key in this file and says its id.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The file of the key to sign with.", HelpName = "FILE" };
        var log = new Option<string?>("--log") { Description = "The record's origin, as its checkpoint has it.", HelpName = "ORIGIN" };
        var capacity = new Option<string?>("--as")
        {
            Description = "On whose behalf: a participant's code, `secretariat`, `chair` or `oneself`.",
            HelpName = "CAPACITY",
        };
        var person = new Option<string?>("--person") { Description = "Your pseudonym in the record, `p-...`.", HelpName = "PERSON" };
        var seen = new Option<long?>("--seen") { Description = "How many entries of the record you have seen.", HelpName = "N" };
        var command = new Command("sign",
            "Signs a statement with your own key, and prints what `POST /api/v1/acts` takes.") { file, fresh, key, log, capacity, person, seen };
        command.SetAction(parsed => Run(
            terminal,
            new(parsed.GetRequiredValue(file), parsed.GetValue(fresh), parsed.GetValue(key)),
            new(parsed.GetValue(log), parsed.GetValue(capacity), parsed.GetValue(person), parsed.GetValue(seen))));
        return command;
    }

    private static int Run(Terminal terminal, SignRequest request, StatementDraft draft)
    {
        if (request.NewKey is { } path)
            return Make(terminal, path, draft);
        using var key = OwnKey.Read(request.Key ?? throw new UserError("Name the key to sign with by --key, or make one by --new-key.", "--key"));
        var statement = draft.Complete(request.File == "-" ? terminal.Input.ReadToEnd() : File.ReadAllText(request.File));
        terminal.Output.WriteLine(Submission(statement, key.Sign(statement)));
        return ExitCode.Yes;
    }

    private static int Make(Terminal terminal, string path, StatementDraft draft)
    {
        using var key = OwnKey.Make(path);
        terminal.Output.WriteLine($"Key:        {key.Id}");
        terminal.Output.WriteLine($"Public key: {key.PublicKey}");
        if (draft is { Log: { } log, Person: { } person })
            terminal.Output.WriteLine(JsonSerializer.Serialize<Act>(key.Registration(log, person), Process.Json.Options));
        else
            terminal.Error.WriteLine("With --log and --person it also prints the act that registers the key.");
        return ExitCode.Yes;
    }

    // The statement goes out in the very bytes that were signed.
    private static string Submission(Statement statement, Signature signature)
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

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record SignRequest(string File, string? NewKey, string? Key);
}
