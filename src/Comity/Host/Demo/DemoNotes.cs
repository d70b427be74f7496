using Comity.Norms.Texts;
using Comity.Record.Received;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>What delegations sent on paper: a note that was confirmed, a message that was contested, a note that still waits.</summary>
internal static class DemoNotes
{
    private static readonly TakePosition Confirmed =
        new(DemoTexts.Id, "UN-g", Stance.Supports, "Selmara has designated its critical infrastructure and reports on it every two years.");
    private static readonly TakePosition Contested = new(DemoTexts.Id, "UN-e", Stance.Dissociates);
    private static readonly TakePosition Waits =
        new(DemoTexts.Id, "UN-i1", Stance.Reserves, "Aldermark reserves its position until the study of supply chains has been submitted.");

    /// <summary>Enters them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        Task<Outcome>? confirmed = null, contested = null;
        yield return DemoStep.Say(31, 2, () => confirmed = Enter(pen, cast, "XSL", Confirmed, ReceivedKind.NoteVerbale, "NV/2026/187"));
        yield return new(33, 5, async _ => await pen.Say(cast.Heads["XSL"], new ConfirmReceived((await confirmed!).Receipt!.Position)));
        yield return DemoStep.Say(40, 1, () => contested = Enter(pen, cast, "XVS", Contested, ReceivedKind.Email, "E/2026/231"));
        yield return new(42, 6, async _ => await pen.Say(cast.Heads["XVS"], new ContestReceived(
            (await contested!).Receipt!.Position, "The message was not sent by the Permanent Mission of Vessaly, whose position has not changed.")));
        yield return DemoStep.Say(57, 2, () => Enter(pen, cast, "XAD", Waits, ReceivedKind.NoteVerbale, "NV/2026/266"));
    }

    private static Task<Outcome> Enter(DemoPen pen, DemoCast cast, string code, TakePosition act, ReceivedKind kind, string reference)
    {
        var sender = DemoCast.Members.First(one => one.Code == code).English;
        var document = pen.File(
            $"Permanent Mission of {sender}\n{reference}\n\nThe Permanent Mission of {sender} presents its compliments to the secretariat and has the honour "
                + $"to state its position on norm {act.Norm}: "
            + $"{act.Statement ?? "the delegation dissociates itself from it."}\n\n(Invented for the demonstration.)\n");
        return pen.InSession(cast.Secretary, new EnterReceived(code, act, kind, reference, pen.Today, document));
    }
}
