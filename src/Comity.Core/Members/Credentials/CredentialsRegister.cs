using System.Collections.Immutable;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;

namespace Comity.Members.Credentials;

/// <summary>Credentials of a person for a participant.</summary>
/// <param name="Participant">The participant's code.</param>
/// <param name="Act">The act that issued them.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record Credential(string Participant, IssueCredentials Act, long Position)
{
    /// <summary>Whether they hold at a time.</summary>
    public bool HoldsAt(DateTimeOffset time) => Act.From <= time && (Act.Until is not { } until || time < until);

    /// <summary>Whether they cover an act, by its name or kind.</summary>
    public bool Covers(string act) => Act.Acts.IsEmpty || Act.Acts.Contains(ActName.KindOf(act));
}

/// <summary>An office that a person holds.</summary>
/// <param name="Act">The act that put the person there.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record Appointment(Appoint Act, long Position)
{
    /// <summary>Whether it holds at a time.</summary>
    public bool HoldsAt(DateTimeOffset time) => Act.From <= time && (Act.Until is not { } until || time < until);
}

/// <summary>Whose credentials for which participant.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Participant">The participant's code.</param>
public readonly record struct CredentialKey(string Person, string Participant);

/// <summary>Who may act for whom, and who holds which office.</summary>
/// <param name="Credentials">By person, then participant.</param>
/// <param name="Offices">By person, then office.</param>
/// <param name="Former">Credentials that hold again if the received act that changed them is contested.</param>
public sealed record CredentialsRegister(
    ImmutableDictionary<string, ImmutableSortedDictionary<string, Credential>> Credentials,
    ImmutableDictionary<string, ImmutableSortedDictionary<Office, Appointment>> Offices,
    FormerValues<CredentialKey, Credential> Former)
{
    /// <summary>Before the first entry.</summary>
    public static CredentialsRegister Empty { get; } = new(
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, Credential>>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<Office, Appointment>>(StringComparer.Ordinal),
        new FormerValues<CredentialKey, Credential>());

    /// <summary>A person's credentials, by participant.</summary>
    public ImmutableSortedDictionary<string, Credential> Of(string person) =>
        Credentials.GetValueOrDefault(person) ?? ImmutableSortedDictionary.Create<string, Credential>(StringComparer.Ordinal);

    /// <summary>A person's credentials for a participant, when they hold at a time.</summary>
    public Credential? Held(string? person, string participant, DateTimeOffset time) =>
        person is not null && Of(person).GetValueOrDefault(participant) is { } credential && credential.HoldsAt(time) ? credential : null;

    /// <summary>Whether a person holds an office at a time.</summary>
    public bool Holds(string? person, Office office, DateTimeOffset time) =>
        person is not null && Offices.GetValueOrDefault(person)?.GetValueOrDefault(office) is { } appointment && appointment.HoldsAt(time);

    /// <summary>The offices that a person holds at a time.</summary>
    public IEnumerable<Office> OfficesOf(string person, DateTimeOffset time) =>
        Offices.GetValueOrDefault(person)?.Values.Where(appointment => appointment.HoldsAt(time)).Select(appointment => appointment.Act.Office) ?? [];

    /// <summary>The appointments to the chair, past and to come.</summary>
    public IEnumerable<Appoint> Chairs => Offices.Values.Select(held => held.GetValueOrDefault(Office.Chair)?.Act).OfType<Appoint>();

    /// <summary>The register after an act took effect.</summary>
    public CredentialsRegister Apply(Effect effect) => effect.Act switch
    {
        BeginRecord act => Set(effect, new Appoint(act.Secretary, Office.Secretariat, effect.At, null, act.Title.Value)),
        IssueCredentials act => Said(effect, new(act.Person, effect.As), new(effect.As, act, effect.Position)),
        SeatHead act => Put(new(act.Person, act.Participant), new(act.Participant, Issued(act), effect.Position)),
        WithdrawCredentials act => Said(effect, new(act.Person, effect.As), null),
        ContestReceived act => TakenBack(act.Position),
        ConfirmReceived act => Closed(act.Position),
        SettleReceived act => Closed(act.Position),
        Appoint act => Set(effect, act),
        EndAppointment act when Offices.GetValueOrDefault(act.Person) is { } held =>
            this with { Offices = Offices.SetItem(act.Person, held.Remove(act.Office)) },
        EndParticipation act => this with { Credentials = Without(act.Participant), Former = Former.Without(key => key.Participant == act.Participant) },
        HandOverSecretariat act => WithoutSecretariat().Set(effect, new Appoint(act.Secretary, Office.Secretariat, effect.At, null, act.Decision)),
        _ => this,
    };

    /// <summary>The register after the body ended the credentials of persons for a participant.</summary>
    internal CredentialsRegister Ended(string participant, ImmutableArray<string> persons) => persons.IsEmpty ? this
        : persons.Aggregate(this, (register, person) => register.Put(new(person, participant), null)) with
        {
            Former = Former.Without(key => key.Participant == participant && persons.Contains(key.Person)),
        };

    /// <summary>The register after a received act was contested that stays in effect until the body decides.</summary>
    internal CredentialsRegister Kept(long position) => Closed(position);

    private static IssueCredentials Issued(SeatHead act) => new(act.Person, DelegationStanding.Head, act.From, null, [], act.Reference);

    private CredentialsRegister Said(Effect effect, CredentialKey key, Credential? now) =>
        Put(key, now) with { Former = Former.After(effect, key, Of(key.Person).GetValueOrDefault(key.Participant)) };

    private CredentialsRegister TakenBack(long position)
    {
        var (next, again) = Former.Contested(position);
        var after = again is null ? this : Put(again.Key, again.Value);
        return ReferenceEquals(next, Former) ? after : after with { Former = next };
    }

    private CredentialsRegister Closed(long position) =>
        Former.Closed(position) is var next && ReferenceEquals(next, Former) ? this : this with { Former = next };

    private CredentialsRegister Put(CredentialKey key, Credential? now) => this with
    {
        Credentials = Credentials.SetItem(key.Person, now is null ? Of(key.Person).Remove(key.Participant) : Of(key.Person).SetItem(key.Participant, now)),
    };

    /// <summary>Who is admitted again issues new credentials: those of an earlier time are gone.</summary>
    private ImmutableDictionary<string, ImmutableSortedDictionary<string, Credential>> Without(string participant) =>
        Credentials.SetItems(Credentials.Where(held => held.Value.ContainsKey(participant))
            .Select(held => KeyValuePair.Create(held.Key, held.Value.Remove(participant))));

    private CredentialsRegister WithoutSecretariat() => this with
    {
        Offices = Offices.SetItems(Offices.Where(held => held.Value.ContainsKey(Office.Secretariat))
            .Select(held => KeyValuePair.Create(held.Key, held.Value.Remove(Office.Secretariat)))),
    };

    private CredentialsRegister Set(Effect effect, Appoint act)
    {
        var held = Offices.GetValueOrDefault(act.Person) ?? ImmutableSortedDictionary<Office, Appointment>.Empty;
        return this with { Offices = Offices.SetItem(act.Person, held.SetItem(act.Office, new(act, effect.Position))) };
    }
}
