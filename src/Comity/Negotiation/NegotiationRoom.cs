using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Negotiation.Api;
using Comity.Negotiation.Consultations;

namespace Comity.Negotiation;

/// <summary>The face of the room Negotiation: consultations and their votes.</summary>
public static class NegotiationRoom
{
    /// <summary>What programs read of it.</summary>
    public static ImmutableArray<ApiRoute> Routes => ConsultationRoutes.All;

    /// <summary>The face.</summary>
    public static Room Face { get; } = new("negotiation")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/consultations").Showing(Shows.Consultations),
            new("/consultations/{Consultation}", Who.Everyone, Who.Account.Confirmed) { Shows = Shows.Consultations },
            .. AccessLine.Sending(Who.Account.Confirmed, "/api/v1/consultations/{consultation}/votes").Showing(Shows.Consultations),
        ],
        Pages = [new("/consultations", "record.consultations")],
        Offer = services => services.AddSingleton<BallotBox>().AddHostedService<SealedTallies>().AddToDo(Waits),
        Map = routes => routes.MapVoting(),
    };

    private static IEnumerable<ToDo> Waits(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var texts = Texts.In(visitor.Language);
        var rights = Rights.Of(visitor, picture, now);
        return rights.Person is not { } person ? [] : picture.Consultations.All.Values.Where(one => one.Closed is null && one.Act.Closes > now)
            .Where(one => rights.Capacities.Any(capacity => one.Refuses(new(person, capacity, 0, VoteValue.Pass), picture.Members, now) is null))
            .Select(one => new ToDo(texts["record.wait-consultation", one.Act.Title], one.Act.Closes, $"/consultations/{one.Act.Consultation}")
            {
                Minutes = Math.Max(1, one.Act.Statements.Length / 2),
            });
    }
}
