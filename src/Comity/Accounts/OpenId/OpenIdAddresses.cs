using System.Net;
using System.Security.Claims;
using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Accounts.Forms;
using Comity.Accounts.SignIn;
using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.OpenId;

/// <summary>The way to a provider and back: to sign in, to link an account that is signed in, or to use an enrolment link.</summary>
internal static class OpenIdAddresses
{
    private const string Back = "/account/openid/back", Provider = "provider", Token = "token", Name = "name", Email = "email", Link = "link",
    Return = "return";

    public static void MapOpenId(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/openid", GoAsync).ExcludeFromDescription();
        routes.MapPost("/account/link", GoToLinkAsync).ExcludeFromDescription();
        routes.MapGet(Back, BackAsync).ExcludeFromDescription();
    }

    private static Task<IResult> GoAsync(HttpContext context, Settings settings) => LeaveAsync(context, settings, isLink: false);

    private static Task<IResult> GoToLinkAsync(HttpContext context, Settings settings) => LeaveAsync(context, settings, isLink: true);

    private static async Task<IResult> LeaveAsync(HttpContext context, Settings settings, bool isLink)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (settings.OpenId.FirstOrDefault(known => known.Id == form[Provider]) is not { } provider)
            return Results.NotFound();
        var journey = new AuthenticationProperties { RedirectUri = Back };
        foreach (var field in new[] { Token, Name, Email, Return })
            journey.SetString(field, form[field].ToString());
        journey.SetString(Link, isLink ? "1" : "");
        journey.SetString(Provider, provider.Id);
        await context.ChallengeAsync(OpenIdSetup.Scheme(provider.Id), journey);
        return Onward(context, provider);
    }

    /// <summary>A form of ours may lead to this site only (form-action), also by a redirect: a page of one link goes on by itself instead.</summary>
    private static IResult Onward(HttpContext context, OpenIdSettings provider)
    {
        var (answer, language) = (context.Response, Language.Of(context.Request));
        var address = answer.Headers.Location.ToString();
        answer.Headers.Remove(HeaderNames.Location);
        answer.Headers["Refresh"] = $"0; url={address}";
        var text = WebUtility.HtmlEncode(Texts.In(language)["accounts.openid.onward", provider.Name]);
        return Results.Text(
            $"<!DOCTYPE html><html lang=\"{language.Code}\" dir=\"{language.Direction}\"><title>{text}</title><meta name=\"viewport\" "
                + $"content=\"width=device-width\"><p><a href=\"{WebUtility.HtmlEncode(address)}\">{text}</a></p></html>",
            "text/html", statusCode: StatusCodes.Status200OK);
    }

    private static async Task<IResult> BackAsync(
        HttpContext context, UserManager<Account> accounts, SessionSignIn signIn, AccountData data, Links links, Enrolments enrolments)
    {
        var visit = await context.AuthenticateAsync(Schemes.External);
        await context.SignOutAsync(Schemes.External);
        if (!visit.Succeeded || visit.Principal.FindFirstValue("sub") is not { Length: > 0 } subject)
            return Results.LocalRedirect("/account/sign-in?openid=failed");
        string Field(string name) => visit.Properties.GetString(name) ?? "";
        if (Field(Token).Length > 0)
            return await EnrolAsync(Field(Token), Field(Name), Field(Email), (Field(Provider), subject));
        if (Field(Link).Length > 0)
            return await LinkAsync((Field(Provider), subject));
        if (await accounts.FindByLoginAsync(Field(Provider), subject) is not { } account)
            return Results.LocalRedirect("/account/sign-in?openid=unknown");
        await signIn.SignInAsync(context, account, SignInMethod.OpenId, proof: null);
        return Results.LocalRedirect(LocalAddress.Of(Field(Return), "/account"));

        async Task<IResult> EnrolAsync(string token, string name, string email, (string, string) identity)
        {
            if (await links.FindAsync(token, context.RequestAborted) is not { } link || name.Length == 0
                || await enrolments.CompleteAsync(link, name, email.Length == 0 ? null : email, new() { OpenId = identity }, context.RequestAborted)
                    is not { } done)
                return Results.LocalRedirect("/account/sign-in?openid=failed");
            await signIn.SignInAsync(context, done.Account, SignInMethod.OpenId, proof: null);
            return Results.LocalRedirect("/account?welcome=1");
        }

        async Task<IResult> LinkAsync((string Provider, string Subject) identity)
        {
            if (await data.OfAsync(context.User, context.RequestAborted) is not { } mine)
                return Results.LocalRedirect("/account/sign-in");
            var added = await accounts.AddLoginAsync(mine, new(identity.Provider, identity.Subject, null));
            return Results.LocalRedirect(added.Succeeded ? "/account?linked=1" : "/account?linked=taken");
        }
    }
}
