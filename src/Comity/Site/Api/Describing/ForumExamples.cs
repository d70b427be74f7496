using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of the forum's acts: one line for each procedure.</summary>
internal static class ForumExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        .. DocumentExamples.All,
        .. MeetingExamples.All,
        .. ChairExamples.All,
        .. SilenceExamples.All,
        .. CommitmentExamples.All,
    ];
}
