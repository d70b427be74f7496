using System.CommandLine;
using System.Globalization;
using Comity.Accounts.Enrolment;
using Comity.Kit;
using Comity.Storage;

namespace Comity.Host;

/// <summary>`comity recover`: a new person of a secretariat of which nobody can sign in any more, by an entry that everybody sees.</summary>
public static class RecoverCommand
{
    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var reason = new Option<string>("--reason")
        {
            Description = "Why, in words that stand in the record for ever.", Required = true, HelpName = "TEXT",
        };
        var data = new Option<string>("--data")
        {
            Description = "The server's data folder.", DefaultValueFactory = _ => ServeOptions.DefaultData, HelpName = "DIR",
        };
        var postgres = new Option<string?>("--postgres") { Description = "The server's PostgreSQL.", HelpName = "CONNECTION" };
        var keys = new Option<string?>("--keys-postgres") { Description = "The database of the keys of sealed contents.", HelpName = "CONNECTION" };
        var command = new Command("recover", "Appoints a new person of a secretariat of which nobody can sign in, by an entry that everybody sees.")
        {
            reason, data, postgres, keys,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            new ServeOptions(parsed.GetRequiredValue(data), ServeOptions.PostgresOr(parsed.GetValue(postgres)), ServeOptions.DefaultUrls, Demo: false)
            {
                KeysPostgres = ServeOptions.KeysPostgresOr(parsed.GetValue(keys)),
            },
            parsed.GetRequiredValue(reason), terminal, cancel));
        return command;
    }

    /// <summary>Works beside a server that runs: both write under the lock of the same head row, and the server takes in what was entered here.</summary>
    internal static async Task<int> RunAsync(ServeOptions options, string reason, Terminal terminal, CancellationToken cancel)
    {
        if (options.Postgres is null && !File.Exists(RecordFolder.DatabaseOf(options.Data)))
            throw new UserError("There is no record here; name the server's data folder with --data, or its database with --postgres.", options.Data);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        SiteHost.Offer(builder.Services, options);
        await using var app = builder.Build();
        await app.Services.PrepareSideDbAsync(cancel);
        var record = app.Services.GetRequiredService<OpenRecord>();
        record.GoOn();
        await using var scope = app.Services.CreateAsyncScope();
        var recovery = ActivatorUtilities.CreateInstance<Recovery>(scope.ServiceProvider);
        var (token, position) = await recovery.RunAsync(reason, TimeProvider.System.GetUtcNow(), cancel);
        var site = app.Services.GetRequiredService<Settings>().Site ?? options.Urls;
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Entry {position} appoints a new person of the secretariat; everybody sees it, with your reason."));
        terminal.Output.WriteLine($"Whoever opens this link within 24 hours makes their account:\n{site}{Links.Address(token)}");
        return ExitCode.Yes;
    }
}
