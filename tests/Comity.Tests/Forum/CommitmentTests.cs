using Comity.Forum.Commitments;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Public undertakings: what may be undertaken, by whom, and what becomes of it.</summary>
public sealed class CommitmentTests
{
    private static Given A_process() =>
        Given.A_process().With_members("KEN", "FRA").With("ICRC", ParticipantKind.InternationalOrganization).With("OSC", ParticipantKind.Stakeholder)
        .With_office("reviewer", Comity.Members.Credentials.Office.Reviewer);

    private static EnterCommitment Commitment => CommitmentsHappen.Commitment(Given.Start);

    private static Given With_one => A_process().Does("KEN", Commitment);

    [Theory]
    [InlineData("answers")]
    [InlineData("Answers")]
    [InlineData("an swers")]
    public void Commitment_id_is_free(string id) =>
        Assert.Equal(("CommitmentIdIsFree", "commitment"), With_one.Refusal("FRA", Commitment with { Commitment = id }));

    [Fact]
    public void Commitment_has_its_time()
    {
        var given = A_process();
        Assert.Equal(("CommitmentHasItsTime", "until"), given.Refusal("KEN", Commitment with { Until = Given.Start }));
        Assert.Equal(("CommitmentHasItsTime", "until"),
            given.Refusal("KEN", Commitment with { From = Given.Start.AddDays(-9), Until = Given.Start.AddDays(-1), ReviewBy = null }));
        Assert.Equal(("CommitmentHasItsTime", "until"),
            given.Refusal("KEN", Commitment with { Kind = CommitmentKind.RestraintWindow, During = "The second session", Until = null }));
        Assert.Equal(("CommitmentHasItsTime", "reviewBy"), given.Refusal("KEN", Commitment with { ReviewBy = Given.Start.AddDays(-1) }));
        Assert.Empty(given.Asked("KEN", Commitment with { Until = null }));
    }

    [Fact]
    public void Window_names_negotiation()
    {
        Assert.Equal(("WindowNamesNegotiation", "during"), A_process().Refusal("KEN", Commitment with { Kind = CommitmentKind.RestraintWindow }));
        Assert.Equal(("WindowNamesNegotiation", "during"), A_process().Refusal("KEN", Commitment with { During = "The second session" }));
        Assert.Empty(A_process().Asked("KEN", Commitment with { Kind = CommitmentKind.RestraintWindow, During = "The second session" }));
    }

    [Fact]
    public void Binding_names_instrument()
    {
        Assert.Equal(("BindingNamesInstrument", "instrument"), A_process().Refusal("KEN", Commitment with { Character = LegalCharacter.Binding }));
        Assert.Equal(("BindingNamesInstrument", "instrument"), A_process().Refusal("KEN", Commitment with { Instrument = "A treaty" }));
        Assert.Empty(A_process().Asked("KEN", Commitment with { Character = LegalCharacter.Binding, Instrument = "A treaty" }));
    }

    [Fact]
    public void Measures_are_in_catalogue()
    {
        Assert.Equal(("MeasuresAreInCatalogue", "measures"), A_process().Refusal("KEN", Commitment with { Measures = ["osce-17"] }));
        Assert.Equal(("MeasuresAreInCatalogue", "measures"), A_process().Refusal("KEN", Commitment with { Measures = ["osce-8", "osce-8"] }));
        Assert.Equal(("MeasuresAreInCatalogue", "measure"), A_process().Refusal("KEN", new AdoptMeasure("nato-1")));
    }

    [Fact]
    public void The_catalogue_holds_sixteen_six_and_eight() =>
        Assert.Equal([("osce", 16), ("oas", 6), ("un", 8)], MeasureCatalogue.Sets.Select(set => (set.Id, set.Measures.Length)));

    [Fact]
    public void Measure_is_adopted_once()
    {
        var given = A_process().Does("KEN", new AdoptMeasure("osce-8"));
        Assert.Equal(("MeasureIsAdoptedOnce", "measure"), given.Refusal("KEN", new AdoptMeasure("osce-8")));
        Assert.Equal(("MeasureIsAdoptedOnce", "measure"), given.Refusal("FRA", new EndMeasure("osce-8", "No longer.")));
        Assert.Empty(given.Asked("FRA", new AdoptMeasure("osce-8")));
    }

    [Fact]
    public void Commitment_is_ones_own()
    {
        var report = new ReportOnCommitment("answers", CommitmentClaim.Kept, "Both pings were answered.");
        Assert.Equal(("CommitmentIsOnesOwn", "commitment"), With_one.Refusal("FRA", report));
        Assert.Equal(("CommitmentIsOnesOwn", "commitment"), With_one.Refusal("FRA", new WithdrawCommitment("answers", "Why not.")));
        Assert.Equal(("CommitmentIsOnesOwn", "commitment"), With_one.After(101).Refusal("KEN", report));
        Assert.Equal(("CommitmentIsOnesOwn", "commitment"),
            With_one.Does("KEN", new WithdrawCommitment("answers", "Closed.")).Refusal("KEN", new ProlongCommitment("answers", Given.Start.AddYears(3))));
    }

