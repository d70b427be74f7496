using Comity.Audit;
using Comity.Kit;
using Comity.Negotiation.Consultations;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Log;
using Comity.Storage.Logs;
using Xunit;

namespace Comity.Tests.Record.Audit;

/// <summary>What an audit tells of a right record, and of who vouches for it.</summary>
public sealed class AuditTests : AuditedRecord
{
    [Fact]
    public async Task A_right_record_holds()
    {
        Full();
        var report = await AuditedAsync();
        Assert.Null(report.Difference);
        var summary = report.Summary!;
        Assert.Equal(record.Entries.Count, summary.Size);
        Assert.Equal(3, summary.Levels[SignatureLevel.Key]);
        Assert.Equal(1, summary.Levels[SignatureLevel.Passkey]);
        Assert.Equal(new[] { "CloseConsultation", "DrawLot", "SettleReceived" }, summary.Clock.Keys);
        Assert.Equal("Example process", summary.Title);
        Assert.Equal(KeyTrust.OnTrust, report.Trust);
    }

    [Fact]
    public async Task A_record_of_several_levels_of_tiles_holds()
    {
        Many(600);
        var report = await AuditedAsync();
        Assert.Null(report.Difference);
        Assert.Equal((4, 3), (report.Tiles, report.Bundles));
    }

