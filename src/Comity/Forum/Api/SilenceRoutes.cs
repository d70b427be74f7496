using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;

namespace Comity.Forum.Api;

/// <summary>What texts under silence, decisions and notices are asked.</summary>
public static class SilenceRoutes
{
    private const string Tag = "decisions";

    private static readonly ApiParameter Silence = new("silence", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "draft-report" };

    private static readonly ApiParameter Decision = new("decision", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "working-hours" };

    private static readonly ApiParameter Participant = new("participant", ParameterKind.Text) { Example = "UTO" };

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("silences", Tag, "silence", Shows.Decisions, typeof(SilenceRow), call => call.Picture.Forum.Silence.All.Values.Select(SilenceRow.Of))
        { IsList = true },
        new("silence", Tag, "silence/{silence}", Shows.Decisions, typeof(SilenceRow),
            call => call.Picture.Forum.Silence.All.GetValueOrDefault(call.Text("silence")!) is { } one ? SilenceRow.Of(one) : null) { Parameters = [Silence] },
        new("decisions", Tag, "decisions", Shows.Decisions, typeof(DecisionRow), call => call.Picture.Forum.Decisions.All.Values.Select(DecisionRow.Of))
        { IsList = true },
        new("decision", Tag, "decisions/{decision}", Shows.Decisions, typeof(DecisionRow),
            call => call.Picture.Forum.Decisions.All.GetValueOrDefault(call.Text("decision")!) is { } one ? DecisionRow.Of(one) : null)
        {
            Parameters = [Decision],
        },
        new("grounds", Tag, "grounds", Shows.Decisions, typeof(GroundRow),
            call => call.Picture.Forum.Grounds.All.Select(one => GroundRow.Of(call.Picture.Forum.Grounds, one))) { IsList = true },
        new("explanations", Tag, "explanations", Shows.Statements, typeof(ExplanationRow),
            call => call.Picture.Forum.Decisions.Explanations.Where(one => Is(call, one.Participant)).Select(ExplanationRow.Of))
        {
            IsList = true, Parameters = [Participant],
        },
        new("notices", Tag, "notices", Shows.Record, typeof(NoticeRow),
            call => call.Picture.Forum.Notices.All.Values.Where(one => one.To.Any(code => Is(call, code)))
            .Select(NoticeRow.Of)) { IsList = true, Parameters = [Participant] },
    ];

    private static bool Is(ApiCall call, string code) => call.Text("participant") is not { } asked || asked == code;
}
