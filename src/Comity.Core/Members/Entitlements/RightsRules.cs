using System.Globalization;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Members.Entitlements;

/// <summary>What must hold of the rights of participants.</summary>
public static class RightsRules
{
    /// <summary>Rights and readers are set from the fourth edition of the program's rules on; before it they go with the program.</summary>
    [Rule("Comity")]
    public static Refusal? RightsAndReadersBelongToTheFourthEdition(FoundingRegister register, Attempt attempt, Act act) =>
        register.Rules.Edition >= RulesOfProcedure.EditionOfGrounds ? null
            : Refusal.Of(null, "edition", RulesOfProcedure.EditionOfGrounds.ToString(CultureInfo.InvariantCulture));

    /// <summary>At least one kind or participant is named, and each once. A participant that is named takes part.</summary>
    [Rule("Comity", Cases = ["none", "kind", "participant", "stranger"])]
    public static Refusal? RightsAreNamedOnce(ParticipantsRegister register, Attempt attempt, SetRights act)
    {
        var stranger = act.Exceptions.FirstOrDefault(one => register.Find(one.Participant) is null)?.Participant;
        return act.Kinds.IsEmpty && act.Exceptions.IsEmpty ? Refusal.Of("kinds").In("none")
            : act.Kinds.DistinctBy(one => one.Kind).Count() != act.Kinds.Length ? Refusal.Of("kinds").In("kind")
            : act.Exceptions.DistinctBy(one => one.Participant).Count() != act.Exceptions.Length ? Refusal.Of("exceptions").In("participant")
            : stranger is not null ? Refusal.Of("exceptions", "participant", stranger).In("stranger")
            : null;
    }

    /// <summary>A member speaks on any item, has documents circulated, proposes and objects: its rights come from the body's instrument, not from a
    /// table.</summary>
    [Rule("UN Charter Art. 2(1) and 18; Comity", Cases = ["kind", "participant"])]
    public static Refusal? MembersKeepTheirRights(ParticipantsRegister register, Attempt attempt, SetRights act)
    {
        var less = act.Exceptions.FirstOrDefault(one => register.Find(one.Participant) is { IsMember: true }
            && one is not { Speaking: SpeakingRight.AnyItem, Documents: true, Proposals: true, Objection: true });
        return act.Kinds.Any(one => one.Kind == ParticipantKind.State
                && one is not { Speaking: SpeakingRight.AnyItem, Documents: true, Proposals: true, Objection: true }) ? Refusal.Of("kinds").In("kind")
            : less is not null ? Refusal.Of("exceptions", "participant", less.Participant).In("participant")
            : null;
    }
}
