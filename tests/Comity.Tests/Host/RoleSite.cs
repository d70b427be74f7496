using Comity.Tests.House;
using Comity.Kit;
using System.CodeDom.Compiler;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using Comity.Host;
using Comity.Members.Credentials;
using Comity.Tests.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>A process with one person of each role, and somebody who has none; all are signed in and have the key of a program.</summary>
public sealed class RoleSite : IAsyncLifetime
{
    private readonly Dictionary<string, (Browser Browser, string Key)> persons = new(StringComparer.Ordinal);

    internal ProcessSite Site { get; } = new();

    internal IReadOnlyDictionary<string, (Browser Browser, string Key)> Persons => persons;

    /// <summary>The secretariat in a session that was never confirmed.</summary>
    internal Browser Unconfirmed { get; private set; } = default!;

    /// <summary>A key of the secretariat that was made for reading.</summary>
    internal string ReadKey { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        persons["public"] = (Site.Running.Browser(), "");
        foreach (var (role, prepare) in (List<(string, Func<string, Task>)>)
        [
            ("chair", person => Site.ActAsync(new Appoint(person, Office.Chair, Site.Picture.At, null, "Decision 1"))),
            ("reviewer", person => Site.ActAsync(new Appoint(person, Office.Reviewer, Site.Picture.At, null, "Decision 1"))),
            ("expert", person => Site.ActAsync(new Appoint(person, Office.Expert, Site.Picture.At, null, "Decision 1"))),
            ("mediator", person => Site.ActAsync(new Appoint(person, Office.Mediator, Site.Picture.At, null, "Decision 1"))),
            ("observer", person => Site.ReceiveAsync("LIL", new IssueCredentials(person, DelegationStanding.Member, Site.Picture.At, null, [], "NV/3"))),
            ("stranger", _ => Task.CompletedTask),
        ])
        {
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await prepare(person);
            await AddAsync(role, person);
        }

        await AddAsync("delegate", Site.Delegate);
        await AddAsync("head", Site.Head);
        var secretary = await AddAsync("secretariat", Site.Secretary);
        Unconfirmed = Site.Running.Browser();
        await Given.Sign_in(Unconfirmed, secretary.Name, Given.Password, secretary.Done.Codes[0]);
        ReadKey = await Site.KeyAsync(Site.Secretary, Comity.Accounts.Access.KeyScope.Read);
    }

    /// <summary>One more delegate with an account.</summary>
    internal async Task<Enrolled> AnotherDelegateAsync()
    {
        var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await Site.ReceiveAsync("UTO", new IssueCredentials(person, DelegationStanding.Member, Site.Picture.At, null, [], "NV/9"));
        return await Site.AccountAsync(person, $"{person}@example.org");
    }

    private async Task<Enrolled> AddAsync(string role, string person)
    {
        var enrolled = await Site.AccountAsync(person, $"{role}@example.org");
        persons[role] = (enrolled.Browser, await Site.KeyAsync(person));
        return enrolled;
    }

    public async ValueTask DisposeAsync()
    {
        Unconfirmed.Dispose();
        foreach (var (browser, _) in persons.Values)
            browser.Dispose();
        await Site.DisposeAsync();
    }
}
