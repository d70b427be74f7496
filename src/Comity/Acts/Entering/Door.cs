using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Storage;

namespace Comity.Acts.Entering;

/// <summary>What somebody at the site asks to be entered.</summary>
/// <param name="Act">The act.</param>
/// <param name="Capacity">On whose behalf.</param>
/// <param name="Nonce">The text that makes the statement this one: sent twice, it is one act. A new one is drawn where it is empty.</param>
/// <param name="Seen">How many entries the person had before them; all where that is not known.</param>
public sealed record DoorRequest(Act Act, string Capacity, string Nonce = "", long? Seen = null)
{
    /// <summary>The signature of a passkey over the statement; null where the session vouches for it.</summary>
    public Signature? Signature { get; init; }

    /// <summary>A one-time code that was typed with the act; null where none was.</summary>
    public string? Code { get; init; }

    /// <summary>A proof that was just given, of which the session does not know yet; null where there is none.</summary>
    public Confirmation? Proof { get; init; }
}

/// <summary>What the door answered.</summary>
public enum DoorVerdict
{
    /// <summary>The act stands in the record.</summary>
    Entered,

    /// <summary>The rules, or what must hold of its files, did not let it pass.</summary>
    Refused,

    /// <summary>The person holds no such capacity for this act.</summary>
    NotTheirs,

    /// <summary>The rules of procedure ask for a key or a passkey.</summary>
    NeedsKey,

    /// <summary>The person must confirm first who they are.</summary>
    Unproven,

    /// <summary>The one-time code is wrong, or was used.</summary>
    WrongCode,
}

/// <summary>The door's answer.</summary>
/// <param name="Verdict">What became of the act.</param>
/// <param name="Receipt">Where it stands; null where it was not entered.</param>
/// <param name="Refusals">Why the rules did not let it pass.</param>
public sealed record DoorAnswer(DoorVerdict Verdict, Receipt? Receipt, ImmutableArray<Refusal> Refusals)
{
    internal static DoorAnswer Of(DoorVerdict verdict) => new(verdict, null, []);
}

/// <summary>
/// The one way in which a person at the site enters an act: pages with forms and quick buttons hand it here, and here stand, once, who may act for whom, by
/// what the person is known, the statement, its entry, and that the person sees their own act afterwards. The rules are asked where the act is entered,
/// and nowhere before: what was sent twice is answered with where it stands.
/// </summary>
public sealed class Door(OpenRecord record, SessionProof proofs, PasswordSignIn passwords, SessionSignIn signIn, AccountData data, TimeProvider clock)
{
    private const int NonceBytes = 16;

