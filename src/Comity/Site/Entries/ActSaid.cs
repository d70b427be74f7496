using System.Collections.Immutable;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Site.Entries;

/// <summary>What each act says, for one sentence a reader can take in at a glance, and what it is about, so that entries about one thing are found together.</summary>
public static class ActSaid
{
    private const int LongestText = 160;

    /// <summary>The sentence of an act. Every act has its arm; a test sees to it.</summary>
    public static Said Of(Act act) => act switch
    {
        BeginRecord a => new(nameof(BeginRecord), Short(a.Title), Short(a.Secretariat)),
        DescribeProcess a => new(nameof(DescribeProcess), Short(a.Title), Short(a.Secretariat), Short(a.Decision)),
        AdoptRules a => new(nameof(AdoptRules), (long)a.Rules.Edition, Short(a.Decision)),
        ChangeServer a => new(nameof(ChangeServer), Short(a.Reason)),
        HandOverSecretariat a => new(nameof(HandOverSecretariat), Short(a.Organization), Short(a.Decision)),
        RegisterKey a => new(nameof(RegisterKey), a.Key),
        RevokeKey a => new(nameof(RevokeKey), a.Key, Short(a.Reason)),
        EnterReceived a => new(nameof(EnterReceived), new Code(a.For), a.Kind, Short(a.Reference)),
        ConfirmReceived a => new(nameof(ConfirmReceived), a.Position),
        ContestReceived a => new(nameof(ContestReceived), a.Position, Short(a.Ground)),
        SettleReceived a => new(nameof(SettleReceived), a.Position),
        EnterSealedSheet a => new(nameof(EnterSealedSheet), a.Sheet),
        OpenSealed a => new(nameof(OpenSealed), a.Sheet, (long)a.Index),
        NoteSealed a => new(nameof(NoteSealed), Short(a.Matter)),
        OpenLot a => new(nameof(OpenLot), a.Lot, Short(a.Purpose)),
        CommitToLot a => new(nameof(CommitToLot), a.Lot),
        RevealForLot a => new(nameof(RevealForLot), a.Lot),
        DrawLot { Order.IsEmpty: true } a => new("DrawLot.void", a.Lot),
        DrawLot a => new(nameof(DrawLot), a.Lot, Short(string.Join(", ", a.Order))),
        PublishFigure a => new(nameof(PublishFigure), a.Figure, a.Engine),
        _ => OfMembers(act) ?? AccreditationSaid.Of(act) ?? OfTexts(act) ?? ForumSaid.Of(act) ?? throw new InvalidOperationException($"No sentence is written for {ActName.Of(act)}."),
    };

    /// <summary>What an entry is about: names under which later entries about the same are found.</summary>
    public static ImmutableArray<string> Topics(Entry entry) => [.. About(entry.Position, entry.Statement.Act, entry.Statement.As).Distinct()];

    private static Said? OfMembers(Act act) => act switch
    {
        AdmitParticipant a => new(nameof(AdmitParticipant), new Code(a.Participant), a.Kind),
        CorrectParticipant a => new(nameof(CorrectParticipant), new Code(a.Participant)),
        EndParticipation a => new(nameof(EndParticipation), new Code(a.Participant), Short(a.Basis)),
        IssueCredentials a => new(nameof(IssueCredentials), a.Person, a.Standing, Short(a.Reference)),
        WithdrawCredentials a => new(nameof(WithdrawCredentials), a.Person, Short(a.Reference)),
        Appoint a => new(nameof(Appoint), a.Person, a.Office, Short(a.Decision)),
        EndAppointment a => new(nameof(EndAppointment), a.Person, a.Office, Short(a.Decision)),
        ResetSignIn a => new(nameof(ResetSignIn), a.Person, Short(a.Reason)),
        _ => null,
    };

    private static Said? OfTexts(Act act) => act switch
    {
        AdoptText a => new(nameof(AdoptText), Short(a.Title), Short(a.Symbol), a.InForceFrom),
        EndText a => new(nameof(EndText), a.Text, a.Until),
        EnterModel a => new(nameof(EnterModel), Short(a.Title), a.Text, a.Status),
        ChangeModelStatus a => new(nameof(ChangeModelStatus), a.Book.Text[..12], a.Status),
        TakePosition { Norm: { } norm } a => new("TakePosition.norm", a.Text, Short(norm), a.Stance),
        TakePosition a => new(nameof(TakePosition), a.Text, a.Stance),
        OpenConsultation a => new(nameof(OpenConsultation), Short(a.Title), a.Closes),
        EnterVotes a => new(nameof(EnterVotes), a.Consultation, (long)a.Sheet, (long)a.Votes.Length),
        EnterSealedVotes a => new(nameof(EnterSealedVotes), a.Consultation, (long)a.Sheet),
        CloseConsultation a => new(nameof(CloseConsultation), a.Consultation),
        _ => null,
    };

    private static IEnumerable<string> About(long position, Act act, string capacity)
    {
        if (capacity is not (Capacity.Secretariat or Capacity.Chair or Capacity.Oneself or Capacity.Clock or Capacity.Server))
            yield return $"participant:{capacity}";
        foreach (var topic in About(act))
            yield return topic;
        if (act is not EnterReceived received)
            yield break;
        yield return $"received:{position}";
        foreach (var topic in About(position, received.Act, received.For))
            yield return topic;
    }

    private static string[] About(Act act) => act switch
    {
        BeginRecord or DescribeProcess or AdoptRules or ChangeServer or HandOverSecretariat => ["rules"],
        RegisterKey a => [$"key:{a.Key}"],
        RevokeKey a => [$"key:{a.Key}"],
        ConfirmReceived a => [$"received:{a.Position}"],
        ContestReceived a => [$"received:{a.Position}"],
        SettleReceived a => [$"received:{a.Position}"],
        EnterSealedSheet a => [$"sheet:{a.Sheet}"],
        OpenSealed a => [$"sheet:{a.Sheet}"],
        OpenLot a => [$"lot:{a.Lot}"],
        CommitToLot a => [$"lot:{a.Lot}"],
        RevealForLot a => [$"lot:{a.Lot}"],
        DrawLot a => [$"lot:{a.Lot}"],
        PublishFigure a => [$"figure:{a.Figure}"],
        AdmitParticipant a => [$"participant:{a.Participant}"],
        CorrectParticipant a => [$"participant:{a.Participant}"],
        EndParticipation a => [$"participant:{a.Participant}"],
        IssueCredentials a => [$"person:{a.Person}"],
        WithdrawCredentials a => [$"person:{a.Person}"],
        Appoint a => [$"person:{a.Person}"],
        EndAppointment a => [$"person:{a.Person}"],
        ResetSignIn a => [$"person:{a.Person}"],
        AdoptText a => [$"text:{a.Text}"],
        EndText a => [$"text:{a.Text}"],
        EnterModel a => [$"text:{a.Text}", $"book:{a.Book.Text}"],
        ChangeModelStatus a => [$"book:{a.Book.Text}"],
        TakePosition a => [$"text:{a.Text}"],
        OpenConsultation a => [$"consultation:{a.Consultation}"],
        EnterVotes a => [$"consultation:{a.Consultation}"],
        EnterSealedVotes a => [$"consultation:{a.Consultation}"],
        CloseConsultation a => [$"consultation:{a.Consultation}"],
        _ => [.. AccreditationSaid.About(act), .. ForumSaid.About(act)],
    };

    internal static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
