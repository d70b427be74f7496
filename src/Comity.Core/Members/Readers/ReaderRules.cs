using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Readers;

/// <summary>What must hold of who reads what.</summary>
public static class ReaderRules
{
    /// <summary>At least one kind of reader is named, each kind and each participant once, and with each no class twice. A participant that is named takes
    /// part.</summary>
    [Rule("Comity", Cases = ["none", "kind", "participant", "class", "stranger"])]
    public static Refusal? ReadersAreNamedOnce(ParticipantsRegister register, Attempt attempt, SetReaders act)
    {
        var wrong = act.Exceptions.FirstOrDefault(one => register.Find(one.Participant) is null)?.Participant;
        return act.Kinds.IsEmpty && act.Exceptions.IsEmpty ? Refusal.Of("kinds").In("none")
            : act.Kinds.DistinctBy(one => one.Kind).Count() != act.Kinds.Length ? Refusal.Of("kinds").In("kind")
            : act.Exceptions.DistinctBy(one => one.Participant).Count() != act.Exceptions.Length ? Refusal.Of("exceptions").In("participant")
            : act.Kinds.Select(one => one.Classes).Any(Repeats) ? Refusal.Of("kinds").In("class")
            : act.Exceptions.Select(one => one.Classes).Any(Repeats) ? Refusal.Of("exceptions").In("class")
            : wrong is not null ? Refusal.Of("exceptions", "participant", wrong).In("stranger")
            : null;
    }

    /// <summary>The record shows everything that is public: only who reads every class reads it.</summary>
    [Rule("Comity; C2SP tlog-tiles", Cases = ["kind", "participant"])]
    public static Refusal? RecordIsForWhoReadsAll(ReadersRegister register, Attempt attempt, SetReaders act)
    {
        var kind = act.Kinds.FirstOrDefault(one => OpensTheRest(one.Classes));
        var participant = act.Exceptions.FirstOrDefault(one => OpensTheRest(one.Classes));
        return kind is not null ? Refusal.Of("kinds", "kind", kind.Kind.ToString()).In("kind")
            : participant is not null ? Refusal.Of("exceptions", "participant", participant.Participant).In("participant")
            : null;
    }

    /// <summary>Members read everything: what they are asked to decide, they can read and check.</summary>
    [Rule("Comity", Cases = ["kind", "participant"])]
    public static Refusal? MembersReadAll(ParticipantsRegister register, Attempt attempt, SetReaders act)
    {
        var narrowed = act.Exceptions.FirstOrDefault(one => register.Find(one.Participant) is { IsMember: true } && one.Classes.Set() != Reads.Everything);
        return act.Kinds.Any(one => one.Kind == ReaderKind.State && one.Classes.Set() != Reads.Everything) ? Refusal.Of("kinds").In("kind")
            : narrowed is not null ? Refusal.Of("exceptions", "participant", narrowed.Participant).In("participant")
            : null;
    }

    private static bool Repeats(ImmutableArray<ThingClass> classes) => classes.Distinct().Count() != classes.Length;

    private static bool OpensTheRest(ImmutableArray<ThingClass> classes) =>
        classes.Contains(ThingClass.Record) && classes.Set() != Reads.Everything;
}
