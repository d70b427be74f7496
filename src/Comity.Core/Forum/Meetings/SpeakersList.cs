using System.Collections.Immutable;
using Comity.Forum.Procedure;
using Comity.Members.Participants;

namespace Comity.Forum.Meetings;

/// <summary>In which order those speak who wait for the floor, and for how long. Statements on behalf of groups come first, replies last (A/520/Rev.21 rules
/// 109, 114 and 115).</summary>
public static class SpeakersList
{
    /// <summary>All who wait for the floor on an item, in the order in which they will have it.</summary>
    public static ImmutableArray<FloorRequest> Of(ItemStanding item, ProcedureTerms terms, ParticipantsRegister participants)
    {
        var statements = item.Waiting.Where(one => one.Kind == FloorKind.Statement);
        return
        [
            .. item.Waiting.Where(one => one.Kind == FloorKind.GroupStatement),
            .. terms.Speaking.Order == SpeakingOrder.Group ? InTurn(item, statements, terms.Leadership.Groups.Select(group => group.Value), participants)
                : statements,
            .. item.Waiting.Where(one => one.Kind == FloorKind.Reply),
        ];
    }

    /// <summary>For how many minutes one who waits will have the floor.</summary>
    public static int Minutes(FloorRequest request, ItemStanding item, SpeakingTerms terms) => request.Kind switch
    {
        FloorKind.Statement => terms.Minutes,
        FloorKind.GroupStatement => terms.GroupMinutes,
        _ => item.RepliesHad(request.Participant) == 0 ? terms.FirstReplyMinutes : terms.LaterReplyMinutes,
    };

    /// <summary>The regional groups speak in turn, after the group that spoke last; whoever has no group has a turn after all groups.</summary>
    private static IEnumerable<FloorRequest> InTurn(ItemStanding item, IEnumerable<FloorRequest> statements, IEnumerable<string> order,
        ParticipantsRegister participants)
    {
        var waiting = statements.GroupBy(one => GroupOf(one.Participant, participants), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<FloorRequest>(group), StringComparer.Ordinal);
        var spoken = item.Turns.Where(turn => turn.Request.Kind == FloorKind.Statement).Select(turn => GroupOf(turn.Request.Participant, participants))
            .ToList();
        string[] groups = [.. order, .. waiting.Keys.Concat(spoken).Except(order, StringComparer.Ordinal).OrderBy(group => group.Length == 0)
            .ThenBy(group => group, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];
        var place = spoken.Count == 0 ? 0 : Array.IndexOf(groups, spoken[^1]) + 1;
        for (var left = waiting.Values.Sum(queue => queue.Count); left > 0; place++)
            if (waiting.GetValueOrDefault(groups[place % groups.Length]) is { Count: > 0 } queue)
            {
                left--;
                yield return queue.Dequeue();
            }
    }

    private static string GroupOf(string code, ParticipantsRegister participants) => participants.All.GetValueOrDefault(code)?.Group ?? "";
}
