using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>A group that the body established.</summary>
/// <param name="Act">The act that established it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Ended">Why it was ended; null while it works.</param>
public sealed record ForumGroup(EstablishGroup Act, long Position, DateTimeOffset At, string? Ended = null);

/// <summary>The meetings and the groups.</summary>
/// <param name="All">The meetings by id.</param>
/// <param name="Groups">The groups by id.</param>
public sealed record MeetingsRegister(ImmutableSortedDictionary<string, Meeting> All, ImmutableSortedDictionary<string, ForumGroup> Groups)
{
    /// <summary>Before the first entry.</summary>
    public static MeetingsRegister Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, Meeting>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string,
            ForumGroup>(StringComparer.Ordinal));

    /// <summary>The meeting with this id.</summary>
    public Meeting? Find(string id) => All.GetValueOrDefault(id);

    /// <summary>The register after an act took effect.</summary>
    public MeetingsRegister Apply(Effect effect) => effect.Act switch
    {
        ConveneMeeting act => Set(Meeting.Convened(effect, act)),
        EstablishGroup act => this with { Groups = Groups.SetItem(act.Group, new(act, effect.Position, effect.At)) },
        EndGroup act when Groups.GetValueOrDefault(act.Group) is { } group =>
            this with { Groups = Groups.SetItem(act.Group, group with { Ended = act.Reason }) },
        CirculateStatement { Meeting: { } id } when Find(id) is { } meeting => Set(meeting.Noting(effect)),
        // One for those who take part is in no account of a meeting, which others may read.
        CirculateStatementTo { Meeting: { } id, Readers: Distribution.General } act when Find(id) is { } meeting =>
            Set(meeting.Noting(effect with { Act = act.Circulates })),
        IOfMeeting act when Find(act.Meeting) is { } meeting => With(meeting, meeting.After(effect)),
        _ => this,
    };

    private MeetingsRegister With(Meeting before, Meeting after) => ReferenceEquals(before, after) ? this : Set(after);

    private MeetingsRegister Set(Meeting meeting) => this with { All = All.SetItem(meeting.Id, meeting) };
}
