using System.Globalization;
using System.Security.Cryptography;
using Comity.Accounts.SignIn;
using Comity.Kit;

namespace Comity.Host.Demo;

/// <summary>`comity serve --demo`: an invented process to look at and to try every role in. On this machine only.</summary>
internal sealed class DemoSite : IDisposable
{
    private const int Syllables = 7;
    private readonly ServeOptions options;
    private readonly DemoCast? cast;
    private string password = string.Join('-', Enumerable.Range(0, Syllables)
        .Select(_ => RandomNumberGenerator.GetString("bdfgklmnprstvz", 1) + RandomNumberGenerator.GetString("aeiou", 1)
        + RandomNumberGenerator.GetString("lmnrst", 1)));
    private IReadOnlyList<DemoAccount> accounts = [];

    private DemoSite(ServeOptions options, DemoCast? cast) => (this.options, this.cast) = (options, cast);

    /// <summary>Enters the past where the record is empty. A server that is not for demonstration gets null.</summary>
    /// <exception cref="UserError">The demonstration would be reachable from elsewhere, or its data would lie elsewhere.</exception>
    public static async Task<DemoSite?> PrepareAsync(ServeOptions options, CancellationToken cancel)
    {
        if (!options.Demo)
            return null;
        Check(options);
        return new(options, await DemoPast.EnterAsync(options, cancel));
    }

    /// <summary>Makes the accounts, or finds those of an earlier start, and the links that sign in. Before the server listens.</summary>
    public async Task OpenAsync(WebApplication app, CancellationToken cancel)
    {
        if (cast is not null)
        {
            accounts = await DemoAccount.MakeAsync(app.Services, cast, password, cancel);
            new DemoFile(password, [.. accounts.Select(DemoRole.Of)]).Write(options.Data);
        }
        else if (DemoFile.Read(options.Data) is { } kept)
            (accounts, password) = (await DemoAccount.FindAsync(app.Services, kept, cancel), kept.Password);
        app.Services.GetRequiredService<DemoStage>().Accounts = accounts;
        app.Services.GetRequiredService<ShownCodes>().Show(accounts.Select(one => KeyValuePair.Create(one.Account.Id, one.Secret)));
        new DemoDoor(accounts, app.Services.GetRequiredService<TimeProvider>()).Map(app);
    }

    /// <summary>Tells the terminal, at every start, how to get in.</summary>
    public void Announce(WebApplication app, Terminal terminal)
    {
        var output = terminal.Output;
        if (accounts.Count == 0)
        {
            output.WriteLine(
                $"The folder {options.Data} holds a record already, and no demonstration: it is served as it is. Leave out --data to begin a new one.");
            output.Flush();
            return;
        }

        output.WriteLine($"Everything here is invented. The data lie in {options.Data}");
        output.WriteLine("\nOpen a link to be signed in; each works once, within 24 hours:");
        foreach (var account in accounts)
            output.WriteLine($"  {account.Role,-12} {app.Urls.First()}{DemoDoor.Address(account)}");
        output.WriteLine($"\nOr sign in by name. The password is {password} for all; codes come from these secrets, with the one of this moment:");
        foreach (var account in accounts)
            output.WriteLine($"  {account.Role,-12} {Code(account)}  {Totp.Address(account.Secret, "Comity demo", account.Role)}");
        output.WriteLine("\nWho acts is asked for a code: it stands on the page that asks. Enter shows new ones here.");
        output.WriteLine($"The cast, and how two roles work side by side: {app.Urls.First()}/demo");
        output.Flush();
        new Thread(() => ShowCodes(terminal)) { IsBackground = true }.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => cast?.Dispose();

    private static void Check(ServeOptions options)
    {
        if (options.Urls.Split(';').FirstOrDefault(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback) is { } strange)
            throw new UserError(
                $"`{strange}` can be reached from elsewhere, and the demonstration prints its passwords; give --urls an address of this machine, such as "
                + $"{ServeOptions.DefaultUrls}.", "--urls");
        if (options.Postgres is not null)
            throw new UserError("The demonstration keeps its data in a folder; leave out --postgres.", "--postgres");
        if (Settings.Read(options.Data).PublicUrl is { } site)
            throw new UserError($"`{site}` stands as public address in settings.json, and the demonstration prints its passwords; begin with an empty folder.",
                options.Data);
    }

    private static string Code(DemoAccount account) => Totp.Code(account.Secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));

    private void ShowCodes(Terminal terminal)
    {
        while (terminal.Input.ReadLine() is not null)
        {
            terminal.Output.WriteLine(string.Join("  ", accounts
                .Select(account => string.Create(CultureInfo.InvariantCulture, $"{account.Role} {Code(account)}"))));
            terminal.Output.Flush();
        }
    }
}
