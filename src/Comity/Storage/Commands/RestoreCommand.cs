using System.CommandLine;
using System.Globalization;
using Comity.Kit;

namespace Comity.Storage.Commands;

/// <summary>`comity restore`: a new data folder of a backup, once it is known that nothing later is forgotten.</summary>
public static class RestoreCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var data = new Option<string>("--data") { Description = "The new data folder.", Required = true, HelpName = "NEWDIR" };
        var keys = new Option<string?>("--keys") { Description = "The folder of keys, from its own backup.", HelpName = "DIR" };
        var witness = new Option<string[]>("--witness")
        {
            Description = "A witness to ask how long the record was (its monitoring address), beside those of the backup's own policy.",
            HelpName = "URL",
        };
        var mirror = new Option<string[]>("--mirror")
        {
            Description = "A mirror, or the old server's log, to ask and to fetch from: an address or a folder.",
            HelpName = "URL",
        };
        var alone = new Option<bool>("--alone") { Description = "Goes on although somebody cannot be asked, or nobody is there to ask." };
        var origin = new Option<string?>("--new-origin")
        {
            Description = "Begins a new record that names the old one, where the old one cannot be caught up with.",
            HelpName = "ORIGIN",
        };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "An empty PostgreSQL for record and accounts, or COMITY_POSTGRES; without either they are files in the data folder.",
            HelpName = "CONNECTION",
        };
        var command = new Command("restore",
            "Makes a data folder of a backup. It asks witnesses and mirrors first, so that the record never goes two ways.") { file, data, keys, witness,
            mirror, alone, origin, postgres };
        command.SetAction((parsed, cancel) => RunAsync(
            new(parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(keys), parsed.GetValue(witness) ?? [],
                parsed.GetValue(mirror) ?? [],
                parsed.GetValue(alone), parsed.GetValue(origin)) { Postgres = ServeOptions.PostgresOr(parsed.GetValue(postgres)) },
            terminal, cancel));
        return command;
    }

    private static async Task<int> RunAsync(RestoreTerms terms, Terminal terminal, CancellationToken cancel)
    {
        var result = await new Restore(terms).RunAsync(cancel);
        foreach (var sentence in result.Asked)
            terminal.Output.WriteLine(sentence);
        if (terms.Alone)
            terminal.Output.WriteLine(
                "Not everybody was asked: if anyone ever saw more entries than these, the log is forked with the next act, and every auditor who remembers "
                + "will say so.");
        terminal.Output.WriteLine(terms.NewOrigin is null
            ? string.Create(CultureInfo.InvariantCulture,
                $"Restored into {terms.Data}: {result.Size} entries from the backup, {result.Now - result.Size} from a mirror. The record goes on as "
                + $"{result.Origin}.")
            : string.Create(CultureInfo.InvariantCulture,
                $"Begun in {terms.Data}: {result.Origin}, whose first entry names the last checkpoint of the old record at {result.Size} entries. Members and "
                + $"texts have to be entered again."));
        foreach (var line in RestoreSheets.Told(result.Affected))
            terminal.Output.WriteLine(line);
        terminal.Output.WriteLine(
            "What was sealed after the backup was made and still waited for its sheet is not in it, and nobody can count it; whoever has a receipt for such an "
            + "act has to send it again.");
        terminal.Output.WriteLine(result.Told);
        return ExitCode.Yes;
    }
}
