using Comity.Forum.Decisions;
using Comity.Forum.Silence;

namespace Comity.Host.Demo;

/// <summary>Three texts under silence: one adopted, one broken in its last hour by an amendment, one that runs for eleven hours more.</summary>
internal static class DemoSilences
{
    /// <summary>The one that was adopted.</summary>
    public const string Adopted = "directory";

    private const string Consulted = "All delegations, by circular letter, and the coordinators of the groups in person";

    /// <summary>Enters them, days 30 to 56.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        yield return DemoStep.Say(30, 2, () => pen.InSession(cast.Chair,
            new BeginSilence(Adopted, "Directory of points of contact", DemoPapers.Directory, pen.When(34, 2), Consulted)));
        yield return DemoStep.Say(32, 4, () => pen.Say(cast.Heads["XIV"], new ExplainPosition(
            ExplanationKind.Interpretation, "Ilvermont understands that the directory holds posts and no names.", null, Adopted, [])));
        yield return DemoStep.Say(40, 3, () => pen.InSession(cast.Chair,
            new BeginSilence("response-times", "Times to answer a request for help", DemoPapers.Response, pen.When(44, 3), Consulted)));
        yield return DemoStep.Say(44, 2, () => pen.Say(cast.Heads["XTQ"], new BreakSilence(
            "response-times", SilenceBreakKind.Amendment, "Twelve hours cannot be kept by a team of three.",
            pen.File("Replace “twelve hours” by “twenty-four hours”, and add at the end: “or as soon as capacity allows”.\n"))));
        yield return DemoStep.Say(56, 3, () => pen.InSession(cast.Chair, new BeginSilence(
            "response-times-2", "Times to answer a request for help, as revised", DemoPapers.Revised, InElevenHours(), Consulted)));
    }

    private static DateTimeOffset InElevenHours()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(now.AddHours(11).UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }
}
