using System.Globalization;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Host;
using Comity.Kit;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Bench;

/// <summary>A data folder with the record of the demonstration: somebody is signed in, a program has a key, and a person a key of their own.</summary>
internal sealed class PagesRecord : IDisposable
{
    private long nonces;

    public string Folder { get; } = Directory.CreateTempSubdirectory("comity-bench-pages-").FullName;

    /// <summary>The cookie of the secretariat's session.</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>The cookies of all who can sign in, by their role in the demonstration.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; private set; } = new Dictionary<string, string>();

    /// <summary>Their pseudonyms, by role.</summary>
    public IReadOnlyDictionary<string, string> Persons { get; private set; } = new Dictionary<string, string>();

    /// <summary>The text of a program's key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key of the secretariat's first person.</summary>
    public Ed25519PrivateKey Own { get; } = Ed25519.FromSeed(RandomNumberGenerator.GetBytes(Ed25519.SeedLength));

    /// <summary>The log's public key.</summary>
    public VerifierKey? Log { get; private set; }

    /// <summary>The secretariat's first person.</summary>
    public string Secretary { get; private set; } = "";

    /// <summary>Makes it.</summary>
    public async Task MakeAsync()
    {
        WideLimits.Write(Folder);
        using var output = new StringWriter();
        await using var app = await SiteHost.StartAsync(new(Folder, null, "http://127.0.0.1:0", Demo: true), new(output, TextWriter.Null, TextReader.Null),
            CancellationToken.None);
        var record = app.Services.GetRequiredService<OpenRecord>();
        (Log, Secretary) = (record.Verifier, record.Whole.Picture.Record.Founding.Begun!.Secretary);
        Key = await KeyAsync(app.Services);
        Cookies = await SignInAsync(output.ToString());
        Cookie = Cookies["secretariat"];
        Persons = await PersonsAsync(app.Services);
        await EnterAsync(record, [Registration(record)]);
    }

    /// <summary>Opens the record, while no server does, to do something in it.</summary>
    public async Task ActAsync(Func<OpenRecord, Func<Act, Task>, Task> does)
    {
        await using var record = RecordFolder.Open(new(Folder, null, "http://127.0.0.1:0", Demo: false), Settings.Read(Folder), TimeProvider.System,
            NullLogger.Instance);
        await does(record, act => EnterAsync(record, [act]));
    }

    /// <summary>Lengthens the record to so many entries.</summary>
    public async Task GrowAsync(int entries)
    {
        await using var record = RecordFolder.Open(new(Folder, null, "http://127.0.0.1:0", Demo: false), Settings.Read(Folder), TimeProvider.System,
            NullLogger.Instance);
        var member = record.Whole.Picture.Members.Participants.All["XAD"];
        while (record.Whole.Size < entries)
            await EnterAsync(record, [.. Enumerable.Range(0, Math.Min(400, entries - (int)record.Whole.Size))
                .Select(number => new CorrectParticipant("XAD", member.Names, member.Group,
                    string.Create(CultureInfo.InvariantCulture, $"Note {number} of the delegation")))]);
    }

    public void Dispose()
    {
        Own.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private RegisterKey Registration(OpenRecord record)
    {
        var key = Own.PublicKey.ToArray();
        return new(PublicKey.IdOf(KeyAlgorithm.Ed25519, key), KeyAlgorithm.Ed25519, Base64Url.Write(key), KeyUse.Own,
            Base64Url.Write(Own.Sign(KeyRules.Possession(record.Verifier.Name, Secretary))));
    }

    private async Task EnterAsync(OpenRecord record, IReadOnlyList<Act> acts)
    {
        var sent = acts.Select(act =>
        {
            var statement = new Statement(record.Verifier.Name, act, act is RegisterKey ? Capacity.Oneself : Capacity.Secretariat, Secretary, record.Whole.Size,
                $"bench-{++nonces:00000000}-{Random.Shared.Next()}");
            return record.EnterAsync(new(statement, record.Attest(statement, "totp", TimeProvider.System.GetUtcNow())), CancellationToken.None);
        }).ToList();
        foreach (var outcome in await Task.WhenAll(sent))
            if (outcome.Receipt is null)
                throw new InvalidOperationException($"The bench's act was refused: {outcome.Refusals[0].Rule}");
    }

    /// <summary>Follows the links that sign in, each after the role whose it is.</summary>
    private static async Task<Dictionary<string, string>> SignInAsync(string said)
    {
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in said.Split('\n').Where(line => line.Contains("/demo/", StringComparison.Ordinal)))
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var role, var link])
                cookies[role] = await SignInOnceAsync(link);
        return cookies;
    }

    private static async Task<Dictionary<string, string>> PersonsAsync(IServiceProvider offers)
    {
        await using var side = await offers.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync();
        return await side.Users.ToDictionaryAsync(one => one.UserName!, one => one.Person);
    }

    private static async Task<string> KeyAsync(IServiceProvider offers)
    {
        await using var side = await offers.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync();
        var account = await side.Users.SingleAsync(one => one.IsFounder);
        return await offers.GetRequiredService<ApiKeys>().MakeAsync(account.Id, "bench", KeyScope.Act, TimeSpan.FromDays(1), CancellationToken.None);
    }

    private static async Task<string> SignInOnceAsync(string link)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await client.GetAsync(new Uri(link));
        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
