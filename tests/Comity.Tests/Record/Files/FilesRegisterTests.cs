using Comity.Forum.Commitments;
using Comity.Forum.Documents;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Received;
using Xunit;

namespace Comity.Tests.Record.Files;

/// <summary>Which files everybody may have follows from the entries. What was named as received or limited is opened by its own side or by an adoption, from
/// edition 2 on.</summary>
public sealed class FilesRegisterTests
{
    private static readonly Hash Paper = Given.File("paper");
    private static readonly IssueDocument Limited = new("paper", null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", Paper)]);

    [Fact]
    public void A_public_use_makes_a_file_public_and_a_limited_one_does_not()
    {
        Assert.Equal(FileStatus.Public, After(2, ("KEN", Statement())).Find(Paper)!.Status);
        Assert.Equal(FileStatus.Named, After(2, ("chair", Limited)).Find(Paper)!.Status);
        Assert.Equal(FileStatus.Named, After(2, ("KEN", Members())).Find(Paper)!.Status);
        Assert.Equal(FileStatus.Named, After(2, ("secretariat", Letter("KEN", new WithdrawWording(1)))).Find(Paper)!.Status);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Another_participant_opens_nothing_from_edition_2_on(int edition, bool opens)
    {
        foreach (var first in (ReadOnlySpan<(string, Act)>)[("chair", Limited), ("FRA", Members()), ("secretariat", Letter("FRA", new WithdrawWording(1)))])
            Assert.Equal(opens, After(edition, first, ("KEN", Statement())).IsPublic(Paper));
    }

    [Fact]
    public void What_edition_1_made_public_stays_public()
    {
        var register = After(1, ("chair", Limited), ("KEN", Statement()));
        Assert.True(Name(register, 9, 2, ("chair", Limited)).IsPublic(Paper));
    }

    [Fact]
    public void Issuer_author_and_sender_open_what_is_theirs()
    {
        Assert.True(After(2, ("chair", Limited), ("chair", Limited with { Distribution = Distribution.General })).IsPublic(Paper));
        Assert.True(After(2, ("secretariat", Limited with { Author = "KEN" }), ("KEN", Statement())).IsPublic(Paper));
        Assert.True(After(2, ("KEN", Members()), ("KEN", Statement())).IsPublic(Paper));
        Assert.True(After(2, ("secretariat", Letter("KEN", new WithdrawWording(1))), ("KEN", Statement())).IsPublic(Paper));
    }

    [Fact]
    public void What_was_received_is_not_the_secretariats_to_open() =>
        Assert.False(After(2, ("secretariat", Letter("KEN", new WithdrawWording(1))), ("secretariat", Limited with { Distribution = Distribution.General }))
            .IsPublic(Paper));

    /// <summary>A second who names a limited file gets no right to it: the first entry says whose it is.</summary>
    [Fact]
    public void Who_names_a_limited_file_second_does_not_own_it() =>
        Assert.False(After(2, ("FRA", Members()), ("KEN", Members()), ("KEN", Statement())).IsPublic(Paper));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_received_act_opens_its_file_when_it_takes_effect(int edition, bool atOnce)
    {
        var entered = After(edition, ("secretariat", Letter("KEN", Statement())));
        Assert.Equal(atOnce, entered.IsPublic(Paper));
        Assert.True(Name(entered, 7, edition, ("KEN", Statement())).IsPublic(Paper));
    }

    [Fact]
    public void An_adoption_opens_what_is_limited_and_nothing_that_was_taken_back()
    {
        var limited = After(2, ("chair", Limited));
        Assert.True(limited.Adopt(Effect(8, "clock", new Comity.Forum.Silence.SettleSilence("paper")), [Paper]).IsPublic(Paper));
        var withheld = Name(limited, 5, 2, ("secretariat", new WithholdFile(Paper, WithholdingGround.Confidential, "Another's")));
        Assert.Equal(FileStatus.Withheld, withheld.Adopt(Effect(8, "clock", new Comity.Forum.Silence.SettleSilence("paper")), [Paper]).Find(Paper)!.Status);
    }

    [Fact]
    public void What_was_taken_back_stays_so_whoever_names_it()
    {
        var recalled = After(2, ("KEN", Statement()), ("KEN", new RecallFile(Paper, "The wrong one")));
        Assert.Equal((FileStatus.Recalled, 1L), (recalled.Find(Paper)!.Status, recalled.Find(Paper)!.Since));
        Assert.Equal(FileStatus.Recalled, Name(recalled, 9, 1, ("FRA", Statement())).Find(Paper)!.Status);
    }

    [Fact]
    public void Changes_tell_in_order_what_became_public_and_what_was_taken_back()
    {
        var register = After(2, ("chair", Limited), ("chair", Limited with { Distribution = Distribution.General }),
            ("secretariat", new WithholdFile(Paper, WithholdingGround.Law, "A court")));
        Assert.Equal([FileStatus.Public, FileStatus.Withheld], register.Changes.Select(change => change.Status));
    }

    private static CirculateStatement Statement() => new("statement", "Statement", "en", Paper, CheckAgainstDelivery: false);

    private static Disclose Members() => new("doctrine", DisclosureSubject.Doctrine, "Doctrine", DisclosureLayer.Members, Paper);

    private static EnterReceived Letter(string sender, Act act) => new(sender, act, ReceivedKind.NoteVerbale, "NV/1", new(2026, 3, 1), Paper);

    private static FilesRegister After(int edition, params ReadOnlySpan<(string As, Act Act)> acts)
    {
        var (register, position) = (FilesRegister.Empty, 0);
        foreach (var act in acts)
            register = Name(register, position++, edition, act);
        return register;
    }

    private static FilesRegister Name(FilesRegister register, long position, int edition, (string As, Act Act) act) =>
        register.Apply(Effect(position, act.As, act.Act), ActFiles.Of(act.Act), edition);

    private static Effect Effect(long position, string capacity, Act act) =>
        new(position, Given.Start.AddMinutes(position), act, capacity, null, SignatureLevel.Session);
}
