using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Members;

/// <summary>The registers of the room Members as of one position, and of the rooms before it.</summary>
/// <param name="Record">The room Record.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Credentials">Who may act for whom.</param>
public sealed record MembersPicture(RecordPicture Record, ParticipantsRegister Participants, CredentialsRegister Credentials)
{
    /// <summary>Before the first entry.</summary>
    public static MembersPicture Empty { get; } = new(RecordPicture.Empty, ParticipantsRegister.Empty, CredentialsRegister.Empty);

    /// <summary>The accreditation of observers.</summary>
    public AccreditationRegister Accreditation { get; private init; } = AccreditationRegister.Empty;

    /// <summary>The picture after an act took effect. Who is accredited is admitted by the same entry.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="record">The room Record after it.</param>
    public MembersPicture Apply(Effect effect, RecordPicture record)
    {
        var (participants, credentials, accreditation) = (Participants.Apply(effect), Credentials.Apply(effect), Accreditation.Apply(effect));
        if (Accreditation.Admission(effect) is { Act: AdmitParticipant admit } admission && participants.Find(admit.Participant) is null)
            participants = participants.Apply(admission);
        var isSame = ReferenceEquals(record, Record) && ReferenceEquals(participants, Participants) && ReferenceEquals(credentials, Credentials)
            && ReferenceEquals(accreditation, Accreditation);
        return isSame ? this : new(record, participants, credentials) { Accreditation = accreditation };
    }

    /// <summary>As what a person stands before the process in a capacity, at a time. A received act is its sender's, as a head of delegation would do
    /// it.</summary>
    public Role RoleOf(string? person, string capacity, SignatureLevel level, DateTimeOffset time) => capacity switch
    {
        Capacity.Clock => level == SignatureLevel.Server ? Role.Clock : Role.None,
        Capacity.Server => level == SignatureLevel.Server ? Role.Server : Role.None,
        Capacity.Body => level == SignatureLevel.Server ? Role.Body : Role.None,
        Capacity.Secretariat => Credentials.Holds(person, Office.Secretariat, time) ? Role.Secretariat : Role.None,
        Capacity.Chair => Credentials.Holds(person, Office.Chair, time) ? Role.Chair : Role.None,
        Capacity.Oneself => person is null ? Role.None : Role.Public | OfficesOf(person, time),
        _ => For(person, capacity, level, time),
    };

    /// <summary>Why somebody has no role in a capacity, as the case of <see cref="CredentialRules.PersonMayActSo"/>.</summary>
    public string Bar(string capacity) => capacity switch
    {
        Capacity.Secretariat or Capacity.Chair => "office",
        Capacity.Clock or Capacity.Server or Capacity.Body or Capacity.Oneself => "capacity",
        _ => Participants.Find(capacity) is null ? "stranger" : "credentials",
    };

    /// <summary>All capacities in which a person may act at a time.</summary>
    public IEnumerable<string> CapacitiesOf(string person, DateTimeOffset time)
    {
        if (Credentials.Holds(person, Office.Secretariat, time))
            yield return Capacity.Secretariat;
        if (Credentials.Holds(person, Office.Chair, time))
            yield return Capacity.Chair;
        foreach (var credential in Credentials.Of(person).Values
            .Where(credential => credential.HoldsAt(time) && Participants.Find(credential.Participant) is not null))
            yield return credential.Participant;
        yield return Capacity.Oneself;
    }

    /// <summary>All roles in which a person stands before the process at a time.</summary>
    public Role RolesOf(string? person, DateTimeOffset time) => person is null
        ? Role.Public
        : CapacitiesOf(person, time).Aggregate(Role.Public, (roles, capacity) => roles | RoleOf(person, capacity, SignatureLevel.Session, time));

    private Role OfficesOf(string person, DateTimeOffset time) =>
        Credentials.OfficesOf(person, time).Aggregate(Role.None, (roles, office) => roles | office switch
    {
        Office.Reviewer => Role.Reviewer,
        Office.Expert => Role.Expert,
        Office.Mediator => Role.Mediator,
        _ => Role.None,
    });

    private Role For(string? person, string code, SignatureLevel level, DateTimeOffset time)
    {
        if (Participants.Find(code) is not { } participant)
            return Role.None;
        var standing = level == SignatureLevel.Received ? DelegationStanding.Head : Credentials.Held(person, code, time)?.Act.Standing;
        return standing switch
        {
            null => Role.None,
            DelegationStanding.Head => Role.HeadOfDelegation | (participant.IsMember ? Role.Delegate : Role.Observer),
            _ => participant.IsMember ? Role.Delegate : Role.Observer,
        };
    }
}
