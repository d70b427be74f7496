using System.Collections.Immutable;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Microsoft.AspNetCore.Components;

namespace Comity.Acts.Forms;

/// <summary>A page that enters several acts of one kind in one step: each is an act of its own in the record, and the rules are asked of each. What was sent
/// twice is entered once.</summary>
public abstract class ManyActsPiece : RecordPiece
{
    private const int NonceBytes = 12;
    private readonly List<FieldProblem> problems = [];
    private Confirmation? proof;

    /// <summary>Knows confirmations.</summary>
    [Inject]
    public SessionProof Proofs { get; set; } = default!;

    /// <summary>The one way in.</summary>
    [Inject]
    public Door Door { get; set; } = default!;

    /// <summary>Reads the account.</summary>
    [Inject]
    public AccountData Data { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with the form.</summary>
    protected IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>The acts that were entered, by their positions.</summary>
    protected ImmutableArray<long> Entered { get; private set; } = [];

    /// <summary>The text that makes this sending this one.</summary>
    protected string Batch { get; private set; } = "";

    /// <summary>Whether the visitor confirmed in the last minutes who they are.</summary>
    protected bool IsProven => Proofs.Ask(Context) is not null;

    /// <summary>Whether a one-time code can be asked for.</summary>
    protected bool HasCode { get; private set; }

    /// <summary>Where the visitor confirms, and comes back from.</summary>
    protected string ConfirmAddress => SessionProof.Address(Context.Request.Path + Context.Request.QueryString);

    /// <summary>Whether the page answers a form that was sent.</summary>
    protected bool IsPost => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        HasCode = (await Data.OfAsync(Context.User, Context.RequestAborted))?.TotpSecret is not null;
        Batch = Sent("batch") is { Length: > 0 and <= 40 } batch ? batch : Base64Url.Write(RandomNumberGenerator.GetBytes(NonceBytes));
    }

    /// <summary>What was typed into a field.</summary>
    protected string Sent(string name) => IsPost ? Context.Request.Form[name].ToString().Trim() : "";

    /// <summary>Says what is wrong with a field.</summary>
    protected void Wrong(string field, string sentence) => problems.Add(new(field, sentence));

    /// <summary>Enters acts for a capacity, if the visitor confirms. What the rules refuse is told at a field, with the name of what it was about.</summary>
    protected async Task EnterAsync<TAct>(IReadOnlyList<TAct> acts, string capacity, string field, Func<TAct, string> name)
        where TAct : Act
    {
        if (await ProveAsync())
            Told(acts, await Door.EnterAllAsync(Context, Requests(acts, capacity)), field, name);
    }

    /// <summary>Enters acts of any kinds together, or none of them. <see cref="ProveAsync"/> comes before.</summary>
    protected async Task EnterTogetherAsync(IReadOnlyList<Act> acts, string capacity, string field, Func<Act, string> name) =>
        Told(acts, await Door.EnterTogetherAsync(Context, [.. Requests(acts, capacity)]), field, name);

    /// <summary>Takes the one-time code that was typed, where one was needed; false where it is wrong, and the page says so.</summary>
    protected async Task<bool> ProveAsync()
    {
        if (Proofs.Ask(Context) is not null || Sent("proof") is not { Length: > 0 } code)
            return true;
        proof = await Door.ProveAsync(Context, code);
        if (proof is null)
            Wrong("proof", T["accounts.code.wrong", Tries.Pause.TotalMinutes]);
        return proof is not null;
    }

    private IEnumerable<DoorRequest> Requests(IReadOnlyList<Act> acts, string capacity) => acts
        .Select((act, place) => new DoorRequest(act, capacity, FormattableString.Invariant($"{Batch}-{place}"), View.Size) { Proof = proof });

    private void Told<TAct>(IReadOnlyList<TAct> acts, ImmutableArray<DoorAnswer> answers, string field, Func<TAct, string> name)
    {
        Entered = [.. answers.Select(answer => answer.Receipt?.Position).OfType<long>()];
        foreach (var (act, answer) in acts.Zip(answers))
            Tell(answer, field, name(act));
        if (problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void Tell(DoorAnswer answer, string field, string about)
    {
        if (answer.Verdict == DoorVerdict.NeedsKey)
            Wrong(field, T["acts.needs-key"]);
        else if (answer.Verdict == DoorVerdict.NotTheirs)
            Wrong(field, T["acts.as-missing"]);
        else if (answer.Verdict is DoorVerdict.Unproven or DoorVerdict.WrongCode)
            Wrong(HasCode ? "proof" : field, T[HasCode ? "accounts.code.wrong" : "acts.unproven", Tries.Pause.TotalMinutes]);
        foreach (var refusal in answer.Refusals)
            Wrong(field, T["acts.refused-of", about, Sentences.In(Visitor.Language, Picture).Of(refusal)]);
    }
}
