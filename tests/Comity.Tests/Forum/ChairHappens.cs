using Comity.Record.Entries;
using Comity.Forum.Chair;
using Comity.Forum.Procedure;
using Comity.Record.Founding;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Every act about seats, once, and the handover of the secretariat.</summary>
internal static class ChairHappens
{
    private const string Id = "facilitator-1";

    public static Given Happens(Given given) => given
        .Does("chair", new OpenSeat(Id, "Facilitator on section C", SeatKind.Facilitator, given.Now.AddDays(2), given.Now.AddDays(9),
            LeadershipMethod.Election, given.Now.AddDays(1)))
        .Does("FRA", new Nominate(Id, "KEN")).Does("KEN", new AcceptNomination(Id)).Does("FRA", new Nominate(Id, "FRA")).Does("FRA", new WithdrawNomination(Id))
        .After(2).Does("chair", new FillSeat(Id, "KEN", "Without objection", [])).Does("KEN", new VacateSeat(Id, "NV/9"))
        .Grounded(new HandOverSecretariatProven("Another secretariat", Given.Person("secretariat"), Given.AttestorKey, Given.Possession,
            [Given.Site], "Decision 9"),
            level: SignatureLevel.Passkey);
}
