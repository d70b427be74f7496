using System.Collections.Immutable;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Pages;

/// <summary>A page of the forum: it knows for whom the reader may act.</summary>
public abstract class ForumPiece : RecordPiece
{
    private Rights? rights;

    /// <summary>What the reader may do.</summary>
    protected Rights Rights => rights ??= Rights.Of(Visitor, Picture, Now);

    /// <summary>The participants for which the reader may do an act, and that have a right.</summary>
    protected IEnumerable<Participant> For<TAct>(ParticipantRight right)
        where TAct : Act => MayAs<TAct>().Select(Picture.Members.Participants.Find).OfType<Participant>().Where(one => one.May(right));

    /// <summary>Whether the reader may do an act in an office.</summary>
    protected bool May<TAct>(string capacity)
        where TAct : Act => MayAs<TAct>().Contains(capacity);

    private ImmutableArray<string> MayAs<TAct>()
        where TAct : Act => Rights.Person is null ? [] : Rights.For(Process.Find(ActName.Of(typeof(TAct)))!, Picture, Now);
}
