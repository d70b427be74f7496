using Comity.Accounts;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Site.Api;
using Comity.Site.Acts;
using Comity.Site.Entries;
using Comity.Site.Pages;
using Comity.Storage;
using Waiting = Comity.Site.Pages.Waiting;

namespace Comity.Site;

/// <summary>What the record tells accounts and the first page: who may invite whom, what waits for whom, what happened last.</summary>
public static class RecordHooks
{
    private const int LatestEntries = 6;

    /// <summary>Offers the record's parts of the first page.</summary>
    public static void AddRecordHooks(this IServiceCollection services)
    {
        services.AddSingleton<WaitingReader>(provider => visitor => Waits(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<NewPasskeys>();
        services.AddScoped<Door>();
        services.AddSingleton<WaitingReader>(provider => provider.GetRequiredService<NewPasskeys>().Of);
        services.AddSingleton<WaitingReader>(provider => visitor => CommitmentWaits.Of(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<HomeReader>(provider => visitor => TextsInForce(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<HomeReader>(provider => visitor => Latest(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<EntryIndex>()));
    }

    /// <summary>Gives accounts the record's answers: mandates, and the act that a reset of somebody's sign-in is.</summary>
    public static void ListenToAccounts(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Services.GetRequiredService<Mandates>().Source = person => MandateOf(person, app.Services.GetRequiredService<OpenRecord>().Now.Picture, time.GetUtcNow());
        app.Services.GetRequiredService<AccountEvents>().Hear((news, _) => app.Services.GetRequiredService<NewPasskeys>().HearAsync(news));
        app.Services.GetRequiredService<AccountEvents>().Hear((news, cancel) => news is SignInReset reset ? EnterAsync(app.Services, reset, cancel) : Task.CompletedTask);
    }

    /// <summary>For whom a person makes enrolment links: the secretariat for all, a head for the persons of the delegation.</summary>
    public static Mandate MandateOf(string person, Picture picture, DateTimeOffset now)
    {
        var at = now > picture.At ? now : picture.At;
        return new(
            picture.Members.Credentials.Holds(person, Office.Secretariat, at),
            [.. picture.Members.Credentials.Of(person).Values.Where(one => one.HoldsAt(at) && one.Act.Standing == DelegationStanding.Head).Select(one => one.Participant)]);
    }

    private static async Task EnterAsync(IServiceProvider services, SignInReset reset, CancellationToken cancel)
    {
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var language = context is null ? Language.English : Language.Of(context.Request);
        await using var scope = services.CreateAsyncScope();
        var act = new ResetSignIn(reset.Person, Texts.In(Language.English)["acts.reset-reason"]);
        var answer = context is null ? DoorAnswer.Of(DoorVerdict.Unproven) : await scope.ServiceProvider.GetRequiredService<Door>().EnterAsync(context, new(act, Capacity.Secretariat));
        if (answer.Verdict != DoorVerdict.Entered)
            throw new UserError(answer.Refusals.IsEmpty ? Texts.In(language)["acts.reset-unproven"] : Sentences.In(language).Of(answer.Refusals[0]));
    }

    private static HomePart? TextsInForce(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var texts = Texts.In(visitor.Language);
        HomeLine[] lines = [.. picture.Texts.InForce(DateOnly.FromDateTime(now.UtcDateTime)).OrderByDescending(text => text.Act.InForceFrom).Take(LatestEntries)
            .Select(text => new HomeLine(text.Act.Title, $"/texts/{text.Act.Text}") { Note = text.Act.Symbol, Day = text.Act.InForceFrom })];
        return lines.Length == 0 ? null : new(texts["record.home-texts"], "/texts", texts["record.home-texts-more"], lines);
    }

    private static HomePart Latest(Visitor visitor, Picture picture, EntryIndex entries)
    {
        var texts = Texts.In(visitor.Language);
        return new(texts["record.home"], "/record", texts["record.home-more"],
        [
            .. entries.Backwards(picture.Size).Take(LatestEntries).Select(entry => new HomeLine(
                SaidWords.Of(entry.Said, texts, visitor.Language, picture), FormattableString.Invariant($"/record/{entry.Row.Position}"), IsData: false)
            {
                Day = DateOnly.FromDateTime(entry.Row.At.UtcDateTime),
            }),
        ]);
    }

    private static IEnumerable<Waiting> Waits(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        return
        [
            .. picture.Record.Received.Acts.Values.Where(one => one.IsOpen && rights.Capacities.Contains(one.Act.For) && one.ContestBy >= now).Select(one => Received(one, texts, picture, visitor)),
            .. picture.Record.Lots.Lots.Values.Where(lot => lot.Drawn is null).SelectMany(lot => OfLot(lot, rights, texts, picture, visitor, now)),
            .. picture.Consultations.All.Values.Where(one => one.Closed is null && one.Act.Closes > now)
                .Select(one => new Waiting(texts["record.wait-consultation", one.Act.Title], one.Act.Closes, $"/consultations/{one.Act.Consultation}") { Minutes = Math.Max(1, one.Act.Statements.Length / 2) }),
        ];
    }

    private static Waiting Received(ReceivedAct one, Texts texts, Picture picture, Visitor visitor) => new(
        texts["record.wait-received", NameOf(one.Act.For, picture, visitor), ActWords.Title(texts, ActName.Of(one.Act.Act))], one.ContestBy,
        FormattableString.Invariant($"/act/ConfirmReceived?as={one.Act.For}&position={one.Position}"));

    private static IEnumerable<Waiting> OfLot(Comity.Record.Lots.Lot lot, Rights rights, Texts texts, Picture picture, Visitor visitor, DateTimeOffset now)
    {
        foreach (var group in lot.Act.Groups.Where(group => rights.Capacities.Contains(group)))
            if (now <= lot.Act.CommitBy && !lot.Commitments.ContainsKey(group))
                yield return new(texts["record.wait-commit", lot.Act.Lot, NameOf(group, picture, visitor)], lot.Act.CommitBy, $"/act/CommitToLot?as={group}&lot={lot.Act.Lot}");
            else if (now > lot.Act.CommitBy && lot.Commitments.ContainsKey(group) && !lot.Parts.ContainsKey(group))
                yield return new(texts["record.wait-reveal", lot.Act.Lot, NameOf(group, picture, visitor)], lot.Act.RevealBy, $"/act/RevealForLot?as={group}&lot={lot.Act.Lot}");
    }

    private static string NameOf(string code, Picture picture, Visitor visitor) =>
        picture.Members.Participants.All.GetValueOrDefault(code) is Participant one ? one.NameIn(visitor.Language.Code) : code;
}
