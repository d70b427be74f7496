using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>A participant says that it has read a notice.</summary>
/// <param name="Notice">The notice: the position of the entry that it tells of.</param>
public sealed record AcknowledgeNotice(long Notice) : TimelyAct;

/// <summary>A notice was handed to the mail server. Entered by the server, where one is set.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Participants">For whom, by code.</param>
public sealed record NoteMailing(long Notice, ImmutableArray<string> Participants) : Act;
