using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Comity.Kit.Widgets;
using Comity.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.Pages;

/// <summary>A page about the visitor's own account. Which of them are shown and changed after a confirmation only says the table of access.</summary>
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

    /// <summary>The visitor's account.</summary>
    protected Account Mine { get; private set; } = default!;

    /// <summary>The page above.</summary>
    protected IReadOnlyList<Crumb> Above => [new("/account", T["accounts.mine.title"])];

    /// <summary>Reads the account, which may have been erased in this moment.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (await Data.OfAsync(Context.User, Cancel) is not { } mine)
        {
            Go("/account/sign-in");
            return;
        }

        Mine = mine;
        await LoadAsync();
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
