using System.Collections.Immutable;
using Comity.Accounts.Forms;
using Comity.Accounts.People;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Members.Api;
using Comity.Kit.Layout;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Pages;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Members;

/// <summary>The face of the room Members: participants, credentials and accreditation; and what accounts ask of it.</summary>
public static class MembersRoom
{
    /// <summary>What programs read of it.</summary>
    public static ImmutableArray<ApiRoute> Routes => MemberRoutes.All;

    /// <summary>The face.</summary>
    public static Room Face { get; } = new("members")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/members", "/members/{Code}", "/members/rights", "/members/accreditation", "/members/credentials",
                "/members/list.docx")
                .Showing(Shows.Members),
            .. AccessLine.Acting(Who.Secretary, "/members/start").Showing(Shows.Members),
            .. AccessLine.Reading(Who.Everyone, "/readers").Showing(Shows.Members),
            .. AccessLine.Sending(Who.Secretary, "/readers/as").Showing(Shows.Own),
        ],
        Pages = [new("/members", "members.title"), new("/members/rights", "members.rights"), new("/members/accreditation", "members.accreditation"),
            new("/members/credentials", "delegations.title"),
            new("/readers", "readers.title")],
        Offer = services =>
        {
            services.AddToDo(AccreditationWaits.Of).AddToDo(DelegationWaits.Of);
            services.AddSingleton(new PagePart(PagePart.AboveContent, typeof(SeesAsBanner)));
        },
        Map = routes =>
        {
            routes.MapMethods("/members/list.docx", [HttpMethods.Get, HttpMethods.Head], List).ExcludeFromDescription();
            routes.MapPost("/readers/as", (Delegate)SeeAsAsync).ExcludeFromDescription();
        },
    };

    /// <summary>Gives accounts the record's answers: mandates, and the act that a reset of somebody's sign-in is.</summary>
    public static void ListenToAccounts(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Services.GetRequiredService<Mandates>().Source = person =>
            MandateOf(person, app.Services.GetRequiredService<OpenRecord>().Whole.Picture, time.GetUtcNow());
        app.Services.GetRequiredService<Mandates>().Names = language => app.Services.GetRequiredService<OpenRecord>().Whole.Picture
            .Members.Participants.All.Values.Where(one => one.Until is null)
                .ToDictionary(one => one.Code, one => one.NameIn(language.Code), StringComparer.Ordinal);
        var events = app.Services.GetRequiredService<AccountEvents>();
        events.Hear((news, _) => app.Services.GetRequiredService<NewPasskeys>().HearAsync(news));
        events.Hear((news, cancel) => news is SignInReset reset ? EnterAsync(app.Services, reset, cancel) : Task.CompletedTask);
    }

    /// <summary>For whom a person makes enrolment links: the secretariat for all, a head for the persons of the delegation but those of a rival head.</summary>
    public static Mandate MandateOf(string person, Picture picture, DateTimeOffset now)
    {
        var at = now > picture.At ? now : picture.At;
        var members = picture.Members;
        ImmutableArray<string> heads =
        [
            .. members.Credentials.Of(person).Values.Where(one => one.HoldsAt(at) && one.Act.Standing == DelegationStanding.Head)
                .Select(one => one.Participant),
        ];
        return new(members.Credentials.Holds(person, Office.Secretariat, at), heads)
        {
            Without = [.. heads.SelectMany(code => members.Delegations.Of(code).Keys
                .Where(other => members.Delegations.IsOfRival(members.Credentials, new(other, code), person, at)))],
        };
    }

    private static async Task EnterAsync(IServiceProvider services, SignInReset reset, CancellationToken cancel)
    {
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var language = context is null ? Language.English : Language.Of(context.Request);
        await using var scope = services.CreateAsyncScope();
        var act = new ResetSignIn(reset.Person, Kit.Texts.In(Language.English)["acts.reset-reason"]);
        var answer = context is null
            ? DoorAnswer.Of(DoorVerdict.Unproven)
            : await scope.ServiceProvider.GetRequiredService<Door>().EnterAsync(context, new(act, Capacity.Secretariat));
        if (answer.Verdict != DoorVerdict.Entered)
            throw new UserError(answer.Refusals.IsEmpty ? Kit.Texts.In(language)["acts.reset-unproven"] : Sentences.In(language).Of(answer.Refusals[0]));
    }

    /// <summary>From now on the secretariat sees the pages as a kind of reader does, until it stops or the browser is closed.</summary>
    private static async Task<IResult> SeeAsAsync(HttpContext context)
    {
        if (!await FormGuard.IsOursAsync(context))
            return Results.BadRequest();
        var wanted = context.Request.Form["kind"].ToString();
        var isKind = Enum.TryParse<ReaderKind>(wanted, out var kind) && Enum.IsDefined(kind);
        if (isKind)
            context.Response.Cookies.Append(Visitor.SeesAsCookie, kind.ToString(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        else
            context.Response.Cookies.Delete(Visitor.SeesAsCookie);
        return Results.LocalRedirect(isKind && kind == ReaderKind.Stranger ? "/" : "/readers");
    }

    private static IResult List(HttpContext context, OpenRecord record)
    {
        var language = Language.Of(context.Request);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(ParticipantPaper.Write(Kit.Texts.In(language), language.Code, record.SeenBy(Visitor.Of(context).Reader).Picture),
            DocxWriter.MediaType, "participants.docx");
    }
}
