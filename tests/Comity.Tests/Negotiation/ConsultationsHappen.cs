using Comity.Members.Participants;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Tests.Record;

namespace Comity.Tests.Negotiation;

/// <summary>A consultation for an audience is opened, one of the audience votes, and it is closed.</summary>
internal static class ConsultationsHappen
{
    public static NamedAudience Audience { get; } = new([ParticipantKind.InternationalOrganization], ["African States"], ["FRA"]);

    public static OpenConsultationFor Open(DateTimeOffset now) =>
        new("what-first", "What comes first", ["Points of contact.", "Exercises."], VoteTerms.Public, now.AddHours(2), Audience);

    public static Given Happens(Given given) => given.Does("secretariat", Open(given.Now))
        .Does("server", new EnterVotes("what-first", 1, [new(Given.Person("Wanjiru"), "KEN", 0, VoteValue.Agree)]))
        .After(TimeSpan.FromHours(3));
}
