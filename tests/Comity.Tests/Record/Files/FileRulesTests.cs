using Comity.Forum.Documents;
using Comity.Record.Files;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Files;

/// <summary>What must hold of a file that is recalled or withheld.</summary>
public sealed class FileRulesTests
{
    private static readonly Hash File = Given.File("speech");
    private static readonly CirculateStatement Speech = new("speech", "Statement", "en", File, CheckAgainstDelivery: false);

    [Fact]
    public void Recalled_file_is_ones_own()
    {
        Assert.Equal(("RecalledFileIsOnesOwn", "file"), Spoken().Refusal("FRA", new RecallFile(File, "The wrong one")));
        Assert.Equal(("RecalledFileIsOnesOwn", "file"), Spoken().Refusal("KEN", new RecallFile(Given.File("unknown"), "The wrong one")));
        Assert.Equal(FileStatus.Recalled, Spoken().Does("KEN", new RecallFile(File, "The wrong one")).Picture.Files.Find(File)!.Status);
    }

    [Fact]
    public void Recalled_file_is_named_once() => Assert.Equal(
        ("RecalledFileIsNamedOnce", "file"), Spoken().Does("FRA", Speech with { Document = "speech-2" }).Refusal("KEN", new RecallFile(File, "The wrong one")));

    [Fact]
    public void Recall_is_in_time()
    {
        var given = Spoken().Overslept(FileStanding.RecallTime);
        Assert.Empty(given.Asked("KEN", new RecallFile(File, "The wrong one")));
        Assert.Equal(("RecallIsInTime", "file"), given.Overslept(TimeSpan.FromMinutes(1)).Refusal("KEN", new RecallFile(File, "The wrong one")));
    }

    [Fact]
    public void File_is_withheld_once()
    {
        var given = Spoken().Does("secretariat", new WithholdFile(File, WithholdingGround.PersonalData, "A person's address"));
        Assert.Equal(("FileIsWithheldOnce", "file"), given.Refusal("secretariat", new WithholdFile(File, WithholdingGround.Law, "Again")));
    }

    private static Given Spoken() => Given.A_process().With_members("KEN", "FRA").Does("KEN", Speech);
}
