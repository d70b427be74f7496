using System.Collections.Immutable;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;

namespace Comity.Members;

/// <summary>The registers of the room Members as of one position, and of the rooms before it.</summary>
/// <param name="Record">The room Record.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Credentials">Who may act for whom.</param>
public sealed record MembersPicture(RecordPicture Record, ParticipantsRegister Participants, CredentialsRegister Credentials)
{
    /// <summary>The picture from which this one was narrowed for a reader; null where it is whole. Roles follow from all of it.</summary>
    private readonly MembersPicture? whole;

    /// <summary>Before the first entry.</summary>
    public static MembersPicture Empty { get; } = new(RecordPicture.Empty, ParticipantsRegister.Empty, CredentialsRegister.Empty);

    /// <summary>The accreditation of observers.</summary>
    public AccreditationRegister Accreditation { get; private init; } = AccreditationRegister.Empty;

    /// <summary>Who reads what.</summary>
    public ReadersRegister Readers { get; private init; } = ReadersRegister.Empty;

    /// <summary>On what the credentials of delegations rest, and who objects to them.</summary>
    public DelegationsRegister Delegations { get; private init; } = DelegationsRegister.Empty;

    private MembersPicture Whole => whole ?? this;

    /// <summary>The picture after an act took effect. Who is accredited is admitted by the same entry.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="record">The room Record after it.</param>
    public MembersPicture Apply(Effect effect, RecordPicture record)
    {
        var (participants, credentials, accreditation) = (Participants.Apply(effect), CredentialsAfter(effect), Accreditation.Apply(effect));
        if (Accreditation.Admission(effect) is { Act: AdmitParticipant admit } admission && participants.Find(admit.Participant) is null)
            participants = participants.Apply(admission);
        var readers = Readers.Apply(effect);
        var delegations = Delegations.Apply(effect, Credentials, Record.Received);
        var isSame = ReferenceEquals(record, Record) && ReferenceEquals(participants, Participants) && ReferenceEquals(credentials, Credentials)
            && ReferenceEquals(accreditation, Accreditation) && ReferenceEquals(readers, Readers) && ReferenceEquals(delegations, Delegations);
        return isSame ? this : new(record, participants, credentials) { Accreditation = accreditation, Readers = readers, Delegations = delegations };
    }

    /// <summary>From the fourth edition on who contests the letter that seated a rival does not unseat the rival by it; the body decides between
    /// them.</summary>
    private CredentialsRegister CredentialsAfter(Effect effect) =>
        effect is { Act: ContestReceived contest, Edition: >= RulesOfProcedure.EditionOfGrounds }
        && Delegations.SeatedRival(Credentials, Record.Received.Acts.GetValueOrDefault(contest.Position), effect.At) is not null
            ? Credentials.Kept(contest.Position)
            : Credentials.Apply(effect).Ended(effect.Act switch
            {
                AcceptCredentials accept => accept.Participant, RefuseCredentials refuse => refuse.Participant, _ => "",
            }, Delegations.EndedBy(effect, Credentials));

    /// <summary>The heads of a delegation at a time.</summary>
    public ImmutableArray<DelegationHead> HeadsOf(string participant, DateTimeOffset time) => Delegations.Heads(Credentials, participant, time);

    /// <summary>The heads of a delegation between whom the body has not decided; empty where there is one, or they are of one delegation.</summary>
    public ImmutableArray<DelegationHead> RivalsOf(string participant, DateTimeOffset time) => Delegations.Rivals(Credentials, participant, time);

    /// <summary>The picture of a reader. What a register holds is shown whole or not at all.</summary>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="record">The room Record as the reader sees it.</param>
    internal MembersPicture SeenBy(Sight sight, RecordPicture record)
    {
        var shown = sight.Sees(ThingClass.Members) ? this : Empty;
        return new(record, shown.Participants, shown.Credentials, sight.TakesPart ? Whole : null)
        {
            Accreditation = shown.Accreditation, Readers = shown.Readers, Delegations = shown.Delegations,
        };
    }

