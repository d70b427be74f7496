using System.CommandLine;
using Comity.Desk.Mirror;
using Comity.Kit;
using Comity.Storage.Logs;

namespace Comity.Host;

/// <summary>`comity desk`: the site's pages on one's own machine, with private notes that never leave it.</summary>
public static class DeskCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("URL") { Description = "The site, its log, or the folder of a mirror." };
        var data = new Option<string>("--data")
        {
            Description = "The folder for the copy and the notes.",
            DefaultValueFactory = _ => DeskOptions.DefaultData,
            HelpName = "DIR",
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, on this machine.",
            DefaultValueFactory = _ => DeskOptions.DefaultUrls,
            HelpName = "URLS",
        };
        var key = new Option<string[]>("--key") { Description = GivenKeys.Description, HelpName = "VKEY|FILE" };
        var command = new Command("desk",
            "Shows a site's pages on this machine from a checked copy of its record, with private notes that never leave it.") { source, data, urls, key };
        command.SetAction((parsed, cancel) => RunAsync(
            new(
                parsed.GetRequiredValue(source), parsed.GetRequiredValue(data), parsed.GetRequiredValue(urls),
                GivenKeys.Read(parsed.GetValue(key) ?? [])), terminal,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(DeskOptions options, Terminal terminal, CancellationToken cancel)
    {
        await using var app = await DeskHost.StartAsync(options, terminal, cancel);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Yes;
    }
}
