using System.Text;
using Comity.Negotiation.Consultations;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Mirror;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record.Audit;

/// <summary>A record is right, or one thing in it is wrong: the audit says which, at which entry.</summary>
public sealed class AuditTests : IDisposable
{
    private static readonly TakePosition Supports = new("norms-2015", null, Stance.Supports, "It supports the text.");

    private readonly GivenRecord record = new();
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder state = new();

    public void Dispose()
    {
        record.Dispose();
        folder.Dispose();
        state.Dispose();
    }

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

    [Theory]
    [InlineData("checkpoint", 25, DifferenceKind.Checkpoint, null)]
    [InlineData("tile/0/001", 70 * 32, DifferenceKind.Tile, 256 + 70)]
    [InlineData("tile/1/000.p/2", 40, DifferenceKind.Tile, 256)]
    public async Task A_flipped_bit_is_found(string path, int at, DifferenceKind kind, int? position)
    {
        Many(600);
        await WriteAsync();
        Flip(path, at);
        Found(await AuditAsync(), kind, position);
    }

    [Fact]
    public async Task A_flipped_bit_in_any_byte_of_a_bundle_is_found_at_its_entry()
    {
        Full();
        await WriteAsync();
        var path = $"tile/entries/000.p/{record.Entries.Count}";
        var whole = File.ReadAllBytes(At(path));
        for (var at = 0; at < whole.Length; at += 97)
        {
            File.WriteAllBytes(At(path), [.. whole[..at], (byte)(whole[at] ^ 1), .. whole[(at + 1)..]]);
            var report = await AuditAsync();
            Assert.NotNull(report.Difference);
            Assert.NotNull(report.Difference.Position);
        }
    }

    [Theory]
    [InlineData("tile/0/001", DifferenceKind.Tile, 256)]
    [InlineData("tile/entries/001", DifferenceKind.Bundle, 256)]
    [InlineData("tile/1/000.p/2", DifferenceKind.Tile, 0)]
    [InlineData("checkpoint", DifferenceKind.Checkpoint, null)]
    public async Task What_is_missing_is_named(string path, DifferenceKind kind, int? position)
    {
        Many(600);
        await WriteAsync();
        File.Delete(At(path));
        Found(await AuditAsync(), kind, position);
    }

    [Fact]
    public async Task A_changed_signature_is_found_at_its_entry()
    {
        Full();
        var position = Position(SignatureLevel.Key);
        record.Edit(position, text => text.Replace(Value(position), Changed(Value(position)), StringComparison.Ordinal));
        Found(await AuditedAsync(), DifferenceKind.Signature, position);
    }

