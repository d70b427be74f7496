using Comity.Kit;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>The one door: what is acknowledged stands in the record, once, and whoever reads it again finds the same.</summary>
public abstract class OpenRecordTests(Kept kept)
{
    [Fact]
    public async Task An_act_that_was_acknowledged_stands_there_after_a_restart()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var receipt = await TestRecord.Must(record.SignAsync(key, person, "KEN", new TakePosition("norms", "a", Stance.Supports)));
        await record.ReopenAsync();
        Assert.Equal(receipt.Leaf, record.Open.Tree.Leaf(receipt.Position));
        Assert.Equal(Stance.Supports, record.Picture.Texts.On("norms", "a").Single().Act.Stance);
    }

    [Fact]
    public async Task The_same_statement_sent_again_has_the_same_receipt()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var submission = record.Signed(key, person, "KEN", new TakePosition("norms", "a", Stance.Supports));
        var first = await TestRecord.Must(record.Open.EnterAsync(submission, CancellationToken.None));
        await record.ReopenAsync();
        var second = await TestRecord.Must(record.Open.EnterAsync(submission, CancellationToken.None));
        Assert.Equal((first.Position, true), (second.Position, second.IsRepeated));
    }

    [Fact]
    public async Task Another_statement_with_a_used_nonce_is_refused()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var submission = record.Signed(key, person, "KEN", new TakePosition("norms", "a", Stance.Supports));
        await record.Open.EnterAsync(submission, CancellationToken.None);
        var outcome = await record.Open.EnterAsync(submission with { Statement = submission.Statement with { As = "oneself" } }, CancellationToken.None);
        Assert.Contains(outcome.Refusals, refusal => refusal.Rule == nameof(StatementRules.StatementIsNew));
    }

    [Fact]
    public async Task Acts_that_arrive_together_stand_under_one_checkpoint()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var before = record.Open.Whole.Size;
        var all = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(number => record.SignAsync(key, person, "KEN", new TakePosition("norms", $"n{number}", Stance.Supports))));
        Assert.Equal(200, all.Select(outcome => outcome.Receipt!.Position).Distinct().Count());
        Assert.True(record.Open.Store.Checkpoints(before + 1).Count() < 100);
        Assert.All(record.Open.Store.Checkpoints(0), stored => Assert.True(Note.Parse(stored.Note).IsSignedBy(record.Open.Verifier)));
    }

    [Fact]
    public async Task The_receipt_proves_the_act_under_the_signed_checkpoint()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        await record.AdoptTextAsync("norms");
        var receipt = await TestRecord.Must(record.ActAsync(new EndText("norms", new DateOnly(2027, 1, 1), "Decision 2")));
        Assert.Equal(ProofFlaw.None, record.Open.ProofOf(receipt.Position)!.Check(receipt.Leaf, record.Open.Verifier));
    }

    [Fact]
    public async Task A_signature_over_another_act_is_refused()
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var submission = record.Signed(key, person, "KEN", new TakePosition("norms", "a", Stance.Supports));
        var forged = submission with { Statement = submission.Statement with { Act = new TakePosition("norms", "a", Stance.Reserves) } };
        Assert.Equal(nameof(StatementRules.SignatureHolds), (await record.Open.EnterAsync(forged, CancellationToken.None)).Refusals.Single().Rule);
    }
}

/// <summary>The one door on SQLite.</summary>
public sealed class SqliteRecordTests() : OpenRecordTests(Kept.InSqlite);

/// <summary>The one door on PostgreSQL.</summary>
public sealed class PostgresRecordTests() : OpenRecordTests(Kept.InPostgres)
{
    [Fact]
    public async Task Two_servers_see_what_the_other_entered()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        await using var second = record.Second();
        await record.AdoptTextAsync("norms");
        var size = record.Open.Whole.Size;
        Assert.Equal(size, (await second.AtLeastAsync(size, CancellationToken.None)).Size);
        Assert.Equal(record.Open.Whole.Head!.Text, second.Whole.Head!.Text);
    }

    [Fact]
    public async Task Another_server_hears_of_new_entries_without_asking()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        await using var second = record.Second();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var changed = second.Changed;
        await record.AdoptTextAsync("norms");
        await changed.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(record.Open.Whole.Size, second.Whole.Size);
    }

    [Fact]
    public async Task Two_servers_that_write_at_once_keep_one_order()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        await using var second = record.Second();
        var servers = new[] { record.Open, second };
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            servers[number % 2].EnterAsync(record.Signed(key, person, "KEN", new TakePosition("norms", $"n{number}", Stance.Supports)),
                CancellationToken.None)));
        Assert.Equal(200, all.Select(outcome => outcome.Receipt!.Position).Distinct().Count());
        await second.AtLeastAsync(all.Max(outcome => outcome.Receipt!.Position) + 1, CancellationToken.None);
        await record.Open.AtLeastAsync(second.Whole.Size, CancellationToken.None);
        Assert.Equal(record.Open.Whole.Head!.Text, second.Whole.Head!.Text);
    }

    [Fact]
    public async Task A_database_that_crashes_and_starts_again_is_written_to_again()
    {
        using var cluster = Cluster.Start();
        await using var record = await TestRecord.BeginAsync(database: cluster.Database());
        await record.AdoptTextAsync("before");
        cluster.Restart();
        await record.AdoptTextAsync("after");
        await record.ReopenAsync();
        Assert.Equal(["after", "before"], record.Picture.Texts.Texts.Keys);
    }

    [Fact]
    public async Task A_server_with_another_log_key_does_not_start()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        var others = RecordKeys.Make(Path.Combine(record.Folder, "others"), record.Keys.Origin);
        using var store = record.Store();
        var problem = Assert.Throws<UserError>(() =>
            OpenRecord.Open(store, others, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        Assert.Contains("another key signed this record", problem.Message, StringComparison.Ordinal);
    }
}