    [Fact]
    public void Commitment_is_anothers()
    {
        Assert.Equal(("CommitmentIsAnothers", "commitment"), With_one.Refusal("KEN", new AssessCommitment("answers", CommitmentFinding.Shown, "We saw it.")));
        Assert.Equal(("CommitmentIsAnothers", "commitment"), With_one.Refusal("KEN", new AskAboutCommitment("answers", "Is it so?")));
        Assert.Equal(("CommitmentIsAnothers", "commitment"), With_one.Refusal("FRA", new AskAboutCommitment("other", "Is it so?")));
        Assert.Empty(With_one.Asked("oneself", new AssessCommitment("answers", CommitmentFinding.CouldNotSee, "No access."), "reviewer"));
    }

    [Fact]
    public void Commitment_grows_longer()
    {
        Assert.Equal(("CommitmentGrowsLonger", "until"), With_one.Refusal("KEN", new ProlongCommitment("answers", Given.Start.AddDays(99))));
        Assert.Equal(("CommitmentGrowsLonger", "until"),
            A_process().Does("KEN", Commitment with { Until = null }).Refusal("KEN", new ProlongCommitment("answers", Given.Start.AddDays(200))));
    }

    [Fact]
    public void Withdrawal_has_clause()
    {
        var given = A_process().Does("KEN", Commitment with { Character = LegalCharacter.Binding, Instrument = "A treaty" });
        Assert.Equal(("WithdrawalHasClause", "clause"), given.Refusal("KEN", new WithdrawCommitment("answers", "Changed circumstances.")));
        Assert.Empty(given.Asked("KEN", new WithdrawCommitment("answers", "Changed circumstances.", "Article 9")));
    }

    [Fact]
    public void Question_is_open()
    {
        var given = With_one.Does("FRA", new AskAboutCommitment("answers", "In which languages?"));
        var question = given.Picture.Size - 1;
        Assert.Equal(("QuestionIsOpen", "question"), given.Refusal("FRA", new AnswerQuestion(question, "In mine.")));
        Assert.Equal(("QuestionIsOpen", "question"), given.Refusal("KEN", new AnswerQuestion(question - 1, "In English.")));
        Assert.Equal(("QuestionIsOpen", "question"),
            given.Does("KEN", new AnswerQuestion(question, "In English.")).Refusal("KEN", new AnswerQuestion(question, "And French.")));
    }

    [Fact]
    public void May_commit()
    {
        Assert.Equal(("MayCommit", null), A_process().Refusal("OSC", Commitment));
        Assert.Equal(("MayCommit", null), A_process().Refusal("ICRC", new AdoptMeasure("osce-8")));
    }

    [Fact]
    public void Disclosure_id_is_free() => Assert.Equal(
        ("DisclosureIdIsFree", "disclosure"), A_process().Does("KEN", CommitmentsHappen.Sealed(Given.Start)).Refusal("FRA",
            CommitmentsHappen.Sealed(Given.Start)));

    [Fact]
    public void Disclosure_has_its_layer()
    {
        Assert.Equal(("DisclosureHasItsLayer", "layer"),
            A_process().Refusal("KEN", CommitmentsHappen.Sealed(Given.Start) with { Subject = DisclosureSubject.Notification }));
        Assert.Equal(("DisclosureHasItsLayer", "layer"),
            A_process().Refusal("KEN", new Disclose("doctrine", DisclosureSubject.Doctrine, "Doctrine", DisclosureLayer.Members, Given.File("doctrine"))));
        Assert.Empty(A_process().Asked("KEN",
            new Disclose("doctrine", DisclosureSubject.Doctrine, "Doctrine", DisclosureLayer.Public, Given.File("doctrine"))));
    }

    [Fact]
    public void Sealed_disclosure_will_open()
    {
        var sealedOne = CommitmentsHappen.Sealed(Given.Start);
        Assert.Equal(("SealedDisclosureWillOpen", "opensBy"), A_process().Refusal("KEN", sealedOne with { OpensBy = null }));
        Assert.Equal(("SealedDisclosureWillOpen", "opensBy"), A_process().Refusal("KEN", sealedOne with { OpensBy = Given.Start.AddYears(51) }));
        Assert.Equal(("SealedDisclosureWillOpen", "file"), A_process().Refusal("KEN", sealedOne with { File = Given.File("operation") }));
        Assert.Equal(("SealedDisclosureWillOpen", "file"),
            A_process().Refusal("KEN", new Disclose("doctrine", DisclosureSubject.Doctrine, "Doctrine", DisclosureLayer.Public)));
    }

