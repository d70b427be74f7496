using Comity.Accounts.Access;
using Comity.Accounts.Passkeys;
using Comity.Accounts.SignIn;
using Comity.Kit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Comity.Accounts.Forms;

/// <summary>What the page that asks for a proof does next.</summary>
public enum ProofStep
{
    /// <summary>It asks to sign in: the session has ended.</summary>
    SignIn,

    /// <summary>It asks for a confirmation.</summary>
    Confirm,

    /// <summary>It sends what was typed: the proof is there.</summary>
    Send,
}

/// <summary>A form that came without the proof that it needs, carried by the page that asks for it.</summary>
/// <param name="Step">What is asked.</param>
/// <param name="Address">Where it was sent, and is sent again.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="HadFiles">Whether files came along, which no page can carry.</param>
/// <param name="IsNeeded">Whether it is sent by who is signed in only.</param>
/// <param name="Problem">The key of a sentence that says what was wrong with the proof; null when none was given.</param>
public sealed record CarriedForm(
    ProofStep Step, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, bool IsNeeded, string? Problem = null);

/// <summary>Asks for the proof that a request lacks, and takes the one that comes along. What was typed goes in hidden fields to the page that asks, and from
/// there to where it was sent first: nothing is lost, and nothing is kept here. A form that another site had a browser send is not carried.</summary>
public sealed class ProofForm(
    IAntiforgery antiforgery, FormRateLimit limit, PasswordSignIn passwords, Ceremonies passkeys, SessionSignIn signIn, AccountData data)
{
    /// <summary>What the names of the proof's own fields begin with.</summary>
    public const string Mark = "proof.";

    /// <summary>The field that every form of ours has; what came without it stood on no page of this site.</summary>
    private const string Token = "__RequestVerificationToken";

    /// <summary>What is typed again rather than carried.</summary>
    private static readonly string[] NotCarried = ["password", "passphrase", "again", Token];

    /// <summary>Whether a form of this site was sent to a page that is open to everyone, and bears the token of somebody whose session has ended.</summary>
    public static async Task<bool> IsOrphanAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && !context.Request.IsForAccounts()
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && RequestOrigin.IsOwn(context)
        && (await FormGuard.IsOursAsync(context) ? IsAnswered(context.Request.Form) : await BearsTokenAsync(context));

    /// <summary>Whether a form can be read and bears a token, whoever it was shown to.</summary>
    private static async Task<bool> BearsTokenAsync(HttpContext context)
    {
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted)).ContainsKey(Token);
        }
        catch (Exception problem) when (problem is BadHttpRequestException || IsBroken(problem))
        {
            return false;
        }
    }

    /// <summary>Asks to sign in, and then to send what was typed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">Answers it.</param>
    /// <param name="isNeeded">Whether only who is signed in may send it.</param>
    public async Task AskForSessionAsync(HttpContext context, RequestDelegate next, bool isNeeded = true)
    {
        if (await FormAsync(context, isStranger: true) is not { } form)
            Lead(context, $"/account/sign-in?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        else if (!IsAnswered(form) || !await antiforgery.IsRequestValidAsync(context))
            await ShowAsync(context, next, form, ProofStep.SignIn, isNeeded);
        else if (await SignInAsync(context, form))
            await ShowAsync(context, next, form, ProofStep.Send);
        else
            await ShowAsync(context, next, form, ProofStep.SignIn, isNeeded, "accounts.signIn.wrong");
    }

    /// <summary>Asks for a confirmation, or lets pass what brings a right one.</summary>
    public async Task AskForConfirmationAsync(HttpContext context, RequestDelegate next)
    {
        if (await FormAsync(context, isStranger: false) is not { } form)
            Lead(context, SessionProof.Address(context.Request.Path + context.Request.QueryString));
        else if (!IsAnswered(form) || !await antiforgery.IsRequestValidAsync(context))
            await ShowAsync(context, next, form, ProofStep.Confirm);
        else if (await ConfirmAsync(context, form))
            await next(context);
        else
            await ShowAsync(context, next, form, ProofStep.Confirm, isNeeded: true, form[Mark + "credential"].ToString().Length > 0 ? "accounts.passkey.wrong"
                : "accounts.code.wrong");
    }

    /// <summary>What is read leads to where the proof is given, and back.</summary>
    private static void Lead(HttpContext context, string address)
    {
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.Redirect(address);
    }

    /// <summary>The form that was sent; null where there is none, and, with a status, where it is not to be read. Forms of who is signed in do not count: a
    /// hall full of delegates who vote must not close sign-in for its network, and codes are counted for each account.</summary>
    private async Task<IFormCollection?> FormAsync(HttpContext context, bool isStranger)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return null;
        if (!RequestOrigin.IsOwn(context))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (isStranger && !limit.Lets(context.Connection.RemoteIpAddress))
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        else
            try
            {
                return await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception problem) when (IsBroken(problem))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            }

        return null;
    }

    /// <summary>Whether what was sent is no form, or breaks off; a machine without room is something else.</summary>
    private static bool IsBroken(Exception problem) => problem is InvalidDataException || (problem is IOException && DiskTrouble.Of(problem) is null);

    private static bool IsAnswered(IFormCollection form) => form.Keys.Any(key => key.StartsWith(Mark, StringComparison.Ordinal));

    private static string Field(IFormCollection form, string name) => form[Mark + name].ToString();

    private async Task<bool> SignInAsync(HttpContext context, IFormCollection form)
    {
        var (code, credential) = (Field(form, "code").Trim(), Field(form, "credential"));
        var account = credential.Length > 0
            ? await passkeys.ProvenAsync(context, Field(form, "state"), credential, expected: null)
            : await passwords.TryAsync(context, Field(form, "name").Trim(), Field(form, "password"), code, context.RequestAborted);
        if (account is null)
            return false;
        var (method, proof) = credential.Length > 0 ? (SignInMethod.Passkey, ConfirmationMethod.Passkey)
            : (SignInMethod.Password, RecoveryCode.DigestOf(code) is null ? ConfirmationMethod.Totp : (ConfirmationMethod?)null);
        await signIn.SignInAsync(context, account, method, proof);
        return true;
    }

    private async Task<bool> ConfirmAsync(HttpContext context, IFormCollection form)
    {
        if (await data.OfAsync(context.User, context.RequestAborted) is not { } mine)
            return false;
        var credential = Field(form, "credential");
        var isProven = credential.Length > 0
            ? await passkeys.ProvenAsync(context, Field(form, "state"), credential, mine) is not null
            : await passwords.ConfirmAsync(mine, Field(form, "code").Trim(), context.RequestAborted);
        if (isProven)
            await signIn.RenewAsync(context, mine, credential.Length > 0 ? ConfirmationMethod.Passkey : ConfirmationMethod.Totp);
        return isProven;
    }

    private static Task ShowAsync(HttpContext context, RequestDelegate next, IFormCollection form, ProofStep step, bool isNeeded = true,
        string? problem = null)
    {
        var request = context.Request;
        context.Features.Set(
            new CarriedForm(step, request.PathBase + request.Path + request.QueryString, Carried(form), form.Files.Count > 0, isNeeded, problem));
        context.SetEndpoint(context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ProofPage)));
        request.RouteValues.Clear();
        request.Method = HttpMethods.Get;
        context.Response.StatusCode = problem is not null ? StatusCodes.Status422UnprocessableEntity
            : step switch { ProofStep.SignIn => StatusCodes.Status401Unauthorized, ProofStep.Confirm => StatusCodes.Status403Forbidden, _ => 200 };
        return next(context);
    }

    private static List<KeyValuePair<string, string>> Carried(IFormCollection form) =>
    [
        .. form.Where(field => !field.Key.StartsWith(Mark, StringComparison.Ordinal) && !NotCarried.Contains(field.Key, StringComparer.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
    ];
}
