using System.CommandLine;
using Comity.Audit;
using Comity.Kit;
using Comity.Record.Audit;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Commands;

/// <summary>`comity audit`: trust nobody, recompute.</summary>
public static class AuditCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("LOG") { Description = "The site (https://host/) or its log (https://host/log/), or the folder of a mirror." };
        var key = new Option<string?>("--key") { Description = "The log's public key, had from elsewhere.", HelpName = "VKEY" };
        var policy = new Option<string?>("--policy") { Description = "The witnesses to believe, and how many are enough (tlog-policy).", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Tells everything as JSON." };
        var state = new Option<string>("--state")
        {
            Description = "Where keys and checkpoints that were seen are remembered.",
            DefaultValueFactory = _ => SeenLogs.DefaultFolder,
            HelpName = "DIR",
        };
        var command = new Command("audit",
            "Checks a whole record: every hash, signature and rule, files, figures, witnesses.") { source, key, policy, json, state };
        command.SetAction((parsed, cancel) => RunAsync(
            terminal,
            parsed.GetRequiredValue(source),
            new(LogKey.Read(parsed.GetValue(key)), TextOf(parsed.GetValue(policy)), new(parsed.GetRequiredValue(state))),
            parsed.GetValue(json),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string named, AuditTerms terms, bool json, CancellationToken cancel)
    {
        var report = await AuditAsync(named, terms, cancel);
        if (json)
            terminal.Output.WriteLine(AuditJson.Write(report));
        else
            foreach (var line in AuditText.Lines(report))
                terminal.Output.WriteLine(line);
        return report.Difference is { Kind: DifferenceKind.Later } ? ExitCode.Older
            : report.Difference is not null ? ExitCode.No
            : report.Summary?.Ahead.IsEmpty == false ? ExitCode.Ahead
            : report.IsWhole ? ExitCode.Yes : ExitCode.FilesMissing;
    }

    private static async Task<AuditReport> AuditAsync(string named, AuditTerms terms, CancellationToken cancel)
    {
        using var source = await LogSource.OpenAsync(named, cancel);
        return await new AuditJob(source, terms, TimeProvider.System).RunAsync(cancel);
    }

    private static string? TextOf(string? file) => file is null ? null : File.ReadAllText(file);
}

/// <summary>Reads a log's public key as users give it.</summary>
internal static class LogKey
{
    /// <summary>The key; null when none is given.</summary>
    /// <exception cref="UserError">The text is no key.</exception>
    public static VerifierKey? Read(string? text, string option = "--key")
    {
        try
        {
            return text is null ? null : VerifierKey.Parse(text.Trim());
        }
        catch (LogProblem problem)
        {
            throw new UserError($"`{text}` is no public key of a log: {problem.Message}", option);
        }
    }
}
