using Comity.Audit;
using Comity.Negotiation.Consultations;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Log;
using Comity.Storage.Logs;
using Xunit;

namespace Comity.Tests.Record.Audit;

/// <summary>One thing in a record is wrong: the audit says which, at which entry.</summary>
public sealed class TamperedRecordTests : AuditedRecord
{
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
        var document = record.File(
            "```norm\nbook b-1 \"A book\"   version 1   status working\nfact helps\naction meddle\nnorm N-1 \"Hold back\"   should not   voluntary\n  A State "
            + "should not meddle when helps.\n```\n");
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
    public async Task An_entry_by_a_clock_that_was_ahead_is_an_outcome_of_its_own()
    {
        record.Now = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        record.Session(new AdoptText("norms-2100", "Norms of 2100", "A/155/1", [new("en", record.File("Words."))], new(2100, 1, 1), "Decision 1"));
        var report = await AuditedAsync();
        Assert.Null(report.Difference);
        Assert.Equal([1L], report.Summary!.Ahead);
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
        record.Edit(2, text => text.Replace(".000Z\"", "Z\"", StringComparison.Ordinal).Replace(".007Z\"", "Z\"", StringComparison.Ordinal).Replace(".014Z\"",
            "Z\"", StringComparison.Ordinal));
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
        var report = await AuditAsync();
        Assert.Null(report.Difference);
        Assert.Equal((Hash.Of("The words of the norms."u8), 1, "AdoptText", "secretariat"),
            Assert.Single(report.FilesMissing) is var missing ? (missing.File, missing.Position, missing.Act, missing.By) : default);
    }
}
