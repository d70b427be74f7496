using System.Collections.Immutable;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Members.Delegations;

/// <summary>Why the credentials of a head are provisional. Provisional credentials give every right that others give.</summary>
public enum ProvisionalReason
{
    /// <summary>The head was entered from a list, and the participant's note is not attached.</summary>
    NoNote,

    /// <summary>Another head was entered by another instrument, and the body has not decided between them.</summary>
    Rival,

    /// <summary>A member objects, and the body has not decided.</summary>
    Objection,
}

/// <summary>On what a person's credentials rest.</summary>
/// <param name="Instrument">The list or the document by which the first of them were entered: whom a head names rests on the head's.</param>
/// <param name="IsNamedInIt">Whether the instrument itself names the person.</param>
/// <param name="Note">The position of the entry that attached the participant's note; null while none is.</param>
public sealed record CredentialBasis(string Instrument, bool IsNamedInIt, long? Note);

/// <summary>A member's objection to credentials.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was made.</param>
/// <param name="Member">The member's code.</param>
/// <param name="Act">The act.</param>
public sealed record CredentialsObjection(long Position, DateTimeOffset At, string Member, ObjectToCredentials Act)
{
    /// <summary>Whether it is to these credentials: those of a head, or of a delegation as a whole.</summary>
    public bool IsTo(string participant, string? person) => Act.Participant.Value == participant && Act.Person?.Value == person;
}

/// <summary>A head of delegation.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Credential">The credentials.</param>
/// <param name="Basis">On what they rest.</param>
/// <param name="Provisional">Why they are provisional; empty when they are not.</param>
public sealed record DelegationHead(string Person, Credential Credential, CredentialBasis Basis, ImmutableArray<ProvisionalReason> Provisional);

