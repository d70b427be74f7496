using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>A participant says that it has read a notice.</summary>
/// <param name="Notice">The notice: the position of the entry that it tells of.</param>
public sealed record AcknowledgeNotice(NoticePosition Notice) : TimelyAct;

/// <summary>A participant hands the duty that a notice brings it (to answer, to object, to follow) to a group to which it belongs. No right passes: whoever
/// takes it on acts for itself or for the group.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Group">The group: the id of one that the body established, or the name of the participant's regional group.</param>
public sealed record HandDuty(NoticePosition Notice, DutyGroup Group) : Act;

/// <summary>Another member of the group takes a handed duty on.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="From">The participant that handed it, by code.</param>
public sealed record TakeDuty(NoticePosition Notice, ParticipantCode From) : Act;

/// <summary>A notice was handed to the mail server. Entered by the server, where one is set.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Participants">For whom, by code.</param>
public sealed record NoteMailing(NoticePosition Notice, ImmutableArray<ParticipantCode> Participants) : Act;
