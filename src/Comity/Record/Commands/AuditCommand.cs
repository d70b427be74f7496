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
        var key = new Option<string[]>("--key") { Description = GivenKeys.Description, HelpName = "VKEY|FILE" };
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
        command.SetAction((parsed, cancel) =>
        {
            var keys = GivenKeys.Read(parsed.GetValue(key) ?? []);
            return RunAsync(
                terminal,
                new(parsed.GetRequiredValue(source), keys.Reader),
                new(keys.Log, TextOf(parsed.GetValue(policy)), new(parsed.GetRequiredValue(state))),
                parsed.GetValue(json),
                cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, NamedLog named, AuditTerms terms, bool json, CancellationToken cancel)
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

    private static async Task<AuditReport> AuditAsync(NamedLog named, AuditTerms terms, CancellationToken cancel)
    {
        using var source = await LogSource.OpenAsync(named.Place, named.Reader, cancel);
        return await new AuditJob(source, terms, TimeProvider.System).RunAsync(cancel);
    }

    private sealed record NamedLog(string Place, string? Reader);

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
