using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Comity.Kit.Widgets;
using Comity.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.Pages;

/// <summary>A page about the visitor's own account. Where a page changes how one signs in, it asks for a confirmation first.</summary>
[Authorize(Policy = Schemes.Cookie)]
public abstract class MyPage : AccountPage
{
    /// <summary>Reads the account.</summary>
    [Inject]
    public AccountData Data { get; set; } = default!;

    /// <summary>Changes the account.</summary>
    [Inject]
    public UserManager<Account> Accounts { get; set; } = default!;

    /// <summary>Knows the sessions.</summary>
    [Inject]
    public Sessions Sessions { get; set; } = default!;

    /// <summary>Knows confirmations.</summary>
    [Inject]
    public SessionProof Proofs { get; set; } = default!;

    /// <summary>The visitor's account.</summary>
    protected Account Mine { get; private set; } = default!;

    /// <summary>Whether the page asks for a confirmation.</summary>
    protected virtual bool NeedsProof => false;

    /// <summary>The page above.</summary>
    protected IReadOnlyList<Crumb> Above => [new("/account", T["accounts.mine.title"])];

    /// <summary>Whether a confirmation of the last five minutes is there, for accounts that can give one; others have just signed in.</summary>
    protected bool IsProven { get; private set; }

    /// <summary>Reads the account and asks for a confirmation, but never throws away what was typed.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (await Data.OfAsync(Context.User, Cancel) is not { } mine)
        {
            Go("/account/sign-in");
            return;
        }

        Mine = mine;
        IsProven = !NeedsProof || await ProvesAsync();
        if (!IsProven && HttpMethods.IsGet(Context.Request.Method))
            Go(SessionProof.Address(Context.Request.Path + Context.Request.QueryString));
        else
            await LoadAsync();
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Says so when the confirmation is too old; true when the change may go on.</summary>
    protected bool MayChange(string field)
    {
        if (!IsProven)
            Wrong(field, "accounts.proof.old", SessionProof.Counts.TotalMinutes);
        return IsProven;
    }

    private async Task<bool> ProvesAsync()
    {
        if (Proofs.Ask(Context) is not null)
            return true;
        if (Mine.TotpSecret is not null || (await Accounts.GetPasskeysAsync(Mine)).Count > 0)
            return false;
        var id = Context.User.FindFirst(AccountClaims.Session)?.Value;
        return (await Sessions.OfAsync(Mine.Id, Cancel)).Any(session => session.Id == id && session.CreatedAt > DateTimeOffset.UtcNow - SessionProof.Counts);
    }
}
