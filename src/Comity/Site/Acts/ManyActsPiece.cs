using System.Collections.Immutable;
using System.Security.Cryptography;
using Comity.Accounts;
using Comity.Accounts.SignIn;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Site.Api;
using Comity.Site.Entries;
using Comity.Site.Widgets;
using Comity.Storage;
using Microsoft.AspNetCore.Components;

namespace Comity.Site.Acts;

/// <summary>A page that enters several acts of one kind in one step: each is an act of its own in the record, and the rules are asked of each. What was sent twice is entered once.</summary>
public abstract class ManyActsPiece : RecordPiece
{
    private const int NonceBytes = 12;
    private readonly List<FieldProblem> problems = [];

    /// <summary>Knows confirmations.</summary>
    [Inject]
    public SessionProof Proofs { get; set; } = default!;

    /// <summary>Takes one-time codes.</summary>
    [Inject]
    public PasswordSignIn Passwords { get; set; } = default!;

    /// <summary>Writes the session anew after a confirmation.</summary>
    [Inject]
    public Arrival Arrival { get; set; } = default!;

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
        if (Picture.Record.Founding.Rules.LevelOf(ActName.Of(typeof(TAct))) > SignatureLevel.Session)
        {
            Wrong(field, T["acts.needs-key"]);
            return;
        }

        if (await ProofAsync() is not { } proof)
        {
            Wrong(HasCode ? "proof" : field, T[HasCode ? "accounts.code.wrong" : "acts.unproven", Tries.Pause.TotalMinutes]);
            return;
        }

        var outcomes = await Task.WhenAll(acts.Select((act, place) => ActsApi.SubmitAsync(
            Record, Visitor.Person!, proof, act, capacity, View.Size, FormattableString.Invariant($"{Batch}-{place}"), Context.RequestAborted)));
        Entered = [.. outcomes.Select(outcome => outcome.Receipt?.Position).OfType<long>()];
        foreach (var (act, outcome) in acts.Zip(outcomes))
            foreach (var refusal in outcome.Refusals.IsDefault ? [] : outcome.Refusals)
                Wrong(field, T["acts.refused-of", name(act), Sentences.In(Visitor.Language).Of(refusal)]);
        if (!Entered.IsEmpty)
            Context.Response.Cookies.Append(SeenPosition.Cookie, Number(Entered.Max() + 1), SeenPosition.Options);
        if (problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<Confirmation?> ProofAsync()
    {
        if (Proofs.Ask(Context) is { } proof)
            return proof;
        var account = await Data.OfAsync(Context.User, Context.RequestAborted);
        if (account is null || Sent("proof") is not { Length: > 0 } code || !await Passwords.ConfirmAsync(account, code, Context.RequestAborted))
            return null;
        await Arrival.RenewAsync(Context, account, ConfirmationMethod.Totp);
        return new(ConfirmationMethod.Totp, Clock.GetUtcNow());
    }
}
