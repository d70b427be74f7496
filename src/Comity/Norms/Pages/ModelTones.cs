using Comity.Kit.Widgets;
using Comity.Norms.Texts;

namespace Comity.Norms.Pages;

/// <summary>How the status of a model is set off.</summary>
internal static class ModelTones
{
    /// <summary>The tone of a status.</summary>
    public static Tone Of(ModelStatus status) => status switch
    {
        ModelStatus.Endorsed => Tone.Firm,
        ModelStatus.ChairsAid => Tone.Good,
        ModelStatus.Working => Tone.Wait,
        _ => Tone.Plain,
    };
}