    private MembersPicture(RecordPicture record, ParticipantsRegister participants, CredentialsRegister credentials, MembersPicture? whole)
        : this(record, participants, credentials) => this.whole = whole;

    /// <summary>What a reader sees at a time: the secretariat, where it wishes so, as a kind of reader does.</summary>
    public Sight SightOf(Reader reader, DateTimeOffset time) =>
        SeenAs(reader, time) is { } kind ? new(Whole.Readers.Of(ReaderKind.Stranger) | Whole.Readers.Of(kind), kind != ReaderKind.Stranger)
            : SightOf(reader.Person, time);

    /// <summary>As which kind of reader the secretariat sees where it wishes so; null for whoever sees as oneself.</summary>
    public ReaderKind? SeenAs(Reader reader, DateTimeOffset time) =>
        reader.SeesAs is { } name && Enum.TryParse<ReaderKind>(name, out var kind) && Whole.Credentials.Holds(reader.Person, Office.Secretariat, time)
            ? kind : null;

    /// <summary>What a person sees at a time: all that one of the capacities shows in which the person may act, and what strangers see.</summary>
    public Sight SightOf(string? person, DateTimeOffset time)
    {
        var members = Whole;
        if (members.Leads(person, time))
            return Sight.Everything;
        var reads = members.Standings(person, time).ToList();
        return new(reads.Aggregate(members.Readers.Of(ReaderKind.Stranger), (all, one) => all | one), reads.Count > 0);
    }

    /// <summary>What whoever enters an act sees: a person; of a received act the participant that sent it; and everything who acts for nobody.</summary>
    public Sight SightOf(Attempt attempt) =>
        attempt.Person is { } person ? SightOf(person, attempt.At)
        : Whole.Participants.Find(attempt.As) is { } sender ? new(Whole.Readers.Of(ReaderKind.Stranger) | Whole.Readers.Of(sender), true)
        : Sight.Everything;

    /// <summary>Whether a reader is in an audience at a time: with one of the participants for which they may act, or, where the secretariat sees as a kind of
    /// reader, with that kind. The secretariat and the Chair see what is for anybody.</summary>
    public bool IsIn(NamedAudience audience, Reader reader, DateTimeOffset time) =>
        SeenAs(reader, time) is { } kind ? audience.Kinds.Any(one => ReadersRegister.KindOf(one) == kind)
            : Whole.Leads(reader.Person, time) || Whole.StandsFor(reader.Person, time).Any(audience.Holds);

    /// <summary>Whether whoever acts in a capacity is in an audience: a participant that takes part.</summary>
    public bool IsIn(NamedAudience audience, string capacity) => Whole.Participants.Find(capacity) is { } participant && audience.Holds(participant);

    /// <summary>Whether a person holds an office at a time, whatever the reader of this picture sees.</summary>
    public bool Holds(string person, Office office, DateTimeOffset time) => Whole.Credentials.Holds(person, office, time);

    /// <summary>Whether whoever enters an act is in an audience: as <see cref="SightOf(Attempt)"/> says.</summary>
    public bool IsIn(NamedAudience audience, Attempt attempt) =>
        attempt.Person is { } person ? IsIn(audience, new Reader(person), attempt.At)
        : Whole.Participants.Find(attempt.As) is not { } sender || audience.Holds(sender);

    /// <summary>Whether a reader sees a class of things at a time.</summary>
    public bool Sees(Reader reader, ThingClass one, DateTimeOffset time) => SightOf(reader, time).Sees(one);

    private bool Leads(string? person, DateTimeOffset time) =>
        Credentials.Holds(person, Office.Secretariat, time) || Credentials.Holds(person, Office.Chair, time);

