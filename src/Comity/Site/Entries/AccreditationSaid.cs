using Comity.Members.Accreditation;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about the accreditation of observers say.</summary>
internal static class AccreditationSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        AdoptModality a => new(nameof(AdoptModality), Short(a.Title), Short(a.Decision)),
        ProposeAccreditation a => new(nameof(ProposeAccreditation), Name(a), a.Kind),
        ObjectToAccreditation a => new(nameof(ObjectToAccreditation), new Code(a.Participant)),
        WithdrawObjection a => new(nameof(WithdrawObjection), new Code(a.Participant)),
        SettleAccreditation { IsGranted: false } a => new("SettleAccreditation.not", new Code(a.Participant)),
        SettleAccreditation a => new(nameof(SettleAccreditation), new Code(a.Participant)),
        DecideAccreditation { IsGranted: false } a => new("DecideAccreditation.not", new Code(a.Participant), Short(a.Decision)),
        DecideAccreditation a => new(nameof(DecideAccreditation), new Code(a.Participant), Short(a.Decision)),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        AdoptModality => ["rules"],
        ProposeAccreditation a => [$"participant:{a.Participant}"],
        ObjectToAccreditation a => [$"participant:{a.Participant}"],
        WithdrawObjection a => [$"participant:{a.Participant}"],
        SettleAccreditation a => [$"participant:{a.Participant}"],
        DecideAccreditation a => [$"participant:{a.Participant}"],
        _ => [],
    };

    private static string Name(ProposeAccreditation act) => Short(act.Names.FirstOrDefault()?.Name.Value ?? act.Participant.Value);
}
