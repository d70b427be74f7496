using Comity.Accounts.Access;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Comity.Acts.Forms;

/// <summary>A page with buttons, each of which enters one act. It confirms the session only when that is needed, and does the act that was pressed when the
/// visitor comes back.</summary>
public abstract class ActingPiece : RecordPiece
{
    /// <summary>The name of the form that takes what any button sends: the page may have changed since it was shown.</summary>
    public const string Handler = "act";

    private readonly List<FieldProblem> problems = [];

    /// <summary>The one way in.</summary>
    [Inject]
    public Door Door { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with the act.</summary>
    protected IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>As what the visitor stands here.</summary>
    protected Rights Rights { get; private set; } = default!;

    /// <summary>The act that waits since the visitor confirmed who they are; null where none does.</summary>
    protected ActKind? Pending =>
        !HttpMethods.IsPost(Context.Request.Method) && Process.Latest(Context.Request.Query["act"].ToString()) is { IsForPersons: true } kind ? kind : null;

    /// <summary>On whose behalf it waits.</summary>
    protected string PendingAs => Context.Request.Query["as"].ToString();

    /// <summary>What is known of it.</summary>
    protected IEnumerable<(string Name, string Value)> PendingFields =>
        new ActInput(Context.Request.Query).All.Where(one => one.Key != Handler).Select(one => (one.Key, one.Value));

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
        if (Process.Latest(form["act"].ToString()) is not { IsForPersons: true } kind)
            return;
        var (input, capacity) = (new ActInput(form), form["as"].ToString());
        var reader = new ActReader(input, T);
        var act = reader.Read(Shape.Of(kind.Type));
        problems.AddRange(reader.Problems);
        if (act is not null && problems.Count == 0)
            Follow(await Door.EnterAsync(Context, new(act, capacity, form["nonce"].ToString())), kind, input, capacity);
        if (problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void Follow(DoorAnswer answer, ActKind kind, ActInput input, string capacity)
    {
        switch (answer.Verdict)
        {
            case DoorVerdict.Entered:
                Navigation.NavigateTo(Context.Request.Path.ToString());
                break;
            case DoorVerdict.NeedsKey:
                Navigation.NavigateTo(QueryHelpers.AddQueryString($"/act/{kind.Name}", Carried(input, capacity, withAct: false)));
                break;
            case DoorVerdict.NotTheirs:
                problems.Add(new(Handler, T["acts.as-missing"]));
                break;
            case DoorVerdict.Refused:
                problems.AddRange(answer.Refusals.Select(refusal => new FieldProblem(Handler, Sentences.In(Visitor.Language, Picture).Of(refusal))));
                break;
            default:
                Navigation.NavigateTo(SessionProof.Address(QueryHelpers.AddQueryString(Context.Request.Path, Carried(input, capacity, withAct: true))));
                break;
        }
    }

    private static Dictionary<string, string?> Carried(ActInput input, string capacity, bool withAct) =>
        input.All.Where(one => withAct || one.Key != Handler).Append(new("as", capacity))
            .ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
}
