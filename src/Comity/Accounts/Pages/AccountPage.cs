using Comity.Accounts.Forms;
using Comity.Kit;
using Comity.Kit.Unicode;
using Comity.Kit.Widgets;
using Comity.Storage;
using Microsoft.AspNetCore.Components;

namespace Comity.Accounts.Pages;

/// <summary>A page under /account: what was typed, and what is wrong with it.</summary>
public abstract class AccountPage : Piece
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with the form.</summary>
    protected List<FieldProblem> Problems { get; } = [];

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Cancel => Context.RequestAborted;

    /// <summary>Where the visitor wants to go afterwards, on this site.</summary>
    protected string Return => LocalAddress.Of(Context.Request.Query["return"], "/account");

    private bool IsSent => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType;

    /// <summary>What was typed into a field, in its composed form and without the space around it; nothing when no form was sent.</summary>
    protected string Typed(string field) => ComposedForm.Of(Exactly(field).Trim());

    /// <summary>What was typed into a field, to the letter.</summary>
    protected string Exactly(string field) => IsSent ? Context.Request.Form[field].ToString() : "";

    /// <summary>Says what is wrong with a field.</summary>
    protected void Wrong(string field, string key, params object[] values) => Problems.Add(new(field, T[key, values]));

    /// <summary>Says what in a name cannot be seen, or looks like something else.</summary>
    protected void CheckName(string field)
    {
        if (NameDoor.Refuse(field, Typed(field)) is { } refusal)
            Problems.Add(new(field, Sentences.In(Visitor.Language).Of(refusal)));
    }

    /// <summary>Does something that the record may refuse; its sentence is shown, and the answer of a form with problems is 422.</summary>
    protected async Task TryAsync(string field, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (UserError refusal)
        {
            Problems.Add(new(field, refusal.Message));
        }

        if (Problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Goes to another page of this site.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);
}
