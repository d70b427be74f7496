using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Accounts.Forms;
using Comity.Accounts.People;
using Comity.Accounts.SignIn;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Comity.Acts.Forms;

/// <summary>The form of an act: filled in, checked, confirmed, entered. Every step is one form that carries what was typed before, so nothing is lost and
/// nothing is kept.</summary>
public abstract class ActPiece : RecordPiece
{
    /// <summary>The field that carries where the visitor came from.</summary>
    public const string BackField = "back";

    private const int LongestCarried = 6000;
    private const int LongestBack = 400;
    private readonly List<FieldProblem> problems = [];

    /// <summary>The act's name, from the address.</summary>
    [Parameter]
    public string Type { get; set; } = "";

    /// <summary>Knows the script's address.</summary>
    [Inject]
    public AssetStore Scripts { get; set; } = default!;

    /// <summary>The one way in.</summary>
    [Inject]
    public Door Door { get; set; } = default!;

    /// <summary>Reads the account.</summary>
    [Inject]
    public AccountData Data { get; set; } = default!;

    /// <summary>The passkeys that the record knows.</summary>
    [Inject]
    public RecordPasskeys Passkeys { get; set; } = default!;

    /// <summary>Keeps files.</summary>
    [Inject]
    public Files Files { get; set; } = default!;

    /// <summary>Knows who makes links for whom.</summary>
    [Inject]
    public Mandates Mandates { get; set; } = default!;

    /// <summary>Lists the persons for whom links were made.</summary>
    [Inject]
    public Invitations Invitations { get; set; } = default!;

    /// <summary>What can be named although no register holds it.</summary>
    [Inject]
    public IEnumerable<OfferSource> Sources { get; set; } = default!;

    /// <summary>What rooms make of sent files.</summary>
    [Inject]
    public IEnumerable<FileIntake> Intakes { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with the form.</summary>
    protected IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>The kind of act; null where there is none that persons do.</summary>
    protected ActKind? Kind { get; private set; }

    /// <summary>The act's shape.</summary>
    protected Shape Shape => Shape.Of(Kind!.Type);

    /// <summary>In which capacities the visitor may do it.</summary>
    protected ImmutableArray<string> Capacities { get; private set; } = [];

    /// <summary>What was typed.</summary>
    protected ActInput Input { get; private set; } = new([]);

    /// <summary>What can be chosen.</summary>
    protected ActOffers Offers { get; private set; } = default!;

    /// <summary>The persons whom the visitor may know by name.</summary>
    protected IReadOnlyList<Invitation> People { get; private set; } = [];

    /// <summary>The act as it is about to be entered; null while the form is filled in.</summary>
    protected JsonElement? Checked { get; private set; }

    /// <summary>On whose behalf.</summary>
    protected string As { get; private set; } = "";

    /// <summary>The text that makes the statement this one: sent twice, it is one act.</summary>
    protected string Nonce { get; private set; } = "";

    /// <summary>The page of this site from which the visitor came, to which the receipt leads back; empty where that is not known.</summary>
    protected string Back { get; private set; } = "";

    /// <summary>How many entries the visitor had before them.</summary>
    protected long Seen { get; private set; }

    /// <summary>Whether the visitor confirmed in the last minutes who they are.</summary>
    protected bool IsProven { get; private set; }

    /// <summary>Whether a one-time code is asked for with the act.</summary>
    protected bool NeedsCode { get; private set; }

    /// <summary>Whether the rules ask for more than a session.</summary>
    protected bool NeedsKey => Picture.Record.Founding.Rules.LevelOf(Kind!.Name) > SignatureLevel.Session;

    /// <summary>What a passkey would sign; null where the visitor has none that the record knows, or none may do.</summary>
    protected string? Challenge { get; private set; }

    /// <summary>The passkeys that may sign it, for the script.</summary>
    protected string? PasskeysJson { get; private set; }

    /// <summary>Who may do the act, in words.</summary>
    protected string RolesInWords =>
        string.Join(", ", RoleWords.Single.Where(role => (Kind!.Roles & role) != Role.None).Select(role => ActWords.Value(T, role)));

    /// <summary>Where the visitor confirms, and comes back from to this form; without what was typed where an address cannot hold it.</summary>
    protected string ConfirmAddress => SessionProof.Address(QueryHelpers.AddQueryString($"/act/{Type}", Carried()));

    /// <summary>How the act is entered with a key of one's own.</summary>
    protected string CommandLine => $"comity act {Navigation.BaseUri} --as {As} --person {Visitor.Person} --key FILE --json - <<'END'\n{Checked}\nEND";

    private string Sent(string name) => IsPost ? Context.Request.Form[name].ToString() : "";

    private bool IsPost => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType;

    private Sentences Sentences => Sentences.In(Visitor.Language, Picture);

    /// <inheritdoc/>
    protected override void Read()
    {
        Kind = Process.Latest(Type) is { IsForPersons: true } kind ? kind : null;
        if (Kind is null)
        {
            Missing();
            return;
        }

        if (Visitor.Person is null)
        {
            Navigation.NavigateTo($"/account/sign-in?return={Uri.EscapeDataString(Context.Request.Path + Context.Request.QueryString)}");
            return;
        }

        var rights = Rights.Of(Visitor, Picture, Now);
        Capacities = rights.For(Kind, Picture, Now);
        Input = new(IsPost ? Context.Request.Form : Context.Request.Query);
        As = IsPost ? Sent("as") : Context.Request.Query["as"].ToString();
        Back = LocalAddress.Of(IsPost ? Sent(BackField) : Context.Request.Query[BackField].FirstOrDefault() ?? CameFrom(), "");
        IsProven = Door.ConfirmedFor(Context, Kind) is not null;
        if (Capacities.IsEmpty)
            Context.Response.OnStarting(() => Task.FromResult(Context.Response.StatusCode = StatusCodes.Status403Forbidden));
        Offers = MakeOffers();
    }

    /// <summary>The page on which the link to this form stood; null where it is no page of this site, or a form itself.</summary>
    private string? CameFrom() =>
        Uri.TryCreate(Context.Request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.Authority == Context.Request.Host.Value
            && !page.AbsolutePath.StartsWith("/act/", StringComparison.Ordinal) && !page.AbsolutePath.StartsWith("/account/", StringComparison.Ordinal)
            && page.PathAndQuery.Length <= LongestBack
            ? page.PathAndQuery : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Kind is null || Visitor.Person is not { } person || !NamesPersons(Shape))
            return;
        People = await Invitations.ListAsync(Mandates.Of(person, isFounder: false), Context.RequestAborted);
        Offers = MakeOffers();
    }

