using Comity.Forum.Chair;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about seats say.</summary>
internal static class ChairSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        OpenSeat a => new(nameof(OpenSeat), Short(a.Title), a.From),
        Nominate a => new(nameof(Nominate), a.Seat, new Code(a.Participant)),
        AcceptNomination a => new(nameof(AcceptNomination), a.Seat),
        WithdrawNomination a => new(nameof(WithdrawNomination), a.Seat),
        FillSeat a => new(nameof(FillSeat), a.Seat, new Code(a.Participant), Short(a.Decision)),
        VacateSeat a => new(nameof(VacateSeat), a.Seat, Short(a.Reason)),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        OpenSeat a => [$"seat:{a.Seat}"],
        Nominate a => [$"seat:{a.Seat}", $"participant:{a.Participant}"],
        AcceptNomination a => [$"seat:{a.Seat}"],
        WithdrawNomination a => [$"seat:{a.Seat}"],
        FillSeat a => [$"seat:{a.Seat}", $"participant:{a.Participant}"],
        VacateSeat a => [$"seat:{a.Seat}"],
        _ => [],
    };
}
