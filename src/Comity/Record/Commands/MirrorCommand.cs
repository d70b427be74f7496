using System.CommandLine;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Mirror;
using Comity.Storage.Logs;

namespace Comity.Record.Commands;

/// <summary>`comity mirror`: an offline copy that audits the same.</summary>
public static class MirrorCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("LOG") { Description = "The site (https://host/) or its log (https://host/log/), or the folder of another mirror." };
        var folder = new Argument<string>("FOLDER") { Description = "The folder of the mirror; made when it is missing." };
        var key = new Option<string[]>("--key") { Description = GivenKeys.Description, HelpName = "VKEY|FILE" };
        var command = new Command("mirror", "Copies a record into a folder, checks it, and fetches only what is new the next time.") { source, folder, key };
        command.SetAction((parsed, cancel) => RunAsync(
            terminal, parsed.GetRequiredValue(source), parsed.GetRequiredValue(folder), GivenKeys.Read(parsed.GetValue(key) ?? []), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string named, string folder, GivenKeys keys, CancellationToken cancel)
    {
        using var source = await LogSource.OpenAsync(named, keys.Reader, cancel);
        using var mirror = new LogFolder(folder);
        var result = await new MirrorJob(source, mirror, keys.Log).RunAsync(cancel);
        if (result.Difference is { } difference)
        {
            terminal.Output.WriteLine(difference.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $"Entry {position}: {difference.Told}")
                : difference.Told);
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The mirror stays as it was, at {result.From} entries."));
            return ExitCode.No;
        }

        foreach (var missing in result.Missing)
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Entry {missing.Position}: the file {missing.File.ToHex()} is missing, {missing.Act} by {missing.By}. The mirror lacks it as the log does."));
        if (result.Spoilt is { } spoilt)
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Entry {spoilt.Position}: {spoilt.Told} It was not kept."));
        if (result.Later is { } later)
        {
            var wanted = await mirror.VersionAsync(cancel);
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Entry {later.Position}: {later.Told} The entries are copied, the files and sheets that such acts name are not. {OlderProgram.Get(wanted)}"));
        }

        if (result.SheetsWithout is { IsEmpty: false } without)
            terminal.Error.WriteLine(
                $"The log does not show the leaves of {string.Join(", ", without.Select(root => root.Path))}: what was sealed there can be opened at the log "
                    + $"only.");
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"The mirror has {result.To} entries, {result.To - result.From} of them new; {result.Fetched} files were fetched. `comity audit {folder}` checks "
                + $"it."));
        return ExitCode.Yes;
    }
}
