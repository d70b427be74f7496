using Comity.Members;
using Comity.Record.Entries;

namespace Comity;

/// <summary>What must hold across all rooms: it needs the table of all acts, or all registers.</summary>
public static class ProcessRules
{
    /// <summary>An act is done by a role that may do it; the table stands in `Process`.</summary>
    [Rule("Comity; the table of acts and roles")]
    public static Refusal? RoleMayDoThis(Picture picture, Attempt attempt, Act act)
    {
        var role = picture.Members.RoleOf(attempt.Person, attempt.As, attempt.Level, attempt.At);
        var roles = Process.KindOf(act).Roles;
        return (role & roles) != Role.None ? null : Refusal.Of(null, [("act", ActName.Of(act)), ("role", role.ToString()), ("roles", roles.ToString())]);
    }

    /// <summary>The clock enters what is due, as it is due, and nothing else; nothing else is entered while something is overdue.</summary>
    [Rule("Comity")]
    public static Refusal? ClockEntersWhatIsDue(Picture picture, Attempt attempt, Act act)
    {
        var due = picture.Due is { } next && next.At <= attempt.At ? next : null;
        var isClock = attempt.As == Capacity.Clock;
        if (isClock ? due is not null && Same(due.Act, act) : due is null || attempt.As == Capacity.Server)
            return null;
        return attempt.Level == SignatureLevel.Received ? null : Refusal.Of(null, "act", ActName.Of(act));
    }

    /// <summary>An entry is at most 65,535 bytes; what is larger is a file, named by its hash.</summary>
    [Rule("tlog-tiles, Log entries")]
    public static Refusal? EntryFits(int bytes) =>
        bytes <= Entry.MostBytes ? null : Refusal.Of(null, "bytes", bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool Same(Act first, Act second) => Process.Json.Write(Plain(first)).AsSpan().SequenceEqual(Process.Json.Write(Plain(second)));

    private static Statement Plain(Act act) => new("", act, Capacity.Clock, null, 0, null);
}