    /// <summary>Whether an act, or the act inside it whose kind was chosen, names a person.</summary>
    private bool NamesPersons(Shape act) =>
        act.Fields.Any(field => field.Shape.Meaning == typeof(PersonId)
            || (field.Shape.Kind == ShapeKind.Act && Input.ActAt(field.Name) is { } inner && NamesPersons(inner)));

    private ActOffers MakeOffers() => new(
        new(Kind!, Picture, Visitor, As.Length > 0 ? As : Capacities.FirstOrDefault(""), Record.Verifier.Name, Now, People, Sources), Input);

    /// <summary>Does what the pressed button says.</summary>
    protected async Task SendAsync()
    {
        if (Kind is null || Capacities.IsEmpty)
            return;
        await TakeFilesAsync();
        switch (Sent("do").Split(':', 2))
        {
            case ["add", var place]:
                Input.Add(place);
                break;
            case ["remove", var row]:
                Input.Remove(row);
                break;
            case ["group", var chosen] when chosen.Split(':', 2) is [var list, var group]:
                Input.Take(list, [.. Input.Items(list).Concat(Offers.InGroup(list, group)).Distinct(StringComparer.Ordinal)]);
                break;
            case ["check"]:
                await CheckAsync();
                break;
            case ["enter" or "sign"]:
                await EnterAsync();
                break;
        }

        if (problems.Count > 0)
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Files become hashes as soon as they are sent: they need not be chosen again when something else is wrong.</summary>
    private async Task TakeFilesAsync()
    {
        foreach (var sent in Context.Request.Form.Files.Where(file => file.Name.EndsWith(ActField.FileMark, StringComparison.Ordinal) && file.Length > 0)
            .GroupBy(file => file.Name, StringComparer.Ordinal))
        {
            var (place, contents) = (sent.Key[..^ActField.FileMark.Length], new List<(string Name, byte[] Content)>());
            foreach (var file in sent)
                contents.Add((Path.GetFileName(file.FileName), await ContentAsync(file)));
            var (act, prefix) = ActOf(place);
            var intake = Intakes.FirstOrDefault(one => one.Act == act.Type);
            foreach (var (name, content) in intake?.Unfold(contents, field => Input[prefix + field]) ?? contents)
                Take(place, name, content);
        }
    }

    private async Task<byte[]> ContentAsync(IFormFile file)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, Context.RequestAborted);
        return memory.ToArray();
    }

    /// <summary>Keeps a file for a field; of several the field names the last, which is the listing of a book.</summary>
    private void Take(string place, string name, byte[] content)
    {
        var (verdict, hash) = Files.Keep(content, SenderFor(place));
        if (verdict == FileVerdict.Kept)
        {
            Input[place] = hash.ToHex();
            Input.NameFile(place, name);
        }
        else
            problems.Add(new(place, T[$"acts.file.{verdict}", name, Files.MostBytes / 1024 / 1024]));
    }

    /// <summary>The files that the act names, as their sender knows them, by hash.</summary>
    protected IReadOnlyDictionary<string, SentFileWords> SentFiles => Input.FileNames
        .Where(one => Hash.TryParseHex(Input[one.Key], out var hash) && Files.SentBy(hash, Visitor.Person!) is not null)
        .GroupBy(one => Input[one.Key], StringComparer.Ordinal)
        .ToDictionary(
            file => file.Key,
            file => new SentFileWords(file.First().Value, Files.SentBy(Hash.ParseHex(file.Key), Visitor.Person!)!.Content.LongLength),
            StringComparer.Ordinal);

    /// <summary>Whoever sends a file with the form sends it for this field, in the capacity that was chosen.</summary>
    private FileSender SenderFor(string place) =>
        new(Visitor.Person!, Capacities.Contains(As) ? As : null, NamedFile.FieldOf(ActName.KindOf(ActOf(place).Act.Name), place));

    /// <summary>The act to which the field at a place belongs, which may stand inside another, and what stands before its fields there.</summary>
    private (Shape Act, string Prefix) ActOf(string place)
    {
        for (var dot = place.LastIndexOf('.'); dot > 0; dot = place.LastIndexOf('.', dot - 1))
            if (Input.ActAt(place[..dot]) is { } inner)
                return (inner, place[..(dot + 1)]);
        return (Shape, "");
    }

    private Act? ReadAct()
    {
        var reader = new ActReader(Input, T, new(Picture));
        var act = reader.Read(Shape);
        problems.AddRange(reader.Problems);
        if (!Capacities.Contains(As))
            problems.Add(new("as", T["acts.as-missing"]));
        return problems.Count == 0 ? act : null;
    }

    /// <summary>Shows the act as it would be entered, when the rules let it pass.</summary>
    private async Task CheckAsync()
    {
        if (ReadAct() is not { } act)
            return;
        (Nonce, Seen) = (Door.DrawNonce(), View.Size);
        problems.AddRange(Ask(act).Select(Told));
        if (problems.Count == 0)
            await ShowAsync(act);
    }

    private async Task ShowAsync(Act act)
    {
        Checked = JsonSerializer.SerializeToElement(act, Process.Json.Options);
        await OfferAsync(Door.StatementOf(Visitor, RequestOf(act)));
    }

    /// <summary>Asks the rules beforehand; what the signature must be is asked when it is there.</summary>
    private ImmutableArray<Refusal> Ask(Act act)
    {
        var time = new DateTimeOffset(Now.UtcTicks - (Now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var attempt = new Attempt(Door.StatementOf(Visitor, RequestOf(act)), time, SignatureLevel.Key);
        var refusals = Process.Ask(Record.Whole.Picture, attempt, isRepeated: false, fault: null);
        return refusals.IsEmpty ? Record.AskFiles(attempt) : refusals;
    }

    private DoorRequest RequestOf(Act act) => new(act, As, Nonce, Seen);

    private async Task OfferAsync(Statement statement)
    {
        var account = await Data.OfAsync(Context.User, Context.RequestAborted);
        NeedsCode = !IsProven && account?.TotpSecret is not null;
        var known = account is null ? [] : await Passkeys.OfAsync(account, Picture);
        if (known.Count == 0 || !Picture.Record.Founding.Sites.Contains($"{Context.Request.Scheme}://{Context.Request.Host}"))
            return;
        Challenge = PasskeyAssertion.Challenge(Process.Json.Signed(statement));
        PasskeysJson = JsonSerializer.Serialize(known, JsonSerializerOptions.Web);
    }

    private async Task EnterAsync()
    {
        if (ReadAct() is not { } act)
            return;
        (Nonce, Seen) = (Sent("nonce"), long.TryParse(Sent("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? Math.Min(seen, View.Size)
            : View.Size);
        var answer = await Door.EnterAsync(Context, RequestOf(act) with { Signature = Sent("do") == "sign" ? Signed() : null, Code = Sent("code") });
        switch (answer.Verdict)
        {
            case DoorVerdict.Entered:
                Navigation.NavigateTo(QueryHelpers.AddQueryString(
                    ShowsEntries ? $"{AddressOf(answer.Receipt!.Position)}?entered=1" : $"/act/entered/{Number(answer.Receipt!.Position)}",
                    Back.Length > 0 ? new Dictionary<string, string?> { [BackField] = Back } : []));
                break;
            case DoorVerdict.Refused:
                problems.AddRange(answer.Refusals.Select(Told));
                break;
            default:
                await ShowAsync(act);
                problems.Add(new(answer.Verdict == DoorVerdict.NotTheirs ? "as" : "code", Said(answer.Verdict)));
                break;
        }
    }

    private string Said(DoorVerdict verdict) => verdict switch
    {
        DoorVerdict.NotTheirs => T["acts.as-missing"],
        DoorVerdict.NeedsKey => T["acts.needs-key"],
        DoorVerdict.Unproven when !NeedsCode => T["acts.unproven", Tries.Pause.TotalMinutes],
        _ => T["accounts.code.wrong", Tries.Pause.TotalMinutes],
    };

    private Signature? Signed()
    {
        try
        {
            return JsonSerializer.Deserialize<Signature>(Sent("signature"), Process.Json.Options) is { Level: SignatureLevel.Passkey } signature ? signature
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private FieldProblem Told(Refusal refusal) =>
        new(refusal.Where ?? (Process.IsAboutRole(refusal) ? "as" : Shape.Fields.FirstOrDefault()?.Name ?? "as"), Sentences.Of(refusal));

    private Dictionary<string, string?> Carried()
    {
        var all = Input.All.Append(new("as", As)).Append(new(BackField, Back)).ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
        return all.Sum(one => one.Key.Length + one.Value!.Length) <= LongestCarried ? all : new() { ["as"] = As };
    }
}
