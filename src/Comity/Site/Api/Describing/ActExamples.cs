using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity.Site.Api.Describing;

/// <summary>An example of every act, with an invented State: what the compiler checks cannot be out of date.</summary>
public static class ActExamples
{
    internal const string Person = "p-abcdefghij234567";
    private const string PublicKeyText = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    internal static readonly DateTimeOffset Noon = new(2026, 2, 27, 12, 0, 0, TimeSpan.Zero);
    internal static readonly Hash Bytes = Hash.Of("An example"u8);
    private static readonly RulesOfProcedure Rules = new(1, 30, 24, [new(nameof(AdoptText), SignatureLevel.Passkey)], [new(nameof(IssueCredentials), ReceivedEffect.AtOnce)]);

    private static readonly FrozenDictionary<string, Act> ByName = ((ImmutableArray<Act>)
    [
        new BeginRecord("norms.example.org/log", "A process on responsible State behaviour", "The secretariat", Person, ["https://norms.example.org"], PublicKeyText, "Unclassified", Rules),
        new DescribeProcess("A process on responsible State behaviour", "The secretariat", "Unclassified", "Decision 2026/2"),
        new AdoptRules(Rules, "Decision 2026/1"),
        new ChangeServer(PublicKeyText, ["https://norms.example.org"], "The server moved"),
        new RegisterKey("k-abcdefghijklmnopqrstuv", KeyAlgorithm.Ed25519, PublicKeyText, KeyUse.Own, "MEQCIA"),
        new RevokeKey("k-abcdefghijklmnopqrstuv", "lost"),
        new EnterReceived("UTO", new TakePosition("norms-2015", "13f", Stance.Supports), ReceivedKind.NoteVerbale, "NV/2026/014", new DateOnly(2026, 2, 27), Bytes),
        new ConfirmReceived(42),
        new ContestReceived(42, "The note was sent in error"),
        new SettleReceived(42),
        new RecallFile(Bytes, "The wrong file was attached"),
        new WithholdFile(Bytes, WithholdingGround.PersonalData, "It holds the address of a person"),
        new EnterSealedSheet(1, Bytes, 16),
        new OpenSealed(1, 3, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "What was sealed", [Bytes]),
        new NoteSealed(Bytes, "A request for consultations is under way"),
        new OpenLot("chair-3", "The chair of the third session", ["UTO", "ERE", "LIL"], ["UTO", "ERE", "LIL"], Noon, Noon.AddDays(7)),
        new CommitToLot("chair-3", Bytes),
        new RevealForLot("chair-3", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        new DrawLot("chair-3", ["LIL", "UTO", "ERE"], []),
        new PublishFigure("norms.book", "norms/1", [Bytes], [new("loopholes", 3)], FigureBasis.Recomputable),
        new AdmitParticipant("UTO", ParticipantKind.State, [new("en", "Utopia"), new("fr", "Utopie")], "Western European and other States", "Resolution 1", new([], [], JoiningMode.Founder, new DateOnly(2026, 1, 5))),
        new CorrectParticipant("UTO", [new("en", "Republic of Utopia")], null, "Note verbale NV/2026/015"),
        new EndParticipation("UTO", "Note verbale NV/2026/016"),
        new IssueCredentials(Person, DelegationStanding.Member, Noon, null, [], "NV/2026/017"),
        new WithdrawCredentials(Person, "NV/2026/018"),
        new Appoint(Person, Office.Chair, Noon, Noon.AddYears(1), "Decision 2026/2"),
        new EndAppointment(Person, Office.Chair, "Decision 2026/3"),
        new ResetSignIn(Person, "The device was lost"),
        new AdoptText("norms-2015", "Norms of responsible State behaviour", "A/70/174", [new("en", Bytes)], new DateOnly(2015, 12, 23), "A/RES/70/237"),
        new EndText("norms-2015", new DateOnly(2030, 1, 1), "Decision 2029/4"),
        new EnterModel("norms-2015", Bytes, "The UN framework", ModelStatus.Working),
        new ChangeModelStatus(Bytes, ModelStatus.ChairsAid, "Decision 2026/5"),
        new TakePosition("norms-2015", "13f", Stance.Interprets, "We understand services to the public to include elections."),
        new OpenConsultation("first-round", "What should come first", ["Points of contact should be named by all."], VoteTerms.Public, Noon.AddDays(30)),
        new EnterVotes("first-round", 1, [new(Person, "UTO", 0, VoteValue.Agree)]),
        new EnterSealedVotes("first-round", 1, Bytes, 16),
        new CloseConsultation("first-round", [new(1, 0, 0)]),
        .. AccreditationExamples.All,
        .. ForumExamples.All,
    ]).ToFrozenDictionary(ActName.Of, StringComparer.Ordinal);

    /// <summary>The example of an act.</summary>
    public static Act Of(string name) => ByName[name];

    /// <summary>The example of an act as JSON.</summary>
    public static JsonNode Json(string name) => JsonSerializer.SerializeToNode<Act>(Of(name), Process.Json.Options)!;
}
