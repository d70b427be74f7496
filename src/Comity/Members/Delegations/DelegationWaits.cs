using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Record.Entries;

namespace Comity.Members.Delegations;

/// <summary>What of the credentials of delegations waits for whom: a note to attach, a decision to put.</summary>
internal static class DelegationWaits
{
    /// <summary>So many notes are asked for one by one; more stand on the page of heads of delegation.</summary>
    private const int MostOneByOne = 5;

    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Kit.Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        var heads = Heads(picture, now);
        return
        [
            .. rights.Capacities.Contains(Capacity.Secretariat) ? Notes(picture, texts, visitor, heads) : [],
            .. rights.Capacities.Contains(Capacity.Chair) ? Decisions(picture, texts, visitor, heads) : [],
            .. heads.Where(one => one.Person == rights.Person && one.Provisional.Contains(ProvisionalReason.NoNote)).Select(one =>
                new ToDo(texts["delegations.wait-own-note", NameOf(picture, visitor, one)], null, PageOf(one))),
        ];
    }

    /// <summary>The heads of all delegations, by code.</summary>
    internal static IReadOnlyList<DelegationHead> Heads(Picture picture, DateTimeOffset now) =>
    [
        .. picture.Members.Participants.All.Values.Where(one => one.Until is null).SelectMany(one => picture.Members.HeadsOf(one.Code, now)),
    ];

    /// <summary>The form in which the secretariat attaches a head's note: credentials for the same person, as received.</summary>
    internal static string AttachAddress(DelegationHead one) =>
        $"/act/EnterReceived?as=secretariat&for={one.Credential.Participant}&act.type=IssueCredentials&act.person={one.Person}&act.standing=head";

    private static IEnumerable<ToDo> Notes(Picture picture, Kit.Texts texts, Visitor visitor, IReadOnlyList<DelegationHead> heads)
    {
        var missing = heads.Where(one => one.Provisional.Contains(ProvisionalReason.NoNote)).ToList();
        return missing.Count > MostOneByOne ? [new(texts["delegations.wait-notes", missing.Count], null, "/members/credentials?reason=noNote")]
            : missing.Select(one => new ToDo(texts["delegations.wait-note", NameOf(picture, visitor, one)], null, AttachAddress(one)));
    }

    private static IEnumerable<ToDo> Decisions(Picture picture, Kit.Texts texts, Visitor visitor, IReadOnlyList<DelegationHead> heads) => heads
        .Where(one => one.Provisional.Contains(ProvisionalReason.Rival) || one.Provisional.Contains(ProvisionalReason.Objection))
        .DistinctBy(one => one.Credential.Participant, StringComparer.Ordinal)
        .Select(one => new ToDo(texts["delegations.wait-decide", NameOf(picture, visitor, one)], null, PageOf(one)));

    private static string PageOf(DelegationHead one) => $"/members/{one.Credential.Participant}#credentials";

    private static string NameOf(Picture picture, Visitor visitor, DelegationHead one) =>
        picture.Members.Participants.All[one.Credential.Participant].NameIn(visitor.Language.Code);
}