/// <summary>On what the credentials of delegations rest, who objects to them, and what the body decided.</summary>
/// <param name="Bases">On what credentials rest, by participant, then person.</param>
/// <param name="Objections">The objections that stand.</param>
/// <param name="Accepted">The positions at which the body accepted credentials; those of a delegation as a whole under no person.</param>
/// <param name="Refused">Whom the body refused: without a decision they get no credentials again.</param>
public sealed record DelegationsRegister(
    ImmutableDictionary<string, ImmutableSortedDictionary<string, CredentialBasis>> Bases, ImmutableList<CredentialsObjection> Objections,
    ImmutableDictionary<CredentialKey, long> Accepted, ImmutableHashSet<CredentialKey> Refused)
{
    private static readonly ImmutableSortedDictionary<string, CredentialBasis> NoBasis =
        ImmutableSortedDictionary.Create<string, CredentialBasis>(StringComparer.Ordinal);

    /// <summary>Before the first entry.</summary>
    public static DelegationsRegister Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, CredentialBasis>>(StringComparer.Ordinal), [], [], []);

    /// <summary>On what the credentials of a participant's persons rest, also of those who hold none now.</summary>
    public ImmutableSortedDictionary<string, CredentialBasis> Of(string participant) => Bases.GetValueOrDefault(participant) ?? NoBasis;

    /// <summary>The objections to the credentials of a delegation and of its heads.</summary>
    public IEnumerable<CredentialsObjection> ObjectionsTo(string participant) => Objections.Where(one => one.Act.Participant.Value == participant);

    /// <summary>The heads of a delegation at a time.</summary>
    public ImmutableArray<DelegationHead> Heads(CredentialsRegister credentials, string participant, DateTimeOffset time)
    {
        var held = Of(participant).Select(one => (Person: one.Key, Basis: one.Value, Credential: credentials.Held(one.Key, participant, time)))
            .Where(one => one.Credential?.Act.Standing == DelegationStanding.Head).ToList();
        var areRivals = held.Select(one => one.Basis.Instrument).Distinct(StringComparer.Ordinal).Skip(1).Any();
        return [.. held.Select(one => new DelegationHead(one.Person, one.Credential!, one.Basis, [.. Reasons(participant, one.Person, one.Basis, areRivals)]))];
    }

    /// <summary>The heads of a delegation that were entered by different instruments, where the body has not decided between them; else empty.</summary>
    public ImmutableArray<DelegationHead> Rivals(CredentialsRegister credentials, string participant, DateTimeOffset time) =>
        Heads(credentials, participant, time) is var heads && heads.Any(one => one.Provisional.Contains(ProvisionalReason.Rival)) ? heads : [];

    /// <summary>Whether a person's credentials rest on another instrument than those of a rival head: only the body ends them.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="key">The person and the participant.</param>
    /// <param name="by">Who would end them; null for a letter.</param>
    /// <param name="time">The time.</param>
    public bool IsOfRival(CredentialsRegister credentials, CredentialKey key, string? by, DateTimeOffset time) =>
        credentials.Held(key.Person, key.Participant, time) is not null && Rivals(credentials, key.Participant, time) is { IsEmpty: false } rivals
            && Of(key.Participant) is var bases && bases.GetValueOrDefault(key.Person) is { } basis
            && (by is null ? rivals.Any(one => one.Basis.Instrument == basis.Instrument) : bases.GetValueOrDefault(by)?.Instrument != basis.Instrument);

    /// <summary>The head whom a received act seated, when contesting it would unseat a rival.</summary>
    internal CredentialKey? SeatedRival(CredentialsRegister credentials, ReceivedAct? received, DateTimeOffset time) =>
        received is { Act: { Act: IssueCredentials { Standing: DelegationStanding.Head } issue } letter }
        && credentials.Held(issue.Person, letter.For, time)?.Position == received.Position
        && Rivals(credentials, letter.For, time).Any(one => one.Person == issue.Person.Value) ? new(issue.Person, letter.For) : null;

    /// <summary>Whose credentials an act of the body ends.</summary>
    internal ImmutableArray<string> EndedBy(Effect effect, CredentialsRegister credentials) => effect.Act switch
    {
        RefuseCredentials { Person: null } act => [.. Of(act.Participant).Keys.Where(person => credentials.Of(person).ContainsKey(act.Participant))],
        RefuseCredentials { Person: { } person } act => With(act.Participant, person, credentials, effect.At),
        AcceptCredentials { Person: { } person } act => Of(act.Participant).GetValueOrDefault(person) is { } basis
            ? [.. Rivals(credentials, act.Participant, effect.At).Select(one => one.Basis.Instrument).Distinct(StringComparer.Ordinal)
                .Where(instrument => instrument != basis.Instrument).SelectMany(instrument => RestingOn(act.Participant, instrument))]
            : [],
        _ => [],
    };

    /// <summary>The register after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="credentials">The credentials before it.</param>
    /// <param name="received">The received acts before it.</param>
    public DelegationsRegister Apply(Effect effect, CredentialsRegister credentials, ReceivedRegister received) => effect.Act switch
    {
        SeatHead act => Renewed(new(act.Person, act.Participant), new(FormattableString.Invariant($"list {effect.Position}"), IsNamedInIt: true, null)),
        IssueCredentials act => Issued(effect, new(act.Person, effect.As), credentials),
        ConfirmReceived act when received.Acts.GetValueOrDefault(act.Position) is { Act: { Act: IssueCredentials issue } letter } =>
            Recognised(effect, new(issue.Person, letter.For), credentials),
        ContestReceived act => Contested(act.Position),
        WithdrawCredentials act => Without(one => one.IsTo(effect.As, act.Person)),
        ObjectToCredentials act => this with { Objections = Objections.Add(new(effect.Position, effect.At, effect.As, act)) },
        WithdrawCredentialsObjection act => Without(one => one.Member == effect.As && one.IsTo(act.Participant, act.Person)),
        AcceptCredentials act => Decided(act.Participant, act.Person) is var open ? open with
        {
            Accepted = open.Accepted.SetItem(new(act.Person ?? "", act.Participant), effect.Position),
            Refused = open.Refused.Remove(new(act.Person ?? "", act.Participant)).Union(Ended(effect, act.Participant, credentials)),
        } : this,
        RefuseCredentials act => Decided(act.Participant, act.Person) is var open ? open with
        {
            Accepted = open.Accepted.Remove(new(act.Person ?? "", act.Participant)),
            Refused = open.Refused.Union(Ended(effect, act.Participant, credentials)),
        } : this,
        EndParticipation act => Without(act.Participant),
        _ => this,
    };

    private IEnumerable<ProvisionalReason> Reasons(string participant, string person, CredentialBasis basis, bool areRivals)
    {
        if (basis.Note is null && !Accepted.ContainsKey(new(person, participant)) && !Accepted.ContainsKey(new("", participant)))
            yield return ProvisionalReason.NoNote;
        if (areRivals)
            yield return ProvisionalReason.Rival;
        if (Objections.Any(one => one.IsTo(participant, person) || one.IsTo(participant, null)))
            yield return ProvisionalReason.Objection;
    }

    /// <summary>Who holds credentials keeps their basis, to which a note is attached. What is new rests on the instrument, or on that of the head who issued
    /// it.</summary>
    private DelegationsRegister Issued(Effect effect, CredentialKey key, CredentialsRegister credentials)
    {
        var bases = Of(key.Participant);
        var known = credentials.Of(key.Person).ContainsKey(key.Participant) ? bases.GetValueOrDefault(key.Person) : null;
        if (effect.Person is { } issuer)
            return Renewed(key, known ?? (bases.GetValueOrDefault(issuer) is { } his ? his with { IsNamedInIt = false } : Own(effect)));
        if (known is null)
            return Renewed(key, HeadWhoConfirmed(effect, key.Participant, credentials) is { } head
                ? head with { IsNamedInIt = false, Note = effect.Position } : Own(effect));
        var noted = Renewed(key, known with { Note = effect.Position });
        return !known.IsNamedInIt ? noted : bases.Where(one => one.Value.Instrument == known.Instrument && one.Value.Note is null)
            .Aggregate(noted, (register, one) => register.Put(new(one.Key, key.Participant), one.Value with { Note = effect.Position }));
    }

    private static CredentialBasis Own(Effect effect) => new(
        effect.Letter is EnterReceived letter ? $"note {letter.Document.Value}" : FormattableString.Invariant($"entry {effect.Position}"),
        IsNamedInIt: true, effect.Position);

    /// <summary>A head who confirms the note that seats another says that they are of one delegation.</summary>
    private DelegationsRegister Recognised(Effect effect, CredentialKey key, CredentialsRegister credentials) =>
        effect.Person != key.Person && credentials.Of(key.Person).ContainsKey(key.Participant) && Of(key.Participant).GetValueOrDefault(key.Person) is { } basis
        && HeadWhoConfirmed(effect with { ConfirmedBy = effect.Person }, key.Participant, credentials) is { } head
            ? Put(key, basis with { Instrument = head.Instrument, IsNamedInIt = false }) : this;

    private CredentialBasis? HeadWhoConfirmed(Effect effect, string participant, CredentialsRegister credentials) =>
        credentials.Held(effect.ConfirmedBy, participant, effect.At)?.Act.Standing == DelegationStanding.Head
            ? Of(participant).GetValueOrDefault(effect.ConfirmedBy!) : null;

    /// <summary>Whose objection or note a delegation says is not its own.</summary>
    private DelegationsRegister Contested(long position)
    {
        var without = Without(one => one.Position == position);
        return Bases.SelectMany(one => one.Value.Where(basis => basis.Value.Note == position).Select(basis => (one.Key, basis)))
            .Aggregate(without, (register, one) => register.Put(new(one.basis.Key, one.Key), one.basis.Value with { Note = null }));
    }

    /// <summary>A decision closes the objections to what it is about; on a delegation as a whole, those to its heads too.</summary>
    private DelegationsRegister Decided(string participant, string? person) =>
        Without(one => one.IsTo(participant, person) || (person is null && one.Act.Participant.Value == participant));

    private DelegationsRegister Without(Predicate<CredentialsObjection> isGone) =>
        Objections.Exists(isGone) ? this with { Objections = Objections.RemoveAll(isGone) } : this;

    private IEnumerable<CredentialKey> Ended(Effect effect, string participant, CredentialsRegister credentials) =>
        EndedBy(effect, credentials).Select(person => new CredentialKey(person, participant));

    /// <summary>With a head go those whom the head named, unless the instrument names another.</summary>
    private ImmutableArray<string> With(string participant, string person, CredentialsRegister credentials, DateTimeOffset time) =>
        Of(participant).GetValueOrDefault(person) is { IsNamedInIt: true } basis
        && !Heads(credentials, participant, time).Any(one => one.Person != person && one.Basis.Instrument == basis.Instrument)
            ? [.. RestingOn(participant, basis.Instrument)] : [person];

    private IEnumerable<string> RestingOn(string participant, string instrument) =>
        Of(participant).Where(one => one.Value.Instrument == instrument).Select(one => one.Key);

    /// <summary>A delegation was accepted with the heads that it had: one whom another instrument names was not.</summary>
    private DelegationsRegister Renewed(CredentialKey key, CredentialBasis basis) => Put(key, basis) with
    {
        Accepted = basis.IsNamedInIt && !Of(key.Participant).ContainsKey(key.Person) ? Accepted.Remove(new("", key.Participant)) : Accepted,
    };

    private DelegationsRegister Put(CredentialKey key, CredentialBasis basis) =>
        this with { Bases = Bases.SetItem(key.Participant, Of(key.Participant).SetItem(key.Person, basis)) };

    private DelegationsRegister Without(string participant) => new(
        Bases.Remove(participant), Objections.RemoveAll(one => one.Member == participant || one.Act.Participant.Value == participant),
        Accepted.RemoveRange(Accepted.Keys.Where(key => key.Participant == participant)), Refused.Except(Refused.Where(key => key.Participant == participant)));
}
