using Comity.Record.Entries;

namespace Comity.Members.Delegations;

/// <summary>Enters the head of a delegation from the list of those who take part. The head may act at once, and is provisional until the participant's note
/// is attached: until credentials for the same person are entered as received.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="From">From when.</param>
/// <param name="Reference">Which list.</param>
public sealed record SeatHead(ParticipantCode Participant, PersonId Person, DateTimeOffset From, Title Reference) : Act;

/// <summary>A member objects to the credentials of a delegation, or of its head. The delegation keeps its seat and its rights until the body decides.</summary>
/// <param name="Participant">The participant whose delegation it is.</param>
/// <param name="Person">The head; null for the delegation as a whole.</param>
/// <param name="Reason">Why.</param>
public sealed record ObjectToCredentials(ParticipantCode Participant, PersonId? Person, Words Reason) : TimelyAct;

/// <summary>A member withdraws its objection to credentials.</summary>
/// <param name="Participant">The participant whose delegation it is.</param>
/// <param name="Person">The head; null where it was to the delegation as a whole.</param>
public sealed record WithdrawCredentialsObjection(ParticipantCode Participant, PersonId? Person) : Act;

/// <summary>The body accepts the credentials of a delegation, or of a head. Of rival heads the others are refused by it.</summary>
/// <param name="Participant">The participant whose delegation it is.</param>
/// <param name="Person">The head; null for the delegation as a whole.</param>
/// <param name="Decision">The decision, in words.</param>
public sealed record AcceptCredentials(ParticipantCode Participant, PersonId? Person, Words Decision) : Act;

/// <summary>The body refuses the credentials of a delegation, or of a head: they end. The participant still takes part, and may send others.</summary>
/// <param name="Participant">The participant whose delegation it is.</param>
/// <param name="Person">The head; null for the delegation as a whole.</param>
/// <param name="Decision">The decision, in words.</param>
public sealed record RefuseCredentials(ParticipantCode Participant, PersonId? Person, Words Decision) : Act;
