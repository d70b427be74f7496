using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Sealing;
using Comity.Storage;

namespace Comity.Record.Commands;

/// <summary>`comity seal`: commits to words without showing them to anyone, the server least of all.</summary>
public static class SealCommand
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "What is sealed, as text; `-` for what is typed or piped.", DefaultValueFactory = _ => "-" };
        var keep = new Option<string>("--keep")
        {
            Description = "The new file for salt and content: without it nobody can ever open what was sealed.",
            Required = true,
            HelpName = "FILE",
        };
        var command = new Command("seal", "Seals words before sending: prints the commitment, and keeps what opens it.") { file, keep };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(keep)));
        return command;
    }

    private static int Run(Terminal terminal, string file, string keep)
    {
        var content = Content(file == "-" ? terminal.Input.ReadToEnd() : File.ReadAllText(file));
        var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
        var commitment = Commitment.Of(salt, Encoding.UTF8.GetBytes(content)).ToHex();
        PrivateFile.Write(keep, JsonSerializer.Serialize(new { commitment, content, salt = Base64Url.Write(salt) }, Options) + "\n");
        terminal.Output.WriteLine(commitment);
        return ExitCode.Yes;
    }

    // What a rule would refuse when it is opened is refused before it is sealed.
    private static string Content(string text)
    {
        var content = text.ReplaceLineEndings("\n").Trim();
        if (content.Length == 0)
            throw new UserError("There is nothing to seal.");
        if (content.Length > StatementRules.MostCharacters)
            throw new UserError(
                $"The text has {content.Length} characters; at most {StatementRules.MostCharacters} can be opened later. Seal the hash of a file instead.");
        return content.FirstOrDefault(letter => char.IsControl(letter) && letter != '\n') is not '\0' and var control
            ? throw new UserError($"The text holds the control character U+{(int)control:X4}, which no act may hold. Take it out.")
            : content;
    }
}
