using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members;

/// <summary>What acts name of the room Members.</summary>
public static class MembersNaming
{
    /// <summary>Those who take part, by code.</summary>
    public static Naming<ParticipantsRegister> Participant { get; } = Naming<ParticipantsRegister>.Of<ParticipantCode>(
        "participant", register =>
            register.All.Values.Where(one => one.Until is null).Select(Thing), (register, id) => register.Find(id) is { } one ? Thing(one) : null);

    /// <summary>Those whose accreditation is proposed: the open ones come first.</summary>
    public static Naming<AccreditationRegister> Applicant { get; } = Naming<AccreditationRegister>.Of<ApplicantCode>(
        "accreditation", register =>
            register.All.Values.Reverse().Select(Thing),
            (register, id) => register.All.Values.LastOrDefault(one => one.Act.Participant == id) is { } one ? Thing(one) : null);

    /// <summary>Persons that the record knows. Who somebody is stands beside it; a person may be named before the record knows them.</summary>
    public static Naming<CredentialsRegister> Person { get; } = Naming<CredentialsRegister>.Of<PersonId>(
        "person",
        register => register.Credentials.Keys.Concat(register.Offices.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(person => new NamedThing(person, person, null)),
        (_, id) => Pseudonym.Is(id) ? new(id, id, null) : null);

    /// <summary>The regional groups in which participants are.</summary>
    public static Naming<ParticipantsRegister> Group { get; } = Naming<ParticipantsRegister>.Of<RegionalGroup>(
        "group", register =>
            Groups(register).Order(StringComparer.Ordinal).Select(Thing),
            (register, id) => Groups(register).Contains(id, StringComparer.Ordinal) ? Thing(id) : null);

    private static IEnumerable<string> Groups(ParticipantsRegister register) =>
        register.All.Values.Where(one => one.Until is null).Select(one => one.Group).OfType<string>().Distinct(StringComparer.Ordinal);

    private static NamedThing Thing(Participant one) => new(one.Code, one.NameIn, $"/members/{one.Code}")
    {
        Symbol = one.Code, Words = () => $"{string.Join('\n', one.Names.Select(name => name.Name))}\n{one.Group}\n{one.Basis}",
    };

    private static NamedThing Thing(AccreditationProposal one) =>
        new(one.Act.Participant, language => NameIn(one.Act, language), "/members/accreditation")
        {
            Symbol = one.Act.Participant, IsOver = one.Status != AccreditationStatus.Open,
            Words = () => $"{string.Join('\n', one.Act.Names.Select(name => name.Name))}\n{one.Act.Application}",
        };

    private static NamedThing Thing(string group) => new(group, group, $"/members?group={Uri.EscapeDataString(group)}");

    private static string NameIn(ProposeAccreditation act, string language) =>
        (act.Names.FirstOrDefault(name => name.Language == language) ?? act.Names.FirstOrDefault(name => name.Language == "en")
            ?? act.Names.FirstOrDefault())?.Name ?? act.Participant.Value;
}
