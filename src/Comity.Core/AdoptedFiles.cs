using Comity.Forum;
using Comity.Forum.Decisions;
using Comity.Forum.Silence;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity;

/// <summary>The one place that knows which files an act makes public because it adopts the document that they are of. Putting a decision or a text under
/// silence adopts nothing.</summary>
public static class AdoptedFiles
{
    /// <summary>The files of what an act adopted.</summary>
    /// <param name="after">The room after the act.</param>
    /// <param name="effect">The act.</param>
    public static IEnumerable<Hash> Of(ForumPicture after, Effect effect) => effect.Act switch
    {
        RuleConsensus act => OfDecision(after, act.Decision, effect),
        CloseVote act => OfDecision(after, act.Decision, effect),
        SettleSilence act when after.Silence.All.GetValueOrDefault(act.Silence) is { Status: SilenceStatus.Adopted } silence
            && silence.EndedBy == effect.Position => silence.Files.Values.Select(file => file.File),
        _ => [],
    };

    private static IEnumerable<Hash> OfDecision(ForumPicture after, string id, Effect effect) =>
        after.Decisions.All.GetValueOrDefault(id) is { Status: DecisionStatus.Adopted, Act.Document: { } document } decision
            && decision.EndedBy == effect.Position
            ? after.Documents.All.GetValueOrDefault(document)?.Files.Values.Select(file => file.File) ?? []
            : [];
}
