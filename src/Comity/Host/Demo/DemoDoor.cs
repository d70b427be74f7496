using System.Collections.Concurrent;
using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Accounts.SignIn;
using Comity.Kit;
using Microsoft.Net.Http.Headers;

namespace Comity.Host.Demo;

/// <summary>`/demo/{link}`: signs a visitor of the demonstration in, once, within a day. It exists only where the server was started with `--demo`.</summary>
internal sealed class DemoDoor(IEnumerable<DemoAccount> accounts, TimeProvider time)
{
    private readonly ConcurrentDictionary<string,
    DemoAccount> open = new(accounts.Select(account => KeyValuePair.Create(Secret.Digest(account.Link), account)));
    private readonly DateTimeOffset until = time.GetUtcNow() + EnrolmentLink.Life;

    /// <summary>The address of an account's link.</summary>
    public static string Address(DemoAccount account) => $"/demo/{account.Link}";

    /// <summary>Opens the door.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/demo/{link}", EnterAsync)
        .WithMetadata(new AccessLine("/demo/{link}", Who.Everyone) { Shows = Shows.Own }).ExcludeFromDescription();

    /// <summary>No second factor was given: who then acts confirms with a code, so that what the server attests is true.</summary>
    private async Task<IResult> EnterAsync(string link, HttpContext context, SessionSignIn signIn)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (time.GetUtcNow() > until || !open.TryRemove(Secret.Digest(link), out var account))
            return Results.LocalRedirect("/account/sign-in");
        await signIn.SignInAsync(context, account.Account, SignInMethod.Password, proof: null);
        return Results.LocalRedirect("/");
    }
}
