using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Kit.Layout;
using Comity.Record.Api;
using Comity.Record.Entries;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;
using Comity.Record.Witnesses;
using Comity.Storage;

namespace Comity.Record;

/// <summary>The face of the room Record: the log, its entries, received and sealed acts, lots, figures and the rules.</summary>
public static class RecordRoom
{
    private const int LatestEntries = 6;

    /// <summary>What programs read of it.</summary>
    public static ImmutableArray<ApiRoute> Routes => RecordRoutes.All;

    /// <summary>The face.</summary>
    public static Room Face { get; } = new("record")
    {
        Access =
        [
            .. AccessLine.Reading(
                Who.Everyone, "/record", "/record/{Position:long}", "/record/named/{Kind}/{Id}", "/received", "/sealed", "/sealed/place", "/lots",
                "/figures", "/log/checkpoint", "/log/key", "/log/policy", "/log/proof/{position:long}", "/log/tile/{**path}",
                "/log/sheets/{sheet:long}", "/log/sheets/{consultation}/{sheet:long}", "/log/version").Showing(Shows.Record),
            .. AccessLine.Reading(Who.Everyone, "/rules").Showing(Shows.Open),
            .. AccessLine.Reading(Who.Everyone, "/log/files/{hash}").Showing(Shows.Files),
            new("/files/{Hash}", Who.Everyone, Who.Everyone) { Shows = Shows.Record },
            new("/sealed/seal", Who.Account, Who.Account.Confirmed) { Shows = Shows.Own },
            .. AccessLine.Sending(Who.Account.Confirmed, "/api/v1/sealed").Showing(Shows.Own),
        ],
        Pages =
        [
            new("/record", "record.title"), new("/rules", "record.rules"), new("/received", "record.received"), new("/sealed", "record.sealed"),
            new("/sealed/place", "record.place"), new("/lots", "record.lots"), new("/figures", "record.figures"),
        ],
        Offer = Offer,
        Map = routes =>
        {
            routes.MapLog();
            routes.MapSealing();
        },
    };

    private static void Offer(IServiceCollection services)
    {
        services.AddSingleton(provider => WitnessBook.Read(provider.GetRequiredService<ServeOptions>().Data));
        services.AddSingleton<LettersToChair>().AddSingleton<SealedActs>().AddHostedService<WitnessRounds>();
        services.AddSingleton<InstallationReader>(provider => visitor => RecordFacts.Of(provider.GetRequiredService<OpenRecord>().SeenBy(visitor.Reader)) with
        {
            Witnesses = [.. provider.GetRequiredService<WitnessBook>().Policy?.Witnesses.Select(witness => witness.Key!.Name) ?? []],
        });
        services.AddToDo(Waits);
        services.AddSingleton<HomeReader>(provider =>
            visitor => Latest(visitor, provider.GetRequiredService<OpenRecord>().SeenBy(visitor.Reader), provider.GetRequiredService<EntryIndex>()));
    }

    private static HomePart? Latest(Visitor visitor, RecordView view, EntryIndex entries)
    {
        if (!view.ShowsEntries)
            return null;
        var texts = Texts.In(visitor.Language);
        return new(texts["record.home"], "/record", texts["record.home-more"],
        [
            .. entries.Backwards(view).Take(LatestEntries).Select(entry => new HomeLine(
                SaidWords.Of(entry.Said, texts, visitor.Language, view.Picture), FormattableString.Invariant($"/record/{entry.Row.Position}"), IsData: false)
            {
                Day = DateOnly.FromDateTime(entry.Row.At.UtcDateTime),
            }),
        ]);
    }

    private static IEnumerable<ToDo> Waits(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        return
        [
            .. picture.Record.Received.Acts.Values
                .Where(one => one.IsOpen && rights.Capacities.Contains(one.Act.For) && one.ContestBy >= now)
                    .Select(one => OfReceived(one, texts, picture, visitor)),
            .. picture.Record.Lots.Lots.Values.Where(lot => lot.Drawn is null).SelectMany(lot => OfLot(lot, rights, texts, picture, visitor, now)),
        ];
    }

    private static ToDo OfReceived(ReceivedAct one, Texts texts, Picture picture, Visitor visitor) => new(
        texts["record.wait-received", NameOf(one.Act.For, picture, visitor), ActWords.Title(texts, ActName.Of(one.Act.Act))], one.ContestBy,
        FormattableString.Invariant($"/act/ConfirmReceived?as={one.Act.For}&position={one.Position}"));

    private static IEnumerable<ToDo> OfLot(Lot lot, Rights rights, Texts texts, Picture picture, Visitor visitor, DateTimeOffset now)
    {
        foreach (var group in lot.Act.Groups.Where(group => rights.Capacities.Contains(group)))
            if (now <= lot.Act.CommitBy && !lot.Commitments.ContainsKey(group))
                yield return new(
                    texts["record.wait-commit", lot.Act.Lot, NameOf(group, picture, visitor)], lot.Act.CommitBy,
                    $"/act/CommitToLot?as={group}&lot={lot.Act.Lot}");
            else if (now > lot.Act.CommitBy && lot.Commitments.ContainsKey(group) && !lot.Parts.ContainsKey(group))
                yield return new(
                    texts["record.wait-reveal", lot.Act.Lot, NameOf(group, picture, visitor)], lot.Act.RevealBy,
                    $"/act/RevealForLot?as={group}&lot={lot.Act.Lot}");
    }

    private static string NameOf(string code, Picture picture, Visitor visitor) =>
        picture.Members.Participants.All.GetValueOrDefault(code)?.NameIn(visitor.Language.Code) ?? code;
}
