using System.CommandLine;
using Comity.Kit;

namespace Comity.Storage.Commands;

/// <summary>`comity backup`: one file with the record and what lies beside it, without keys.</summary>
public static class BackupCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it does not exist yet." };
        var data = new Option<string>("--data")
        {
            Description = "The server's data folder.",
            DefaultValueFactory = _ => ServeOptions.DefaultData,
            HelpName = "DIR",
        };
        var postgres = new Option<string?>("--postgres") { Description = "The server's PostgreSQL.", HelpName = "CONNECTION" };
        var command = new Command("backup",
            "Copies the record and what lies beside it into one file, while the server runs; keys stay out of it.") { file, data, postgres };
        command.SetAction((parsed, cancel) => RunAsync(
            new ServeOptions(parsed.GetRequiredValue(data), ServeOptions.PostgresOr(parsed.GetValue(postgres)), "", Demo: false),
            parsed.GetRequiredValue(file), terminal, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ServeOptions options, string file, Terminal terminal, CancellationToken cancel)
    {
        var about = await Backup.WriteAsync(options, Path.GetFullPath(file), TimeProvider.System, cancel);
        terminal.Output.WriteLine($"Backed up and read again: {about.Told}, in {file}.");
        terminal.Output.WriteLine(about.Checkpoint.TrimEnd('\n'));
        terminal.Output.WriteLine(
            $"The keys are not in it: keep {Path.GetFullPath(RecordFolder.KeysOf(options.Data))} separately, in another place. Who has both can speak as this "
            + $"server; who has no keys cannot go on with the record.");
        terminal.Output.WriteLine(about.Told);
        return ExitCode.Yes;
    }
}
