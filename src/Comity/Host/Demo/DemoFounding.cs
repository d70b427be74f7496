using System.Globalization;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>How the invented process begins: rules, participants, credentials by note verbale, offices, keys.</summary>
internal static class DemoFounding
{
    private const string Title = "Norms process (demonstration)";

    /// <summary>The codes of those whose heads sign with a key of their own.</summary>
    private static readonly string[] WithKey = ["XMW", "XGD", "XQS", "XRV", "IRC"];

    /// <summary>The codes of those whose heads sign with a passkey.</summary>
    private static readonly string[] WithPasskey = ["XNV", "XJR", "XTQ", "XHS", "XZD", "XCI"];

    /// <summary>The invented process is older than the terms for confirmations and grounds: it adopts them in its course.</summary>
    private static readonly RulesOfProcedure First = RecordFolder.FirstRules with { Edition = 2, ConfirmMinutes = null, SittingHours = null, SheetSize = null };

    private static readonly RulesOfProcedure Rules = First with
    {
        ContestDays = 21,
        Levels = [new("EndText", SignatureLevel.Passkey)],
        Effects = [.. First.Effects, new("CommitToLot", ReceivedEffect.AtOnce), new("RevealForLot", ReceivedEffect.AtOnce)],
    };

    /// <summary>The rules that it adopts in its second session: confirmations and sheets have terms, and what changes the process needs a ground.</summary>
    public static RulesOfProcedure Later { get; } = Rules with
    {
        Edition = FoundingRules.LastEdition, ConfirmMinutes = RecordFolder.FirstRules.ConfirmMinutes, SittingHours = RecordFolder.FirstRules.SittingHours,
        SheetSize = RecordFolder.FirstRules.SheetSize,
    };

    /// <summary>Enters the beginning, days 0 to 3.</summary>
    public static async Task EnterAsync(DemoPen pen, DemoCast cast, string site, CancellationToken cancel)
    {
        await pen.Record.EnterOwnAsync(_ => new BeginRecord(
            pen.Record.Verifier.Name, Title, "Secretariat of the demonstration", cast.Secretary.Id, [site], pen.Record.AttestorText,
            "Unclassified; everything here is invented", First), cancel);
        foreach (var one in DemoCast.Members)
            _ = pen.InSession(cast.Secretary, Admission(one, "Decision 1/1 of the organizational session, list of members"));
        await pen.GoAsync(0, 3, cancel);
        foreach (var one in DemoCast.Others)
            _ = pen.InSession(cast.Secretary, Admission(one, "Decision 1/2 of the organizational session, modalities of participation"));
        await pen.GoAsync(1, 1, cancel);
        foreach (var (one, number) in DemoCast.Members.Concat(DemoCast.Others).Select((one, number) => (one, number + 1)))
            _ = pen.InSession(cast.Secretary, Credentials(pen, one, cast.Heads[one.Code], number));
        await pen.GoAsync(2, 1, cancel);
        Offices(pen, cast);
        _ = pen.InSession(cast.Secretary, new AdoptRules(Rules, "Decision 1/4 of the organizational session"));
        await pen.GoAsync(3, 2, cancel);
        Keys(pen, cast);
        await pen.DoneAsync();
        foreach (var (person, reference) in ((DemoPerson, string)[])[(cast.Delegate, "NV/2026/112"), (cast.Observer, "L/2026/113")])
            _ = pen.InSession(cast.Heads[person.Capacity], new IssueCredentials(person.Id, DelegationStanding.Member, pen.Now, null, [], reference));
        await pen.DoneAsync();
    }

    private static AdmitParticipant Admission(DemoParticipant one, string basis) => new(one.Code, one.Kind, one.Names, one.Group, basis);

    private static EnterReceived Credentials(DemoPen pen, DemoParticipant one, DemoPerson head, int number)
    {
        var kind = one.Kind is ParticipantKind.State or ParticipantKind.ObserverState ? ReceivedKind.NoteVerbale : ReceivedKind.Letter;
        var reference = string.Create(CultureInfo.InvariantCulture, $"{(kind == ReceivedKind.NoteVerbale ? "NV" : "L")}/2026/{number:000}");
        var document = pen.File(
            $"{one.English}\n{reference}\n\n{one.English} presents its compliments to the secretariat and has the honour to appoint the bearer of the "
                + $"pseudonym {head.Id} as head of its delegation.\n\n(Invented for the demonstration.)\n");
        return new(one.Code, new IssueCredentials(head.Id, DelegationStanding.Head, pen.Now, null, [], reference), kind, reference, pen.Today, document);
    }

    private static void Offices(DemoPen pen, DemoCast cast)
    {
        foreach (var (person, office) in ((DemoPerson, Office)[])[(cast.Chair, Office.Chair), (cast.Reviewer, Office.Reviewer), (cast.Expert, Office.Expert),
            (cast.Mediator, Office.Mediator)])
            _ = pen.InSession(cast.Secretary, new Appoint(person.Id, office, pen.Now, null, "Decision 1/3 of the organizational session"));
    }

    private static void Keys(DemoPen pen, DemoCast cast)
    {
        foreach (var code in WithKey)
            _ = pen.InSession(cast.Heads[code], cast.Heads[code].MakeKey(pen.Record.Verifier.Name), Capacity.Oneself);
        foreach (var code in WithPasskey)
            _ = pen.InSession(cast.Heads[code], cast.Heads[code].MakePasskey(), Capacity.Oneself);
    }
}