    [Fact]
    public async Task A_changed_passkey_signature_is_found_at_its_entry()
    {
        Full();
        var position = Position(SignatureLevel.Passkey);
        record.Edit(position, text => text.Replace("It supports", "It opposes", StringComparison.Ordinal));
        Assert.Contains("challenge", Found(await AuditedAsync(), DifferenceKind.Signature, position).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_the_server_did_not_attest_is_found()
    {
        Full();
        record.Edit(1, text => text.Replace("Norms of 2015", "Norms of 2016", StringComparison.Ordinal));
        Found(await AuditedAsync(), DifferenceKind.Signature, 1);
    }

    [Fact]
    public async Task Of_two_wrong_entries_the_first_is_told()
    {
        Many(600);
        record.Edit(400, text => text.Replace("It supports", "It opposes", StringComparison.Ordinal));
        record.Edit(300, text => text.Replace("It supports", "It opposes", StringComparison.Ordinal));
        record.Edit(500, text => text.Replace("norms-2015", "norms-2016", StringComparison.Ordinal));
        Found(await AuditedAsync(), DifferenceKind.Signature, 300);
    }

    [Fact]
    public async Task A_removed_entry_is_found_even_when_the_log_signs_the_rest()
    {
        Full();
        record.Entries.RemoveAt(5);
        Found(await AuditedAsync(), DifferenceKind.Position, 5);
    }

    [Fact]
    public async Task A_duplicated_entry_is_found_even_when_it_is_renumbered()
    {
        Full();
        var last = record.Entries.Count - 1;
        record.Entries.Add(record.Entries[last]);
        record.Renumber();
        Assert.Equal("StatementIsNew", Found(await AuditedAsync(), DifferenceKind.Rule, last + 1).Refusal!.Rule);
    }

    [Fact]
    public async Task Reordered_entries_are_found()
    {
        Full();
        (record.Entries[4], record.Entries[3]) = (record.Entries[3], record.Entries[4]);
        Found(await AuditedAsync(), DifferenceKind.Position, 3);
    }

    [Fact]
    public async Task An_entry_that_goes_back_in_time_is_found()
    {
        Full();
        var position = record.Entries.FindIndex(entry => Process.Json.ReadEntry(entry).Statement.Act is EnterVotes);
        record.Entries[position] = Process.Json.Write(Process.Json.ReadEntry(record.Entries[position]) with { At = GivenRecord.Start });
        Assert.Contains("earlier", Found(await AuditedAsync(), DifferenceKind.Time, position).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_with_a_changed_value_is_found_with_what_comes_out()
    {
        var document = record.File("```norm\nbook b-1 \"A book\"   version 1   status working\nfact helps\naction meddle\nnorm N-1 \"Hold back\"   should not   voluntary\n  A State should not meddle when helps.\n```\n");
        var listing = new BookListing("A book", [new("book.md", document)]);
        record.Files[listing.Hash] = listing.Write();
        var opened = ListedBook.Open(listing.Hash, hash => record.Files[hash]);
        Assert.True(opened.Book is not null, opened.Trouble);
        var figure = BookFigure.Publish(listing.Hash, opened.Book, new(2026, 2, 27));
        record.Session(figure);
        Assert.Equal(FigureOutcome.Same, Assert.Single((await AuditedAsync()).Figures).Answer.Outcome);
        record.Session(figure with { Values = [.. figure.Values.Select(value => value.Name == "norms" ? value with { Value = 2 } : value)] });
        Assert.Contains("`norms` is published as 2 and comes out as 1", Found(await AuditedAsync(), DifferenceKind.Figure, 2).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_from_the_future_is_found()
    {
        record.Now = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        record.Session(new AdoptText("norms-2100", "Norms of 2100", "A/155/1", [new("en", record.File("Words."))], new(2100, 1, 1), "Decision 1"));
        Assert.Contains("not come", Found(await AuditedAsync(), DifferenceKind.Time, 1).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_breaks_a_rule_is_found_with_the_rule()
    {
        using var lax = new GivenRecord { IsLax = true };
        lax.Session(new EndText("norms-2016", new(2027, 1, 1), "Decision 2"), person: GivenRecord.Person(9));
        await lax.WriteAsync(folder.Path);
        Assert.Equal("PersonMayActSo", Found(await AuditAsync(), DifferenceKind.Rule, 1).Refusal!.Rule);
    }

    [Fact]
    public async Task An_entry_that_is_written_in_another_way_is_found()
    {
        Full();
        record.Edit(2, text => text.Replace(".000Z\"", "Z\"", StringComparison.Ordinal).Replace(".007Z\"", "Z\"", StringComparison.Ordinal).Replace(".014Z\"", "Z\"", StringComparison.Ordinal));
        Found(await AuditedAsync(), DifferenceKind.Entry, 2);
    }

    [Fact]
    public async Task A_missing_act_of_the_clock_is_found_at_the_next_entry()
    {
        using var lax = new GivenRecord { IsLax = true };
        lax.Session(new OpenConsultation("c-1", "A question", ["Yes?"], VoteTerms.Public, lax.Now.AddHours(1)));
        lax.Now += TimeSpan.FromHours(2);
        lax.Session(new OpenConsultation("c-2", "A question", ["Yes?"], VoteTerms.Public, lax.Now.AddHours(1)));
        await lax.WriteAsync(folder.Path);
        Assert.Equal("ClockEntersWhatIsDue", Found(await AuditAsync(), DifferenceKind.Rule, 2).Refusal!.Rule);
    }

    [Fact]
    public async Task A_wrong_tally_is_found()
    {
        using var lax = new GivenRecord { IsLax = true };
        lax.Session(new OpenConsultation("c-1", "A question", ["Yes?"], VoteTerms.Public, lax.Now.AddHours(1)));
        lax.Server(new EnterVotes("c-1", 1, [new(GivenRecord.Person(1), Capacity.Oneself, 0, VoteValue.Agree)]));
        lax.Now += TimeSpan.FromHours(2);
        lax.Clock(new CloseConsultation("c-1", [new(0, 1, 0)]));
        await lax.WriteAsync(folder.Path);
        Assert.Equal("ClockEntersWhatIsDue", Found(await AuditAsync(), DifferenceKind.Rule, 3).Refusal!.Rule);
    }

    [Fact]
    public async Task A_file_with_another_hash_and_a_missing_one_are_found_at_the_entry_that_names_them()
    {
        Full();
        await WriteAsync();
        var path = LogSource.FilePath(Hash.Of("The words of the norms."u8));
        Flip(path, 3);
        Assert.Contains("another hash", Found(await AuditAsync(), DifferenceKind.File, 1).Told, StringComparison.Ordinal);
        File.Delete(At(path));
        Assert.Contains("missing", Found(await AuditAsync(), DifferenceKind.File, 1).Told, StringComparison.Ordinal);
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

    /// <summary>A little of everything: a received act that was settled, keys, a passkey, a lot, a consultation.</summary>
    private void Full()
    {
        record.WithStates(3);
        for (var number = 0; number < 3; number++)
            record.Key(Supports, GivenRecord.Code(number), GivenRecord.Person(number));
        record.Passkey(Supports, GivenRecord.Code(0), GivenRecord.Person(0));
        record.Session(new OpenLot("lot-1", "A chair", ["AAA", "AAB"], ["AAA", "AAB", "AAC"], record.Now.AddHours(1), record.Now.AddHours(2)));
        record.Session(new OpenConsultation("c-1", "A question", ["Yes?"], VoteTerms.Public, record.Now.AddHours(3)));
        record.Server(new EnterVotes("c-1", 1, [new(GivenRecord.Person(1), Capacity.Oneself, 0, VoteValue.Agree)]));
        record.Now += TimeSpan.FromHours(4);
        record.Clock().Clock();
        record.Session(new EndText("norms-2015", new(2030, 1, 1), "Decision 3"));
    }

    private void Many(int entries)
    {
        record.WithStates(3);
        while (record.Entries.Count < entries)
            record.Key(Supports, GivenRecord.Code(0), GivenRecord.Person(0));
    }

    private int Position(SignatureLevel level) => record.Entries.FindIndex(entry => Process.Json.ReadEntry(entry).By.Level == level);

    private string Value(int position) => Process.Json.ReadEntry(record.Entries[position]).By.Value!;

    private static string Changed(string value) => (value[0] == 'A' ? 'B' : 'A') + value[1..];

    private string At(string path) => Path.Combine(folder.Path, path);

    private void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(At(path));
        bytes[at] ^= 1;
        File.WriteAllBytes(At(path), bytes);
    }

    private Task WriteAsync(Note? checkpoint = null) => record.WriteAsync(folder.Path, checkpoint);

    private async Task<AuditReport> AuditedAsync()
    {
        await WriteAsync();
        return await AuditAsync();
    }

    private async Task<AuditReport> AuditAsync(VerifierKey? key = null, string? policy = null)
    {
        using var source = new LogFolder(folder.Path);
        return await new AuditJob(source, new(key, policy, new SeenLogs(state.Path)), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(arguments, output, error, TextReader.Null), output.ToString(), error.ToString());
    }

    private static AuditDifference Found(AuditReport report, DifferenceKind kind, int? position)
    {
        Assert.NotNull(report.Difference);
        Assert.True(report.Difference.Kind == kind && report.Difference.Position == position, report.Difference.ToString());
        return report.Difference;
    }
}
