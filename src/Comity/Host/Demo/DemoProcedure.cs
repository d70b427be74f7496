using Comity.Forum.Procedure;
using Comity.Members.Accreditation;
using Comity.Members.Participants;

namespace Comity.Host.Demo;

/// <summary>The terms of procedure, and how observers are accredited: one proposal waits for its objections.</summary>
internal static class DemoProcedure
{
    /// <summary>As terms were before the edition of the rules that the process adopts in its second session.</summary>
    private static readonly ProcedureTerms Before = ProcedureSets.Under(ProcedureSets.UnitedNations, 2);

    private static readonly ProcedureTerms Terms = Before with
    {
        Title = "Rules of procedure of the demonstration",
        Languages = ["en", "fr"],
        Silence = Before.Silence with { Languages = ["en", "fr"] },
        Leadership = new("Decision 1/5 of the organizational session", LeadershipMethod.Lot, [], 24),
    };

    /// <summary>Enters them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        yield return DemoStep.Say(3, 5, () => pen.InSession(cast.Chair, new AdoptProcedure(Terms, "Decision 1/5 of the organizational session")));
        yield return DemoStep.Say(5, 3, () => pen.InSession(cast.Chair,
            new AdoptModality("Participation of stakeholders", 14, false, AccreditationDecider.Body, "Decision 1/2 of the organizational session")));
        yield return DemoStep.Say(53, 2, () => pen.InSession(cast.Secretary, new ProposeAccreditation(
            "CLI", ParticipantKind.Stakeholder, [new("en", "Clinics Online Initiative"), new("fr", "Initiative cliniques en ligne")],
            "Application of the secretariat of the Initiative, letter L/2026/251")));
    }
}
