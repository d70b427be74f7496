using Comity.Accounts.Enrolment;
using Comity.Accounts.SignIn;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Host.Demo;

/// <summary>An account with which a visitor tries a role.</summary>
/// <param name="Role">The role in a word; also the name to sign in with.</param>
/// <param name="Account">The account.</param>
/// <param name="Secret">The secret of its one-time codes.</param>
/// <param name="Link">The token of the link that signs a visitor in, once.</param>
internal sealed record DemoAccount(string Role, Account Account, string Secret, string Link)
{
    /// <summary>The accounts of the invented persons, one for each role, all with one password; made as every account is.</summary>
    public static async Task<IReadOnlyList<DemoAccount>> MakeAsync(IServiceProvider offers, DemoCast cast, string password, CancellationToken cancel)
    {
        var made = new List<DemoAccount>();
        foreach (var (role, name, person) in Roles(cast))
        {
            await using var scope = offers.CreateAsyncScope();
            made.Add(await MakeAsync(scope.ServiceProvider, (role, name, person), person == cast.Secretary, password, cast.Secretary.Id, cancel));
        }

        return made;
    }

    /// <summary>The accounts of an earlier start that are still there, each with a new link.</summary>
    public static async Task<IReadOnlyList<DemoAccount>> FindAsync(IServiceProvider offers, DemoFile kept, CancellationToken cancel)
    {
        await using var scope = offers.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<SideDb>().Users.AsNoTracking().ToListAsync(cancel);
        return
        [
            .. from role in kept.Roles
            join account in people on role.Person equals account.Person
            select new DemoAccount(role.Role, account, role.Secret, Comity.Accounts.Access.Secret.Draw()),
        ];
    }

    private static (string Role, string Name, DemoPerson Person)[] Roles(DemoCast cast) =>
    [
        ("secretariat", "Secretariat (demo)", cast.Secretary), ("chair", "Chair (demo)", cast.Chair),
        ("head", "Head of delegation, Aldermark (demo)", cast.Head),
        ("delegate", "Delegate of Lumaria (demo)", cast.Delegate), ("observer", "Open Cables Forum (demo)", cast.Observer),
        ("reviewer", "Reviewer (demo)", cast.Reviewer),
        ("expert", "Expert (demo)", cast.Expert), ("mediator", "Mediator (demo)", cast.Mediator),
    ];

    private static async Task<DemoAccount> MakeAsync(
        IServiceProvider offers, (string Role, string Name, DemoPerson Person) who, bool isFounder, string password, string secretary, CancellationToken cancel)
    {
        var (links, secret) = (offers.GetRequiredService<Links>(), Totp.DrawSecret());
        var member = who.Person.Capacity is { } code && code.All(char.IsAsciiLetterUpper) ? code : null;
        var token = isFounder ? await links.FoundAsync(who.Person.Id, cancel)
            : await links.AgainAsync(who.Person.Id, member, secretary, isReset: false, cancel);
        var link = await links.FindAsync(token!, cancel);
        // The codes of this moment are still to be used: they are shown.
        var step = Totp.StepAt(TimeProvider.System.GetUtcNow()) - 2;
        var done = await offers.GetRequiredService<Enrolments>()
            .CompleteAsync(link!, who.Name, null, new() { Password = (who.Role, password, secret, step) }, cancel);
        return new(who.Role, done?.Account ?? throw new InvalidOperationException($"The account `{who.Role}` of the demonstration could not be made."), secret,
            Comity.Accounts.Access.Secret.Draw());
    }
}