    /// <summary>The participants for which a person may act at a time.</summary>
    private IEnumerable<Participant> StandsFor(string? person, DateTimeOffset time) => person is null ? []
        : Credentials.Of(person).Values.Where(credential => credential.HoldsAt(time)).Select(credential => Participants.Find(credential.Participant))
            .OfType<Participant>();

    /// <summary>What each of a person's standings shows, one for each participant and one for the offices.</summary>
    private IEnumerable<Reads> Standings(string? person, DateTimeOffset time)
    {
        if (person is null)
            yield break;
        foreach (var participant in StandsFor(person, time))
            yield return Readers.Of(participant);
        if (Credentials.OfficesOf(person, time).Any())
            yield return Readers.Of(ReaderKind.Officer);
    }

    /// <summary>As what a person stands before the process in a capacity, at a time. A received act is its sender's, as a head of delegation would do
    /// it.</summary>
    public Role RoleOf(string? person, string capacity, SignatureLevel level, DateTimeOffset time) => capacity switch
    {
        Capacity.Clock => level == SignatureLevel.Server ? Role.Clock : Role.None,
        Capacity.Server => level == SignatureLevel.Server ? Role.Server : Role.None,
        Capacity.Body => level == SignatureLevel.Server ? Role.Body : Role.None,
        Capacity.Secretariat => Whole.Credentials.Holds(person, Office.Secretariat, time) ? Role.Secretariat : Role.None,
        Capacity.Chair => Whole.Credentials.Holds(person, Office.Chair, time) ? Role.Chair : Role.None,
        Capacity.Oneself => person is null ? Role.None : Role.Public | OfficesOf(person, time),
        _ => For(person, capacity, level, time),
    };

    /// <summary>Why somebody has no role in a capacity, as the case of <see cref="CredentialRules.PersonMayActSo"/>.</summary>
    public string Bar(string capacity) => capacity switch
    {
        Capacity.Secretariat or Capacity.Chair => "office",
        Capacity.Clock or Capacity.Server or Capacity.Body or Capacity.Oneself => "capacity",
        _ => Whole.Participants.Find(capacity) is null ? "stranger" : "credentials",
    };

    /// <summary>All capacities in which a person may act at a time.</summary>
    public IEnumerable<string> CapacitiesOf(string person, DateTimeOffset time)
    {
        if (Whole.Credentials.Holds(person, Office.Secretariat, time))
            yield return Capacity.Secretariat;
        if (Whole.Credentials.Holds(person, Office.Chair, time))
            yield return Capacity.Chair;
        foreach (var credential in Whole.Credentials.Of(person).Values
            .Where(credential => credential.HoldsAt(time) && Whole.Participants.Find(credential.Participant) is not null))
            yield return credential.Participant;
        yield return Capacity.Oneself;
    }

    /// <summary>All roles in which a person stands before the process at a time.</summary>
    public Role RolesOf(string? person, DateTimeOffset time) => person is null
        ? Role.Public
        : CapacitiesOf(person, time).Aggregate(Role.Public, (roles, capacity) => roles | RoleOf(person, capacity, SignatureLevel.Session, time));

    private Role OfficesOf(string person, DateTimeOffset time) =>
        Whole.Credentials.OfficesOf(person, time).Aggregate(Role.None, (roles, office) => roles | office switch
    {
        Office.Reviewer => Role.Reviewer,
        Office.Expert => Role.Expert,
        Office.Mediator => Role.Mediator,
        _ => Role.None,
    });

    private Role For(string? person, string code, SignatureLevel level, DateTimeOffset time)
    {
        if (Whole.Participants.Find(code) is not { } participant)
            return Role.None;
        var standing = level == SignatureLevel.Received ? DelegationStanding.Head : Whole.Credentials.Held(person, code, time)?.Act.Standing;
        return standing switch
        {
            null => Role.None,
            DelegationStanding.Head => Role.HeadOfDelegation | (participant.IsMember ? Role.Delegate : Role.Observer),
            _ => participant.IsMember ? Role.Delegate : Role.Observer,
        };
    }
}
