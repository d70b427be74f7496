using System.CommandLine;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage.Age;

namespace Comity.Storage.Commands;

/// <summary>`comity keys`: a backup of the keys, which are in no backup of the record, and the erasure of one.</summary>
public static class KeysCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal) => new("keys", "Backs up and restores the server's keys, and erases what was sealed.")
    {
        New(terminal), Write(terminal), Read(terminal), Erase(terminal), Next(terminal),
    };

    private static Command New(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The new file of the secret key; keep it in another place than the backups." };
        var command = new Command("new", "Makes the key of the operator to which backups of keys are encrypted, and prints its recipient.") { file };
        command.SetAction(parsed =>
        {
            var key = AgeKey.Make();
            PrivateFile.Write(parsed.GetRequiredValue(file), key.File);
            terminal.Output.WriteLine(key.RecipientText);
            return ExitCode.Yes;
        });
        return command;
    }

    private static Command Write(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it does not exist yet." };
        var to = new Option<string>("--to")
        {
            Description = "The recipient, `age1...`: only who has its secret key can read the backup.", Required = true, HelpName = "RECIPIENT",
        };
        var (data, keys) = (Data(), Keys());
        var command = new Command("backup", "Writes the keys into one file that is encrypted to a key of the operator.") { file, to, data, keys };
        command.SetAction(parsed =>
        {
            using var closed = ServeOptions.KeysPostgresOr(parsed.GetValue(keys)) is { } database ? new ClosedKeyDatabase(database) : null;
            var about = KeysBackup.Write(RecordFolder.KeysOf(parsed.GetRequiredValue(data)), closed, AgeKey.ReadRecipient(parsed.GetRequiredValue(to)),
                parsed.GetRequiredValue(file), TimeProvider.System.GetUtcNow());
            terminal.Output.WriteLine($"Backed up: {about.Told}.");
            return ExitCode.Yes;
        });
        return command;
    }

    private static Command Read(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var identity = new Option<string>("--identity") { Description = "The file of the operator's secret key.", Required = true, HelpName = "FILE" };
        var into = new Option<string>("--into") { Description = "The new folder of keys.", Required = true, HelpName = "DIR" };
        var command = new Command("restore", "Makes a folder of keys of a backup, for `comity restore --keys`.") { file, identity, into };
        command.SetAction(parsed =>
        {
            var about = KeysBackup.Restore(
                parsed.GetRequiredValue(file), AgeKey.ReadFile(parsed.GetRequiredValue(identity)), parsed.GetRequiredValue(into));
            terminal.Output.WriteLine($"Restored: {about.Told}.");
            return ExitCode.Yes;
        });
        return command;
    }

    private static Command Erase(Terminal terminal)
    {
        var commitment = new Argument<string>("COMMITMENT") { Description = "The commitment, as its receipt has it." };
        var postgres = new Option<string?>("--postgres") { Description = "The server's PostgreSQL.", HelpName = "CONNECTION" };
        var (data, keys) = (Data(), Keys());
        var command = new Command("erase", "Erases what was sealed under a commitment, for ever; its sheet and its receipt stay.")
        {
            commitment, data, postgres, keys,
        };
        command.SetAction(parsed =>
        {
            if (!Hash.TryParseHex(parsed.GetRequiredValue(commitment).Trim().ToLowerInvariant(), out var hash))
                throw new UserError("A commitment has 64 digits and letters from a to f; copy it from the receipt.", parsed.GetRequiredValue(commitment));
            var options = new ServeOptions(parsed.GetRequiredValue(data), ServeOptions.PostgresOr(parsed.GetValue(postgres)), "", Demo: false)
            {
                KeysPostgres = ServeOptions.KeysPostgresOr(parsed.GetValue(keys)),
            };
            var rows = RecordFolder.Erase(options, hash);
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Erased, with its key: {rows} content{(rows == 1 ? "" : "s")}."));
            terminal.Output.WriteLine(
                "Backups made before still hold it, and its key in another: restoring one of them erases again as long as the other is from after today.");
            return ExitCode.Yes;
        });
        return command;
    }

    private static Command Next(Terminal terminal)
    {
        var data = Data();
        var origin = new Option<string?>("--origin")
        {
            Description = "The record's origin, when it is another server's that is handed over to this one.", HelpName = "ORIGIN",
        };
        var command = new Command("next",
            "Makes the key under which the server attests next, and prints it with the proof that it is held here.") { data, origin };
        command.SetAction(parsed =>
        {
            var folder = RecordFolder.KeysOf(parsed.GetRequiredValue(data));
            var keys = RecordKeys.Read(folder) ?? throw new UserError("There are no keys of a server; start it once, or name its folder with `--data`.",
                folder);
            var (key, possession) = keys.MakeNext(parsed.GetValue(origin) ?? keys.Origin);
            terminal.Output.WriteLine($"key    {key}");
            terminal.Output.WriteLine($"proof  {possession}");
            return ExitCode.Yes;
        });
        return command;
    }

    private static Option<string> Data() => new("--data")
    {
        Description = "The server's data folder.", DefaultValueFactory = _ => ServeOptions.DefaultData, HelpName = "DIR",
    };

    private static Option<string?> Keys() => new("--keys-postgres")
    {
        Description = "The database of the keys of sealed contents, where several servers share it.", HelpName = "CONNECTION",
    };
}
