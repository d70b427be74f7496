using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Accounts.Forms;
using Comity.Accounts.OpenId;
using Comity.Accounts.Passkeys;
using Comity.Accounts.People;
using Comity.Accounts.Protection;
using Comity.Accounts.SignIn;
using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts;

/// <summary>Puts accounts into the server: what they offer, what stands in the way of a request, and addresses that are no pages.</summary>
public static class AccountsSetup
{
    /// <summary>Offers sign-in and what rooms ask of it: <see cref="SessionProof"/>, <see cref="Mandates"/>, <see cref="AccountEvents"/>.</summary>
    /// <exception cref="UserError">`settings.json` cannot be read.</exception>
    public static void AddAccounts(this IServiceCollection services, ServeOptions options)
    {
        var settings = Settings.Read(options.Data);
        services.AddSingleton(settings);
        services.AddCookieKeys(options);
        services.AddScoped<ILookupNormalizer, ComposedNames>().AddScoped<IPasswordHasher<Account>, ComposedPasswords>();
        services.AddIdentityCore<Account>(Identity).AddEntityFrameworkStores<SideDb>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = settings.PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(passkeys => OwnOrigin.Configure(passkeys, settings));
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddSingleton<Sessions>().AddSingleton<ApiKeys>().AddSingleton<FeedAddresses>().AddSingleton<Tries>().AddSingleton<KnownDevices>()
            .AddSingleton<FormRateLimit>().AddSingleton<UsedStates>()
            .AddSingleton<NobodysPassword>();
        services.AddSingleton<ShownCodes>().AddSingleton<SessionProof>().AddSingleton<Mandates>().AddSingleton<AccountEvents>().AddSingleton<Mail>();
        services.AddScoped<Codes>().AddScoped<PasswordSignIn>().AddScoped<SessionSignIn>().AddScoped<Ceremonies>();
        services.AddScoped<Confirmations>().AddScoped<ProofForm>();
        services.AddScoped<Links>().AddScoped<Invitations>().AddScoped<Enrolments>().AddScoped<AccountErasure>().AddScoped<AccountData>();
        services.AddCookies(settings).AddOpenIdProviders(settings, options.Data);
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    /// <summary>Makes sure that the keys of cookies can be read. Called before the server listens.</summary>
    /// <exception cref="UserError">Another server encrypted them with another `keys/side.key`.</exception>
    public static Task PrepareAccountsAsync(this IServiceProvider services, CancellationToken cancel) => CookieKeys.CheckAsync(services, cancel);

    /// <summary>Knows who sends a request, and what a key is good for. Before everything that answers.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.Use(AccountHeaders.Add);
        app.UseAuthentication();
        app.Use(KeyGuard.CheckAsync);
        app.Use(FeedGuard.CheckAsync);
    }

    /// <summary>Refuses forms that did not come from a page of this site. After it is known that the sender may come here, so that whoever may not is told
    /// so.</summary>
    public static void UseAccountForms(this WebApplication app) => app.Use(FormGuard.CheckAsync);

    /// <summary>Addresses that are no pages.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/me", WhoAmI.Answer);
        routes.MapGet("/account/export", AccountData.Download).ExcludeFromDescription();
        routes.MapPost("/account/sign-out", SignOutAsync).ExcludeFromDescription();
        routes.MapOpenId();
    }

    /// <summary>As long as there is no secretariat, and nobody has acted, prints the link that makes its account. There is no default password.</summary>
    public static async Task AnnounceAccountsAsync(this WebApplication app, Terminal terminal, OpenRecord record, CancellationToken cancel)
    {
        if (record.HasActs || await Founder.ExistsAsync(app.Services.GetRequiredService<ServeOptions>(), cancel))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var secretary = record.Whole.Picture.Record.Founding.Secretary;
        if (await scope.ServiceProvider.GetRequiredService<Links>().FoundAsync(secretary, cancel) is not { } token)
            return;
        var site = app.Services.GetRequiredService<Settings>().Site ?? app.Urls.First();
        terminal.Output.WriteLine(
            $"Nobody can sign in yet. Whoever opens this link within 24 hours makes the account of the secretariat:\n{site}{Links.Address(token)}");
        terminal.Output.Flush();
    }

    private static void Identity(IdentityOptions identity)
    {
        identity.ClaimsIdentity.UserIdClaimType = AccountClaims.Account;
        identity.User.AllowedUserNameCharacters = "";
    }

    private static AuthenticationBuilder AddCookies(this IServiceCollection services, Settings settings)
    {
        services.Configure<AntiforgeryOptions>(forms =>
            (forms.Cookie.Name, forms.Cookie.Path, forms.Cookie.SecurePolicy) = (Cookies.Name(settings, Cookies.Form), "/", Cookies.Secure(settings)));
        return services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, displayName: null, either => either.ForwardDefaultSelector = Cookies.Choose)
            .AddCookie(Schemes.Cookie, cookie => Cookies.Configure(cookie, settings))
            .AddCookie(Schemes.External, cookie => Cookies.ConfigureExternal(cookie, settings))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.Key, configureOptions: null);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionSignIn signIn)
    {
        await signIn.SignOutAsync(context);
        return Results.LocalRedirect("/account/sign-in?left=1");
    }
}
