using Comity.Accounts;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Site.Api;
using Comity.Site.Entries;
using Comity.Site.Shapes;
using Comity.Site.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Comity.Site.Acts;

/// <summary>A page with buttons, each of which enters one act. It confirms the session only when that is needed, and does the act that was pressed when the visitor comes back.</summary>
public abstract class ActingPiece : RecordPiece
{
    /// <summary>The name of the form that takes what any button sends: the page may have changed since it was shown.</summary>
    public const string Handler = "act";

    private readonly List<FieldProblem> problems = [];

    /// <summary>Knows confirmations.</summary>
    [Inject]
    public SessionProof Proofs { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with the act.</summary>
    protected IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>As what the visitor stands here.</summary>
    protected Rights Rights { get; private set; } = default!;

    /// <summary>The act that waits since the visitor confirmed who they are; null where none does.</summary>
    protected ActKind? Pending => !HttpMethods.IsPost(Context.Request.Method) && Process.Find(Context.Request.Query["act"].ToString()) is { IsForPersons: true } kind ? kind : null;

    /// <summary>On whose behalf it waits.</summary>
    protected string PendingAs => Context.Request.Query["as"].ToString();

    /// <summary>What is known of it.</summary>
    protected IEnumerable<(string Name, string Value)> PendingFields => new ActInput(Context.Request.Query).All.Where(one => one.Key != Handler).Select(one => (one.Key, one.Value));

    /// <inheritdoc/>
    protected override void Read() => Rights = Rights.Of(Visitor, Picture, Now);

    /// <summary>The first capacity in which the visitor may do an act; null where there is none.</summary>
    protected string? CapacityFor<TAct>()
        where TAct : Act => CapacitiesFor<TAct>().FirstOrDefault();

    /// <summary>The capacities in which the visitor may do an act.</summary>
    protected IEnumerable<string> CapacitiesFor<TAct>()
        where TAct : Act => Rights.Person is null ? [] : Rights.For(Process.Find(ActName.Of(typeof(TAct)))!, Picture, Now);

    /// <summary>Enters the act whose button was pressed.</summary>
    protected async Task SendAsync()
    {
        var form = Context.Request.Form;
        if (Process.Find(form["act"].ToString()) is not { IsForPersons: true } kind)
            return;
        var (input, capacity) = (new ActInput(form), form["as"].ToString());
        if (Picture.Record.Founding.Rules.LevelOf(kind.Name) > SignatureLevel.Session)
        {
            Navigation.NavigateTo(QueryHelpers.AddQueryString($"/act/{kind.Name}", Carried(input, capacity, withAct: false)));
            return;
        }

        var reader = new ActReader(input, T);
        var act = reader.Read(Shape.Of(kind.Type));
        problems.AddRange(reader.Problems);
        if (!Rights.For(kind, Picture, Now).Contains(capacity))
            problems.Add(new(Handler, T["acts.as-missing"]));
        if (act is not null && problems.Count == 0)
            await EnterAsync(act, input, capacity, form["nonce"].ToString());
        if (problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task EnterAsync(Act act, ActInput input, string capacity, string nonce)
    {
        if (Proofs.Ask(Context) is not { } proof)
        {
            Navigation.NavigateTo(SessionProof.Address(QueryHelpers.AddQueryString(Context.Request.Path, Carried(input, capacity, withAct: true))));
            return;
        }

        var outcome = await ActsApi.SubmitAsync(Record, Visitor.Person!, proof, act, capacity, null, nonce.Length == 0 ? null : nonce, Context.RequestAborted);
        if (outcome.Receipt is { } receipt)
        {
            Context.Response.Cookies.Append(SeenPosition.Cookie, Number(receipt.Position + 1), SeenPosition.Options);
            Navigation.NavigateTo(Context.Request.Path.ToString());
            return;
        }

        problems.AddRange(outcome.Refusals.Select(refusal => new FieldProblem(Handler, Sentences.In(Visitor.Language).Of(refusal))));
    }

    private static Dictionary<string, string?> Carried(ActInput input, string capacity, bool withAct) =>
        input.All.Where(one => withAct || one.Key != Handler).Append(new("as", capacity)).ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
}
