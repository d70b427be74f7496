using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members;

/// <summary>What of the accreditation of observers waits for whom: to object, or to decide.</summary>
internal static class AccreditationWaits
{
    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Kit.Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        var register = picture.Members.Accreditation;
        foreach (var one in register.Open.Values.Select(position => register.All[position]))
        {
            var name = one.Act.Names.FirstOrDefault()?.Name.Value ?? one.Act.Participant.Value;
            foreach (var code in rights.Capacities.Where(code => now < one.Ends && !one.Objections.ContainsKey(code)))
                if (picture.Members.Participants.Find(code) is { } member && member.May(ParticipantRight.Object))
                    yield return new(texts["members.wait-object", name, member.NameIn(visitor.Language.Code)], one.Ends,
                        $"/act/ObjectToAccreditation?as={code}&participant={one.Act.Participant}");
            if (one.WaitsForDecisionAt(now) && Decider(one, rights.Roles) is { } capacity)
                yield return new(texts["members.wait-decide", name], null, $"/act/DecideAccreditation?as={capacity}&participant={one.Act.Participant}");
        }
    }

    private static string? Decider(AccreditationProposal one, Role roles) =>
        roles.HasFlag(Role.Chair) ? "chair" : one.Modality.Decider != AccreditationDecider.Chair && roles.HasFlag(Role.Secretariat) ? "secretariat" : null;
}
