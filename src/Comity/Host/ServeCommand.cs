using System.CommandLine;
using Comity.Kit;

namespace Comity.Host;

/// <summary>`comity serve`: the site, the programming interface and the record of one process.</summary>
public static class ServeCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string>("--data")
        {
            Description = "The folder for everything the server keeps.",
            DefaultValueFactory = _ => ServeOptions.DefaultData,
            HelpName = "DIR",
        };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "Keep record and accounts in PostgreSQL; the variable COMITY_POSTGRES says it without showing a password.",
            HelpName = "CONNECTION",
        };
        var keys = new Option<string?>("--keys-postgres")
        {
            Description = "Where several servers share PostgreSQL: a database of its own for the keys of what is sealed; or COMITY_KEYS_POSTGRES.",
            HelpName = "CONNECTION",
        };
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => ServeOptions.DefaultUrls, HelpName = "URLS" };
        var demo = new Option<bool>("--demo") { Description = "Begin with invented States and accounts for every role." };
        var log = new Option<LogForm>("--log")
        {
            Description = "How the log is written to the error output: text, json, or fitting, which is text on a terminal and JSON elsewhere.",
            HelpName = "FORM",
        };
        var title = new Option<string?>("--title")
        {
            Description = "The process's name, at the first start; later the act DescribeProcess changes it.",
            HelpName = "TEXT",
        };
        var secretariat = new Option<string?>("--secretariat")
        {
            Description = "The organisation that serves as secretariat, at the first start.",
            HelpName = "TEXT",
        };
        var ceiling = new Option<string?>("--ceiling")
        {
            Description = "The highest classification that may be entered, at the first start.",
            HelpName = "TEXT",
        };
        var texts = new Option<string?>("--texts") { Description = "Texts of more languages, beside those in `texts` of the data folder.", HelpName = "DIR" };
        var right = new Option<bool>("--the-clock-is-right")
        {
            Description = "The clock of this machine is right, although it made a step that nothing confirms and the record halted.",
        };
        var command = new Command("serve", "Starts the site, the programming interface and the record of a process.")
        {
            data, postgres, keys, urls, title, secretariat, ceiling, texts, demo, log, right,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            new ServeOptions(Folder(parsed, data, parsed.GetValue(demo)), ServeOptions.PostgresOr(parsed.GetValue(postgres)), parsed.GetValue(urls)!,
                parsed.GetValue(demo))
            {
                Log = parsed.GetValue(log),
                Texts = parsed.GetValue(texts),
                KeysPostgres = ServeOptions.KeysPostgresOr(parsed.GetValue(keys)),
                TheClockIsRight = parsed.GetValue(right),
                Title = parsed.GetValue(title),
                Secretariat = parsed.GetValue(secretariat),
                Ceiling = parsed.GetValue(ceiling),
            },
            terminal,
            cancel));
        return command;
    }

    /// <summary>A demonstration begins in a folder of its own unless one is named.</summary>
    private static string Folder(ParseResult parsed, Option<string> data, bool isDemo) =>
        isDemo && parsed.GetResult(data) is null or { Implicit: true } ? Directory.CreateTempSubdirectory("comity-demo-").FullName : parsed.GetValue(data)!;

    private static async Task<int> RunAsync(ServeOptions options, Terminal terminal, CancellationToken cancel)
    {
        await using var app = await SiteHost.StartAsync(options, terminal, cancel);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Yes;
    }
}