    [Fact]
    public async Task An_audit_fits_on_one_screen()
    {
        Full();
        var lines = AuditText.Lines(await AuditedAsync()).ToList();
        Assert.InRange(lines.Count, 8, 24);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
        Assert.EndsWith("All holds.", lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("WARNING", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Witnesses  NONE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_answers_with_yes_no_and_usage()
    {
        Full();
        await WriteAsync();
        var (code, output, _) = Run("audit", folder.Path, "--state", state.Path);
        Assert.Equal(ExitCode.Yes, code);
        Assert.EndsWith("All holds.\n", output, StringComparison.Ordinal);
        Flip("tile/entries/000.p/" + record.Entries.Count, 400);
        (code, output, _) = Run("audit", folder.Path, "--state", state.Path, "--json");
        Assert.Equal(ExitCode.No, code);
        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(0, json.RootElement.GetProperty("difference").GetProperty("position").GetInt32());
        Assert.Equal(ExitCode.Usage, Run("audit", "/no/such/folder").Code);
        Assert.Equal(ExitCode.Usage, Run("audit", folder.Path, "--key", "nonsense").Code);
    }

    [Fact]
    public async Task An_empty_record_holds()
    {
        using var empty = new GivenRecord(isBegun: false);
        await empty.WriteAsync(folder.Path);
        Assert.Null((await AuditAsync()).Difference);
    }

    [Fact]
    public async Task A_received_document_need_not_be_shown()
    {
        Full();
        await WriteAsync();
        File.Delete(At(LogSource.FilePath(Hash.Of("Note 0"u8))));
        var report = await AuditAsync();
        Assert.Null(report.Difference);
        Assert.Equal(1, report.FilesAway);
    }

    [Fact]
    public async Task A_figure_of_a_kind_that_is_not_known_is_told_and_not_taken_for_right()
    {
        record.Session(new PublishFigure("weather", "weather/9", [record.File("cloud")], [new("rain", 3)], FigureBasis.Recomputable));
        record.Session(new PublishFigure("votes", "votes/1", [], [new("agree", 3)], FigureBasis.Attested, "sheets 1 to 3"));
        var report = await AuditedAsync();
        Assert.Null(report.Difference);
        Assert.Equal([FigureOutcome.Unknown, FigureOutcome.Attested], report.Figures.Select(figure => figure.Answer.Outcome));
        Assert.Contains(AuditText.Lines(report), line => line.Contains("1 that this version cannot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_goes_on_is_consistent_with_what_was_seen()
    {
        Full();
        await AuditedAsync();
        record.Session(new OpenConsultation("c-9", "A question", ["Yes?"], VoteTerms.Public, record.Now.AddHours(1)));
        var report = await AuditedAsync();
        Assert.Null(report.Difference);
        Assert.Equal(record.Entries.Count - 1, report.Seen!.Size);
        Assert.Equal(KeyTrust.Remembered, report.Trust);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_fork_is_shown_with_both_checkpoints(int more)
    {
        record.Session(new OpenConsultation("c-8", "A question", ["Yes?"], VoteTerms.Public, record.Now.AddHours(1)));
        await AuditedAsync();
        using var other = new GivenRecord();
        for (var entry = 0; entry < 1 + more; entry++)
            other.Session(new OpenConsultation($"c-{entry}", "Another question", ["Yes?"], VoteTerms.Public, other.Now.AddHours(1)));
        await other.WriteAsync(folder.Path);
        var report = await AuditAsync();
        Found(report, DifferenceKind.Fork, null);
        Assert.Equal(record.Checkpoint().ToString(), report.Fork!.Value.Before);
        Assert.Equal(other.Checkpoint().ToString(), File.ReadAllText(report.Fork.Value.Kept));
        var lines = AuditText.Lines(report).ToList();
        Assert.InRange(lines.Count, 1, 24);
        Assert.Contains(lines, line => line.Contains(Checkpoint.Of(record.Checkpoint()).Root.ToBase64(), StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(Checkpoint.Of(other.Checkpoint()).Root.ToBase64(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_key_than_the_one_given_is_found()
    {
        Full();
        await WriteAsync();
        using var other = new SignerKey(GivenRecord.Origin, SignatureType.Ed25519, GivenRecord.Seed("other"));
        Found(await AuditAsync(key: other.Verifier), DifferenceKind.Checkpoint, null);
    }

    [Fact]
    public async Task A_missing_quorum_is_found_and_a_quorum_is_told()
    {
        Full();
        using var one = new SignerKey("witness.example/1", SignatureType.Cosignature, GivenRecord.Seed("w1"));
        using var two = new SignerKey("witness.example/2", SignatureType.Cosignature, GivenRecord.Seed("w2"));
        var policy = $"log {record.Log.Verifier}\nwitness w1 {one.Verifier}\nwitness w2 {two.Verifier}\ngroup both all w1 w2\nquorum both\n";
        var note = record.Checkpoint();
        var checkpoint = Checkpoint.Of(note);
        await WriteAsync(note.With(Cosignature.Sign(checkpoint, one, 1_772_200_000)));
        Assert.Contains("1 of 2", Found(await AuditAsync(policy: policy), DifferenceKind.Witnesses, null).Told, StringComparison.Ordinal);
        await WriteAsync(note.With(Cosignature.Sign(checkpoint, one, 1_772_200_000), Cosignature.Sign(checkpoint, two, 1_772_200_000)));
        var report = await AuditAsync(policy: policy);
        Assert.Null(report.Difference);
        Assert.Equal(2, report.Witnesses!.Cosigned.Length);
    }

    [Fact]
    public async Task A_witness_that_a_log_once_had_is_remembered()
    {
        Full();
        using var one = new SignerKey("witness.example/1", SignatureType.Cosignature, GivenRecord.Seed("w1"));
        var policy = $"log {record.Log.Verifier}\nwitness w1 {one.Verifier}\nquorum none\n";
        var note = record.Checkpoint();
        await WriteAsync(note.With(Cosignature.Sign(Checkpoint.Of(note), one, 1_772_200_000)));
        Assert.Empty((await AuditAsync(policy: policy)).Witnesses!.Gone);

        // Whether the log's own list still names it, or names nobody: it is told, and what to do.
        await WriteAsync();
        foreach (var named in (string?[])[policy, null])
        {
            var report = await AuditAsync(policy: named);
            Assert.Null(report.Difference);
            Assert.Equal(["witness.example/1"], report.Witnesses!.Gone);
            Assert.Contains("WARNING: witness.example/1 cosigned this record before", Joined(report), StringComparison.Ordinal);
        }

        await WriteAsync(note.With(Cosignature.Sign(Checkpoint.Of(note), one, 1_772_300_000)));
        Assert.Empty((await AuditAsync()).Witnesses!.Gone);
    }

    [Fact]
    public async Task What_a_rule_refuses_is_told_with_its_sentence_what_stands_what_comes_out_and_what_to_do()
    {
        using var lax = new GivenRecord { IsLax = true };
        lax.Session(new OpenConsultation("c-1", "A question", ["Yes?"], VoteTerms.Public, lax.Now.AddHours(1)));
        lax.Now += TimeSpan.FromHours(2);
        lax.Clock(new CloseConsultation("c-1", [new(7, 0, 0)]));
        await lax.WriteAsync(folder.Path);
        var report = await AuditAsync();
        var difference = Found(report, DifferenceKind.Rule, 2);
        Assert.Equal("ClockEntersWhatIsDue", difference.Refusal!.Rule);
        var told = Joined(report);
        Assert.Contains("The clock enters what is due, as it is due", told, StringComparison.Ordinal);
        Assert.Contains("Stands", told, StringComparison.Ordinal);
        Assert.Contains("Comes out", told, StringComparison.Ordinal);
        Assert.Contains("The record is not what it must be. Rely on nothing from this entry on", told, StringComparison.Ordinal);
        Assert.InRange(AuditText.Lines(report).Count(), 1, 24);
        using var json = System.Text.Json.JsonDocument.Parse(AuditJson.Write(report));
        var written = json.RootElement.GetProperty("difference");
        Assert.All(["sentence", "stands", "comesOut", "toDo"], name => Assert.NotEmpty(written.GetProperty(name).GetString()!));
        Assert.NotEqual(written.GetProperty("stands").GetString(), written.GetProperty("comesOut").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_result_ends_with_what_to_do(DifferenceKind kind)
    {
        var report = new AuditReport { Source = "here", Difference = new(kind, 3, "It differs.") };
        Assert.Matches("[.`] [A-Z].*\\.$", Joined(report));
        Assert.DoesNotContain("must be.$", Joined(report), StringComparison.Ordinal);
        Assert.NotEmpty(AuditText.ToDo(report.Difference!));
    }

    public static TheoryData<DifferenceKind> Kinds => [.. Enum.GetValues<DifferenceKind>()];

    /// <summary>The lines of an audit as one text.</summary>
    private static string Joined(AuditReport report) => string.Join(' ', AuditText.Lines(report).Select(line => line.Trim()));
}
