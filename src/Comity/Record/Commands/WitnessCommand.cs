using System.CommandLine;
using Comity.Kit;
using Comity.Record.Witnessing;

namespace Comity.Record.Commands;

/// <summary>`comity witness`: cosigns checkpoints of logs that only grow.</summary>
public static class WitnessCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var listen = new Option<string>("--listen") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:7380", HelpName = "URL" };
        var key = new Option<string>("--key")
        {
            Description = "The file of the witness's own key; made when it is missing.",
            Required = true,
            HelpName = "FILE",
        };
        var name = new Option<string>("--name")
        {
            Description = "The witness's name, for a new key, such as `witness.example.org/w1`.",
            DefaultValueFactory = _ => "witness.example/local",
            HelpName = "NAME",
        };
        var logs = new Option<string[]>("--log")
        {
            Description = "The public key of a log to witness; may be given several times.",
            Required = true,
            HelpName = "VKEY",
        };
        var data = new Option<string>("--data")
        {
            Description = "The folder for what was cosigned. Never lose it, never restore it from a backup.",
            Required = true,
            HelpName = "DIR",
        };
        var monitor = new Option<bool>("--monitor") { Description = "Also serves the last checkpoint of each log under /HASH/checkpoint." };
        var command = new Command("witness",
            "Cosigns the checkpoints of logs, as long as each only adds to the one before (tlog-witness).") { listen, key, name, logs, data, monitor };
        command.SetAction((parsed, cancel) => RunAsync(
            terminal,
            new(parsed.GetRequiredValue(listen), [.. parsed.GetRequiredValue(logs).Select(log => LogKey.Read(log, "--log")!)], parsed.GetRequiredValue(data),
                parsed.GetValue(monitor)),
            (parsed.GetRequiredValue(key), parsed.GetRequiredValue(name)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, WitnessOptions options, (string File, string Name) own, CancellationToken cancel)
    {
        using var key = WitnessKey.ReadOrMake(own.File, own.Name);
        await using var app = await WitnessHost.StartAsync(options, key, TimeProvider.System, cancel);
        terminal.Output.WriteLine($"Witness key: {key.Verifier}");
        terminal.Output.WriteLine($"Witness listens on {string.Join(' ', app.Urls)} for {string.Join(", ", options.Logs.Select(log => log.Name).Distinct())}");
        terminal.Output.Flush();
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Yes;
    }
}
