using Comity.Forum.Grounds;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;
using Comity.Tests.Forum;
using Comity.Tests.Members;

namespace Comity.Tests.Record;

/// <summary>A process in which every act is done at least once, under every kind of signature.</summary>
internal static class Everything
{
    public static readonly byte[] Salt = Signers.Seed("salt");

    public static readonly MerkleTree Sheet = Commitment.Tree(
        Enumerable.Range(0, 16).Select(index => index == 5 ? Commitment.Of(Salt, "What was sealed"u8) : Commitment.Padding(Signers.Seed("padding"), index)));

    public static OpenLot Lot { get; } = new(
        "chair-3", "The chair of the third session", ["KEN", "FRA", "BRA", "JPN"], ["KEN", "FRA", "BRA", "JPN"], Given.Start.AddDays(50),
        Given.Start.AddDays(51));

    public static OpenConsultation Consultation { get; } =
        new("scope", "On the scope", ["It covers hospitals.", "It covers cables."], VoteTerms.Public, Given.Start.AddDays(60));

    public static OpenSealed Opening { get; } = new(1, 5, Base64Url.Write(Salt), "What was sealed", Sheet.Inclusion(5, 16));

    public static byte[] Part(string group) => Signers.Seed("part of " + group);

    public static CommitToLot Commits(string group, string lot = "chair-3") => new(lot, LotDraw.Commitment(Part(group)));

    public static RevealForLot Reveals(string group, string lot = "chair-3") => new(lot, Base64Url.Write(Part(group)));

    public static Vote Vote(string person, int statement, VoteValue value) => new(Given.Person(person), "oneself", statement, value);

    /// <summary>What a later room adds stands at the end: the golden log of a release begins as that of the release before.</summary>
    public static Given Happens()
    {
        var given = Documents(Texts(Persons(Given.A_process()))).After(20);
        foreach (var happens in (Func<Given, Given>[])
                 [DocumentsHappen.Happens, AccreditationHappens.Happens, Silent.Happens, ParagraphsHappen.Happens, FoundingEnds, Deciding.Happens,
                     CommitmentsHappen.Happens, MeetingsHappens.Happens,
                     ChairHappens.Happens, Deciding.DutiesHappen, FilesHappen.Happens, Carrying.Happens, Carrying.GroundsHappen,
                     ReadersHappen.Happens, RightsHappen.Happens, Negotiation.ConsultationsHappen.Happens,
                     DocumentsHappen.NarrowerHappens, DelegationsHappen.Happens, Silent.GraceHappens])
            given = happens(given);
        return given;
    }

    /// <summary>From here on the superior organ grounds what needs it.</summary>
    private static Given FoundingEnds(Given given) => given.Under_a_superior_organ().Does("secretariat", new EndFounding("The process is founded."));

    private static Given Persons(Given given)
    {
        given = given.Does("secretariat", new NameFoundingInstrument("General Assembly", "A/RES/80/16", new(2025, 12, 1), Given.File("founding")))
            .With_members("KEN", "FRA", "BRA", "JPN").With("ICRC", ParticipantKind.InternationalOrganization).With("OSC", ParticipantKind.Stakeholder)
            .With_chair().With_office("reviewer", Office.Reviewer).With_office("mediator", Office.Mediator)
            .With_delegate("KEN", "Wanjiru").With_delegate("FRA", "Camille", nameof(TakePosition))
            .Does("oneself", Signers.Registers("Wanjiru"), "Wanjiru")
            .Does("oneself", new Authenticator("chair").Registers(), "chair")
            .Does("oneself", Signers.Registers("Camille"), "Camille")
            .Does("secretariat", new ResetSignIn(Given.Person("Camille"), "The telephone was lost."))
            .Does("oneself", new RevokeKey(Signers.IdOf("Camille"), "lost"), "Camille", SignatureLevel.Key);
        return given
            .Does("secretariat", new CorrectParticipant("KEN", [new("en", "Kenya"), new("fr", "Kenya"), new("sw", "Kenya")], "African States", "NV/2"))
            .Does("secretariat", new EndParticipation("OSC", "NV/3"))
            .Does("secretariat", new EndAppointment(Given.Person("mediator"), Office.Mediator, "Resigned."))
            .Does("FRA", new WithdrawCredentials(Given.Person("Camille"), "NV/4"));
    }

