using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Kit.Widgets;

namespace Comity.Forum.Pages;

/// <summary>How results are set off.</summary>
internal static class ForumTones
{
    /// <summary>The tone of a text under silence.</summary>
    public static Tone Of(SilenceStatus status) => status switch
    {
        SilenceStatus.Adopted => Tone.Firm,
        SilenceStatus.Broken => Tone.Alert,
        SilenceStatus.Running => Tone.Wait,
        _ => Tone.Plain,
    };

    /// <summary>The tone of an instrument.</summary>
    public static Tone Of(InstrumentStatus status) => status switch
    {
        InstrumentStatus.InEffect => Tone.Firm,
        InstrumentStatus.Refused => Tone.Alert,
        _ => Tone.Wait,
    };

    /// <summary>The tone of a decision.</summary>
    public static Tone Of(DecisionStatus status) => status switch
    {
        DecisionStatus.Adopted => Tone.Firm,
        DecisionStatus.Rejected => Tone.Alert,
        DecisionStatus.Open or DecisionStatus.Voting => Tone.Wait,
        _ => Tone.Plain,
    };
}