    /// <summary>A text that nobody used before.</summary>
    public static string DrawNonce() => Base64Url.Write(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>The statement that a request makes, as a passkey signs it.</summary>
    public Statement StatementOf(Visitor visitor, DoorRequest request)
    {
        var size = record.Size;
        return new(record.Verifier.Name, request.Act, request.Capacity, visitor.Person, Math.Clamp(request.Seen ?? size, 0, size),
            request.Nonce.Length == 0 ? DrawNonce() : request.Nonce);
    }

    /// <summary>Enters an act for whoever is signed in.</summary>
    /// <exception cref="StoreProblem">The store failed; nothing is acknowledged.</exception>
    public async Task<DoorAnswer> EnterAsync(HttpContext context, DoorRequest request)
    {
        var answer = await PassAsync(context, request);
        Show(context, answer.Receipt);
        return answer;
    }

    /// <summary>Enters several acts, which become lasting together where they arrive together. None of them carries a code: <see cref="ProveAsync"/> comes
    /// before.</summary>
    /// <exception cref="StoreProblem">The store failed; nothing more is acknowledged.</exception>
    public async Task<ImmutableArray<DoorAnswer>> EnterAllAsync(HttpContext context, IEnumerable<DoorRequest> requests)
    {
        ImmutableArray<DoorAnswer> answers = [.. await Task.WhenAll(requests.Select(request => PassAsync(context, request)))];
        Show(context, answers.Select(answer => answer.Receipt).OfType<Receipt>().MaxBy(receipt => receipt.Position));
        return answers;
    }

    /// <summary>Enters acts together, or none of them. <see cref="ProveAsync"/> comes before, where the visitor types a code.</summary>
    /// <exception cref="StoreProblem">The store failed; nothing is acknowledged.</exception>
    public async Task<ImmutableArray<DoorAnswer>> EnterTogetherAsync(HttpContext context, ImmutableArray<DoorRequest> requests)
    {
        var (visitor, submissions) = (Visitor.Of(context), ImmutableArray.CreateBuilder<Submission>(requests.Length));
        foreach (var request in requests)
        {
            var proof = request.Proof ?? ConfirmedFor(context, Process.KindOf(request.Act));
            if (Bar(visitor, request) is { } bar)
                return [.. requests.Select(_ => DoorAnswer.Of(bar))];
            if (proof is null)
                return [.. requests.Select(_ => DoorAnswer.Of(DoorVerdict.Unproven))];
            submissions.Add(Attested(StatementOf(visitor, request), proof));
        }

        var outcomes = await record.EnterTogetherAsync(submissions.DrainToImmutable(), context.RequestAborted);
        Show(context, outcomes.Select(outcome => outcome.Receipt).OfType<Receipt>().MaxBy(receipt => receipt.Position));
        return
        [
            .. outcomes.Select(outcome =>
                new DoorAnswer(outcome.Receipt is null ? DoorVerdict.Refused : DoorVerdict.Entered, outcome.Receipt, outcome.Refusals)),
        ];
    }

    /// <summary>Why a session cannot enter an act for a visitor, whatever the rules say of it.</summary>
    private DoorVerdict? Bar(Visitor visitor, DoorRequest request)
    {
        var (picture, now) = (record.Whole.Picture, clock.GetUtcNow());
        return !Rights.Of(visitor, picture, now).For(Process.KindOf(request.Act), picture, now).Contains(request.Capacity) ? DoorVerdict.NotTheirs
            : picture.Record.Founding.Rules.LevelOf(ActName.Of(request.Act)) > SignatureLevel.Session ? DoorVerdict.NeedsKey : null;
    }

    private async Task<DoorAnswer> PassAsync(HttpContext context, DoorRequest request)
    {
        var (visitor, picture) = (Visitor.Of(context), record.Whole.Picture);
        if (!Rights.Of(visitor, picture, clock.GetUtcNow()).For(Process.KindOf(request.Act), picture, clock.GetUtcNow()).Contains(request.Capacity))
            return DoorAnswer.Of(DoorVerdict.NotTheirs);
        var statement = StatementOf(visitor, request);
        if (request.Signature is { } signature)
            return await SubmitAsync(context, new(statement, signature));
        if (picture.Record.Founding.Rules.LevelOf(ActName.Of(request.Act)) > SignatureLevel.Session)
            return DoorAnswer.Of(DoorVerdict.NeedsKey);
        if ((request.Proof ?? ConfirmedFor(context, Process.KindOf(request.Act))) is { } proof
            && await SubmitAsync(context, Attested(statement, proof)) is var answer && !IsStale(answer))
            return answer;
        if (request.Code is not { Length: > 0 } code)
            return DoorAnswer.Of(DoorVerdict.Unproven);
        return await ProveAsync(context, code) is { } proven ? await SubmitAsync(context, Attested(statement, proven)) : DoorAnswer.Of(DoorVerdict.WrongCode);
    }

    /// <summary>The visitor's confirmation that counts for a kind of act, for as long as the rules of procedure say; null where there is none.</summary>
    public Confirmation? ConfirmedFor(HttpContext context, ActKind kind) =>
        proofs.Ask(context, record.Whole.Picture.Record.Founding.Rules.ConfirmationFor(kind.IsConduct) ?? SessionProof.Counts);

    /// <summary>Whether all that is wrong is that the confirmation is too old: who confirms anew goes on.</summary>
    private static bool IsStale(DoorAnswer answer) => answer.Refusals is [{ Rule: nameof(ProcessRules.ConfirmationIsFresh) }];

    /// <summary>Takes a one-time code as proof for the next minutes; null where it is wrong.</summary>
    public async Task<Confirmation?> ProveAsync(HttpContext context, string code)
    {
        var account = await data.OfAsync(context.User, context.RequestAborted);
        if (account is null || !await passwords.ConfirmAsync(account, code.Trim(), context.RequestAborted))
            return null;
        await signIn.RenewAsync(context, account, ConfirmationMethod.Totp);
        return new(ConfirmationMethod.Totp, clock.GetUtcNow());
    }

    private Submission Attested(Statement statement, Confirmation proof) =>
        new(statement, record.Attest(statement, proof.Method == ConfirmationMethod.Totp ? "totp" : "passkey", proof.At));

    private async Task<DoorAnswer> SubmitAsync(HttpContext context, Submission submission)
    {
        var outcome = await record.EnterAsync(submission, context.RequestAborted);
        return outcome.Receipt is { } receipt ? new(DoorVerdict.Entered, receipt, []) : new(DoorVerdict.Refused, null, outcome.Refusals);
    }

    /// <summary>Whatever server the person reads next shows at least their own entry.</summary>
    private static void Show(HttpContext context, Receipt? receipt)
    {
        if (receipt is not null)
            context.Response.Cookies.Append(SeenPosition.Cookie, (receipt.Position + 1).ToString(CultureInfo.InvariantCulture), SeenPosition.Options);
    }
}
