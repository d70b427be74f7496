using Comity.Accounts.SignIn;
using Comity.Desk.Mirror;
using Comity.Desk.PrivateNotes;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Kit.Widgets;
using Microsoft.AspNetCore.Components;

namespace Comity.Desk.Pages;

/// <summary>What the page of private notes does: unlocks, keeps, locks, deletes.</summary>
public abstract class NotesPiece : Piece
{
    /// <summary>The notes.</summary>
    [Inject]
    public Notes Notes { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>Where tries are counted.</summary>
    [Inject]
    public Tries Tries { get; set; } = default!;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    /// <summary>What is wrong with the form.</summary>
    protected List<FieldProblem> Problems { get; } = [];

    /// <summary>Whether this is a desk and no server.</summary>
    protected bool IsDesk => Context.RequestServices.GetService<DeskMirror>() is not null;

    /// <summary>Whether there are notes, locked or not.</summary>
    protected bool HasBox { get; private set; }

    /// <summary>Whether they are unlocked here.</summary>
    protected bool IsOpen { get; private set; }

    /// <summary>All notes.</summary>
    protected IReadOnlyList<PrivateNote> All { get; private set; } = [];

    /// <summary>What was kept from elsewhere while this one was being written; null when nothing was.</summary>
    protected PrivateNote? Clash { get; private set; }

    /// <summary>The page about which a note was sent that is not kept yet; empty when there is none.</summary>
    protected string Address => Typed("do") is "keep" or "unlock" && DeskSetup.IsNoted(Typed("address")) ? Typed("address") : "";

    /// <summary>Where the reader goes on.</summary>
    protected string Return =>
        LanguageChoice.Safe(Typed("return") is { Length: > 0 } typed ? typed : Context.Request.Query["return"].FirstOrDefault() ?? "/notes");

    private CancellationToken Cancel => Context.RequestAborted;

    private bool IsSent => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LookAsync();

    /// <summary>What was typed into a field.</summary>
    protected string Typed(string field) => IsSent ? Context.Request.Form[field].ToString().ReplaceLineEndings("\n").Trim() : "";

    /// <summary>Does what the button says.</summary>
    protected async Task DoAsync()
    {
        switch (Typed("do"))
        {
            case "unlock":
                await UnlockAsync();
                break;
            case "keep":
                await KeepAsync();
                break;
            case "lock":
                Notes.Lock(Context);
                Navigation.NavigateTo("/notes");
                break;
            case "delete" when Typed("sure") == "1" && Context.Request.Path.Value!.EndsWith("/delete", StringComparison.Ordinal):
                await Notes.DeleteAsync(Context, Cancel);
                Navigation.NavigateTo("/notes");
                break;
        }

        if (Problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task LookAsync()
    {
        HasBox = Notes.AreFor(Context) && await Notes.HasBoxAsync(Context, Cancel);
        IsOpen = HasBox && await Notes.AreOpenAsync(Context, Cancel);
        All = IsOpen ? await Notes.AllAsync(Context, Cancel) : [];
    }

    private async Task UnlockAsync()
    {
        var passphrase = Context.Request.Form["passphrase"].ToString();
        if (!HasBox && (PasswordRule.Refusal(passphrase) is { } refusal))
            Wrong("passphrase", refusal, PasswordRule.Shortest, PasswordRule.Longest);
        else if (!HasBox && passphrase != Context.Request.Form["again"].ToString())
            Wrong("again", "desk.again-wrong");
        else if (!await Tries.CountAsync($"notes:{Visitor.Person}", Cancel) || passphrase.Length > PasswordRule.Longest
            || !await Notes.UnlockAsync(Context, passphrase, Cancel))
            Wrong("passphrase", "desk.passphrase-wrong", Tries.Pause.TotalMinutes);
        else
            await UnlockedAsync();
    }

    /// <summary>The browser knows the key from the next request on; a note that came along waits there.</summary>
    private async Task UnlockedAsync()
    {
        await Tries.ForgetAsync($"notes:{Visitor.Person}", Cancel);
        if (Address.Length == 0)
            Navigation.NavigateTo(Return);
        else
            IsOpen = true;
    }

    private async Task KeepAsync()
    {
        if (!IsOpen)
        {
            Wrong("passphrase", "desk.unlock-first");
            return;
        }

        if (Address.Length == 0)
            return;
        var there = await Notes.FindAsync(Context, Address, Cancel);
        if (Typed("note").Length > PrivateNote.MostCharacters)
            Wrong("note", "desk.too-long", PrivateNote.MostCharacters);
        else if (PrivateNote.MarkOf(there) != Typed("was"))
            Wrong("note", (Clash = there) is null ? "desk.clash-gone" : "desk.clash");
        else if (await Notes.KeepAsync(Context, Address, Address, Typed("note"), Cancel))
            Navigation.NavigateTo(Address);
    }

    private void Wrong(string field, string key, params object[] values) => Problems.Add(new(field, T[key, values]));
}