    private static Given Texts(Given given) => given.With_text().With_text("norms-2021")
        .Does("chair", new EndText("norms-2021", new(2027, 1, 1), "Decision 5"), level: SignatureLevel.Passkey)
        .Does("secretariat", new EnterModel("norms-2015", Given.File("book"), "UN framework", ModelStatus.Working))
        .Does("chair", new ChangeModelStatus(Given.File("book"), ModelStatus.ChairsAid, "Under the chair's own authority."))
        .Does("KEN", new TakePosition("norms-2015", null, Stance.Supports), "Wanjiru", SignatureLevel.Key)
        .Does("FRA", new TakePosition("norms-2015", "13(f)", Stance.Interprets, "« Infrastructure » comprend les câbles."))
        .Does("chair", new AdoptRules(Given.Rules with { ContestDays = 20, Levels = [new(nameof(AdoptText), SignatureLevel.Passkey)] }, "Decision 6"),
            level: SignatureLevel.Passkey)
        .Does("secretariat", new DescribeProcess("A process on norms", "A secretariat", "unclassified", "Decision 7"))
        .Does("oneself", new Authenticator("secretariat").Registers(), "secretariat")
        .Does("secretariat", Given.Server(Given.Site, "https://desk.example.org"), level: SignatureLevel.Passkey)
        .Does("secretariat", new PublishFigure("norms.book", "norms/1", [Given.File("book")], [new("findings", 3), new("norms", 11)], FigureBasis.Recomputable))
        .Does("server", new PublishFigure("consultation.turnout", "votes/1", [], [new("persons", -1)], FigureBasis.Attested, "sheet 1",
            Given.File("certificate")));

    private static Given Documents(Given given)
    {
        given = given.After(1)
            .Does("secretariat", Given.Letter("BRA", new TakePosition("norms-2015", null, Stance.Reserves, "Brazil reserves its position.")));
        var confirmed = given.Picture.Size - 1;
        given = given.Does("secretariat", Given.Letter("BRA", new TakePosition("norms-2015", "13(a)", Stance.Dissociates)));
        var contested = given.Picture.Size - 1;
        given = given.Does("secretariat", Given.Letter("ICRC", new TakePosition("norms-2015", null, Stance.Supports)))
            .Does("BRA", new ConfirmReceived(confirmed))
            .Does("BRA", new ContestReceived(contested, "Not of our government."))
            .Does("server", new EnterSealedSheet(1, Sheet.Root(), 16))
            .Does("chair", new NoteSealed(Commitment.Of(Salt, "What was sealed"u8), "A delegation asks for a delay."))
            .Does("KEN", Opening)
            .Does("secretariat", Lot)
            .Does("chair", Consultation)
            .Does("secretariat", Consultation with { Consultation = "sealed-scope", Terms = VoteTerms.Sealed });
        given = new[] { "KEN", "FRA", "BRA" }.Aggregate(given, (so, group) => so.Does(group, Commits(group)))
            .Does("server", new EnterVotes("scope", 1,
                [Vote("Wanjiru", 0, VoteValue.Agree), Vote("Camille", 0, VoteValue.Disagree), Vote("Wanjiru", 1, VoteValue.Pass)]))
            .Does("server", new EnterSealedVotes("sealed-scope", 1, Given.File("votes"), 16))
            .After(TimeSpan.FromDays(49.5));
        return new[] { "KEN", "FRA", "BRA" }.Aggregate(given, (so, group) => so.Does(group, Reveals(group)));
    }
}