    [Fact]
    public void Disclosure_is_as_committed()
    {
        var given = A_process().Does("KEN", CommitmentsHappen.Sealed(Given.Start));
        var opening = new OpenDisclosure("operation-1", Base64Url.Write(CommitmentsHappen.Salt), "What was done");
        Assert.Equal(("DisclosureIsAsCommitted", "content"), given.Refusal("KEN", opening with { Content = "Something else" }));
        Assert.Equal(("DisclosureIsAsCommitted", "content"), given.Refusal("FRA", opening));
        Assert.Equal(("DisclosureIsAsCommitted", "content"), given.Does("KEN", opening).Refusal("KEN", opening));
    }

    [Fact]
    public void Review_names_every_loss()
    {
        var given = A_process().Does("server", CommitmentsHappen.Comparison("P-cables", "P-hospital"));
        var comparison = given.Picture.Size - 1;
        Assert.Equal(("ReviewNamesEveryLoss", "losses"), given.Refusal("secretariat", CommitmentsHappen.Review(comparison, "P-hospital")));
        Assert.Equal(("ReviewNamesEveryLoss", "losses"),
            given.Refusal("secretariat", CommitmentsHappen.Review(comparison, "P-cables", "P-hospital", "P-other")));
        Assert.Equal(("ReviewNamesEveryLoss", "losses"),
            given.Refusal("secretariat", CommitmentsHappen.Review(comparison, "P-cables", "P-hospital", "P-hospital")));
        Assert.Equal(("ReviewNamesEveryLoss", "comparison"),
            given.Refusal("secretariat", CommitmentsHappen.Review(comparison, "P-cables", "P-hospital") with { After = Given.File("another") }));
        Assert.Empty(given.Asked("secretariat", CommitmentsHappen.Review(comparison, "P-hospital", "P-cables")));
    }

    [Fact]
    public void A_review_rests_on_the_servers_comparison_and_on_nobody_elses()
    {
        var given = A_process().Does("secretariat", CommitmentsHappen.Comparison());
        Assert.Equal(("ReviewNamesEveryLoss", "comparison"), given.Refusal("secretariat", CommitmentsHappen.Review(given.Picture.Size - 1)));
    }

    [Fact]
    public void A_commitment_lapses_at_its_end_as_of_its_own_time()
    {
        var given = With_one.After(150);
        var lapsed = given.Picture.Forum.Commitments.All["answers"];
        Assert.Equal((CommitmentStatus.Lapsed, Commitment.Until), (lapsed.Status, lapsed.EndedAt));
    }

    [Fact]
    public void A_prolonged_commitment_lapses_later()
    {
        var given = With_one.Does("KEN", new ProlongCommitment("answers", Given.Start.AddDays(300))).After(150);
        Assert.Equal(CommitmentStatus.InForce, given.Picture.Forum.Commitments.All["answers"].Status);
        Assert.Equal(CommitmentStatus.Lapsed, given.After(151).Picture.Forum.Commitments.All["answers"].Status);
    }

    /// <summary>Whatever is tried in whatever order, each commitment in the register was entered by its author, and what ended stays ended.</summary>
    [Fact]
    public void Nobody_has_a_commitment_that_they_did_not_make() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 40]).Array[1, 30].Sample(steps =>
    {
        var given = A_process();
        var made = new HashSet<(string, string)>();
        foreach (var (what, who, days) in steps)
        {
            var (capacity, id) = (new[] { "KEN", "FRA", "OSC" }[who], $"c{days % 3}");
            Act act = what switch
            {
                0 or 1 => CommitmentsHappen.Commitment(given.Now, id),
                2 => new WithdrawCommitment(id, "Because."),
                3 => new ProlongCommitment(id, given.Now.AddDays(days)),
                _ => new ReportOnCommitment(id, CommitmentClaim.Begun, "It is begun."),
            };
            var ended = given.Picture.Forum.Commitments.All.Values.Where(one => one.Status != CommitmentStatus.InForce).Select(one => one.Id).ToList();
            if (given.Asked(capacity, act).IsEmpty)
            {
                given.Does(capacity, act);
                if (act is EnterCommitment)
                    Assert.True(made.Add((id, capacity)));
            }
            given.After(days);
            Assert.All(given.Picture.Forum.Commitments.All.Values, one => Assert.Contains((one.Id, one.Participant), made));
            Assert.All(ended, one => Assert.NotEqual(CommitmentStatus.InForce, given.Picture.Forum.Commitments.All[one].Status));
        }
    }, iter: 60);
}
