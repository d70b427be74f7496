using Comity.Forum.Chair;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Received;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Comity.Forum.Notices;

/// <summary>Which acts are told to whom: one line an act.</summary>
public static class NoticeTable
{
    private static readonly FrozenDictionary<Type, Func<Act, ParticipantsRegister, IEnumerable<string>>> Lines =
        new Dictionary<Type, Func<Act, ParticipantsRegister, IEnumerable<string>>>
        {
            [typeof(BeginSilence)] = Members,
            [typeof(ExtendSilence)] = Members,
            [typeof(BreakSilence)] = Members,
            [typeof(NoteBrokenSilence)] = Members,
            [typeof(WithdrawFromSilence)] = Members,
            [typeof(SettleSilence)] = Members,
            [typeof(PutDecision)] = Members,
            [typeof(RuleConsensus)] = Everyone,
            [typeof(CallVote)] = Members,
            [typeof(CloseVote)] = Everyone,
            [typeof(WithdrawDecision)] = Members,
            [typeof(IssueDocument)] = Everyone,
            [typeof(IssueChairsSummary)] = Everyone,
            [typeof(ConveneMeeting)] = Everyone,
            [typeof(ReviseMeeting)] = Everyone,
            [typeof(CancelMeeting)] = Everyone,
            [typeof(OpenSeat)] = Members,
            [typeof(FillSeat)] = Everyone,
            [typeof(AdoptProcedure)] = Members,
            [typeof(AdoptText)] = Everyone,
            [typeof(ProposeAccreditation)] = Members,
            [typeof(SettleAccreditation)] = Members,
            [typeof(DecideAccreditation)] = Members,
            [typeof(EnterReceived)] = (act, _) => [((EnterReceived)act).For],
        }.ToFrozenDictionary();

    /// <summary>The acts that are told.</summary>
    public static IEnumerable<Type> Acts => Lines.Keys;

    /// <summary>To whom an act is told, by code in order, as participants stand at its moment; nobody where it is not told.</summary>
    public static ImmutableArray<string> Of(Act act, ParticipantsRegister participants) =>
        Lines.GetValueOrDefault(act.GetType()) is { } line ? [.. line(act, participants).Distinct().Order(StringComparer.Ordinal)] : [];

    private static IEnumerable<string> Members(Act act, ParticipantsRegister participants) => participants.All.Values.Where(one => one is { Until: null, IsMember: true }).Select(one => one.Code);

    private static IEnumerable<string> Everyone(Act act, ParticipantsRegister participants) => participants.All.Values.Where(one => one.Until is null).Select(one => one.Code);
}
