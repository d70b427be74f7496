using Comity.Forum.Commitments;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>Confidence-building commitments: kept, lapsed, withdrawn, running; measures that members adopted; what one State says of its own
/// doctrine.</summary>
internal static class DemoUndertakings
{
    /// <summary>Enters them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        Task<Outcome>? asked = null;
        yield return DemoStep.Say(9, 2, () => pen.Say(cast.Heads["XNV"], new EnterCommitment(
            "notify-exercises", "Norvanna notifies national exercises two weeks before", CommitmentKind.Notification, LegalCharacter.Political,
            "Exercises of its armed forces that use networks outside its territory.",
            "A notification in this register, at least fourteen days before each exercise.", pen.When(10), null, pen.When(40), ["osce-1"], ["UN-a"])));
        yield return DemoStep.Say(9, 4, () => pen.InSession(cast.Heads["XES"], new EnterCommitment(
            "contact-estavelle", "The emergency response team of Estavelle answers day and night", CommitmentKind.ContactPoint, LegalCharacter.Political,
            "Requests that concern critical infrastructure.",
            "An answer within a day to the test messages of the secretariat.", pen.When(10), pen.When(50), null, ["osce-8"], ["UN-h1"])));
        yield return DemoStep.Say(12, 3, () => pen.Say(cast.Heads["XTQ"], new EnterCommitment(
            "disclosure-tarquenne", "Tarquenne reports vulnerabilities to makers within ninety days", CommitmentKind.Undertaking, LegalCharacter.Political,
            "What its agencies find in software for the public.",
            "A yearly figure of what was reported.", pen.When(13), pen.When(300), pen.When(200), ["osce-16"], ["UN-j"])));
        yield return DemoStep.Say(20, 5, () => pen.InSession(cast.Heads["XAD"], new EnterCommitment(
            "restraint-aldermark", "No operations against emergency response teams while response times are negotiated", CommitmentKind.RestraintWindow,
            LegalCharacter.Political, "All organs of Aldermark.",
            "No finding of a reviewer to the contrary.", pen.When(20, 6), pen.When(90), null, [], ["UN-k"], "The negotiation of DEMO/2026/L.3")));
        yield return DemoStep.Say(25, 2, () => Adopt(pen, cast));
        yield return DemoStep.Say(26, 3, () => pen.InSession(cast.Heads["XAD"], new Disclose(
            "doctrine-aldermark", DisclosureSubject.Doctrine, "Doctrine for operations in cyberspace, public part", DisclosureLayer.Public,
            pen.File("What Aldermark holds itself to, and who oversees it. (Invented for the demonstration.)\n"))));
        yield return DemoStep.Say(30, 6, () => asked = pen.InSession(cast.Heads["XIV"],
            new AskAboutCommitment("contact-estavelle", "Does the contact point also answer to regional organisations?")));
        yield return new(31, 6, async _ => await pen.InSession(cast.Heads["XES"],
            new AnswerQuestion((await asked!).Receipt!.Position, "Yes, when a member names them.")));
        yield return DemoStep.Say(38, 2, () => pen.Say(cast.Heads["XNV"],
            new ReportOnCommitment("notify-exercises", CommitmentClaim.Kept, "One exercise was held, and notified twenty days before.")));
        yield return DemoStep.Say(41, 4, () => pen.InSession(cast.Heads["XBV"],
            new AssessCommitment("notify-exercises", CommitmentFinding.Shown, "The notification stands in the register.")));
        yield return DemoStep.Say(46, 2, () => pen.Say(cast.Heads["XTQ"],
            new WithdrawCommitment("disclosure-tarquenne", "A law that is under discussion sets other times; Tarquenne will come back with them.")));
    }

    private static void Adopt(DemoPen pen, DemoCast cast)
    {
        foreach (var (code, measure) in ((string, string)[])[("XAD", "osce-8"), ("XMW", "osce-8"), ("XNV", "osce-1"), ("XKE", "osce-8"), ("XPL", "osce-1"),
            ("XRV", "osce-8")])
            _ = pen.InSession(cast.Heads[code], new AdoptMeasure(measure));
    }
}
