using System.Security.Cryptography;
using System.Text;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>The keys of sealed things: one sequence, durable before the rows, and gone for good when they are erased.</summary>
public sealed class ClosedKeysTests
{
    [Fact]
    public async Task Sealed_acts_and_votes_take_their_keys_from_one_sequence()
    {
        await using var record = await TestRecord.BeginAsync();
        foreach (var (topic, content) in new[] { ("", "one"), ("a", "two"), ("", "three") })
            await SealAsync(record, content, topic);
        var rows = record.Open.Store.AllSealed().Select(row => row.Item).ToList();
        Assert.Equal([1, 2, 3], rows.Select(row => row.Key!.Value));
        Assert.Equal(["one", "two", "three"], rows.Select(row => Encoding.UTF8.GetString(record.Open.Unsealed(row)!)));
        Assert.Equal(64 * 4, new FileInfo(FileOf(record)).Length);
    }

    [Fact]
    public async Task A_batch_writes_its_keys_once_and_before_its_rows()
    {
        await using var record = await TestRecord.BeginAsync();
        using var keys = new Watched();
        await record.CloseAsync();
        await using var open = OpenRecord.Open(record.Store(), record.Keys, TimeProvider.System, NullLogger.Instance, null, closed: keys);
        keys.RowsThen = () => open.Store.AllSealed().Count();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            open.SealAsync("", [1], Hash.Of(BitConverter.GetBytes(number)), (_, _, _) => null, CancellationToken.None)));
        Assert.Equal(200, open.Store.AllSealed().Count());
        Assert.Equal(200, keys.Writes.Sum(write => write.Keys));
        Assert.InRange(keys.Writes.Count, 1, 199);
        Assert.Equal(keys.Writes.Aggregate((Before: 0, Rows: new List<int>()), (sum, write) => (sum.Before + write.Keys, [.. sum.Rows, sum.Before])).Rows,
            keys.Writes.Select(write => write.Rows));
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_leaves_no_row_behind()
    {
        await using var record = await TestRecord.BeginAsync();
        using var keys = new Watched { Fails = true };
        await record.CloseAsync();
        await using var open = OpenRecord.Open(record.Store(), record.Keys, TimeProvider.System, NullLogger.Instance, null, closed: keys);
        var problem = await Assert.ThrowsAsync<StoreProblem>(() => open.SealAsync("", [1], Hash.Of([1]), (_, _, _) => null, CancellationToken.None));
        Assert.Contains("The disk of the server is full", problem.Message, StringComparison.Ordinal);
        Assert.Empty(open.Store.AllSealed());
        keys.Fails = false;
        await open.SealAsync("", [1], Hash.Of([1]), (_, _, _) => null, CancellationToken.None);
        Assert.Equal(1, Assert.Single(open.Store.AllSealed()).Item.Key);
    }

    /// <summary>A kill may come before the keys are there, when the rows do not name them yet, and when the old files are still there.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Keys_of_an_earlier_program_move_at_the_start_whenever_it_was_killed(int killed)
    {
        await using var record = await TestRecord.BeginAsync();
        var old = Path.Combine(record.Folder, "keys", "sealed");
        var (first, votes) = (await BeforeAsync(record, old, "", "an act"), await BeforeAsync(record, old, "scope", "a vote"));
        await record.CloseAsync();
        var files = Directory.GetFiles(old).ToDictionary(file => file, File.ReadAllBytes);
        if (killed == 1)
            using (var keys = ClosedKeyFile.Open(Path.Combine(record.Folder, "keys")))
            {
                keys.Take(0, files[files.Keys.Order(StringComparer.Ordinal).First()]);
                keys.Save();
            }

        if (killed == 2)
        {
            await record.ReopenAsync();
            await record.CloseAsync();
            Directory.CreateDirectory(old);
            foreach (var (file, key) in files)
                await File.WriteAllBytesAsync(file, key, TestContext.Current.CancellationToken);
        }

        await record.ReopenAsync();
        Assert.Equal("an act", Encoding.UTF8.GetString(record.Open.Unsealed(record.Open.Store.Waiting("", first)!)!));
        Assert.Equal("a vote", Encoding.UTF8.GetString(record.Open.Unsealed(record.Open.Store.Waiting("scope", votes)!)!));
        Assert.False(Directory.Exists(old));
        await record.CloseAsync();
        using var moved = ClosedKeyFile.Open(Path.Combine(record.Folder, "keys"));
        Assert.Equal([1L, 2L], moved.All().Select(key => key.Number));
        await record.ReopenAsync();
    }

    [Fact]
    public async Task What_is_erased_stays_a_commitment_and_nothing_more()
    {
        await using var record = await TestRecord.BeginAsync();
        var (gone, kept) = (await SealAsync(record, "gone"), await SealAsync(record, "kept"));
        var key = new byte[ClosedKeys.KeyLength];
        using (var keys = ClosedKeyFile.Open(Path.Combine(record.Folder, "keys")))
        {
            keys.Find(1)!.CopyTo(key, 0);
            Assert.Equal(1, ClosedErasure.Erase(record.Open.Store, keys, gone));
            Assert.Equal([1L], keys.Erased);
        }

        Assert.True((await File.ReadAllBytesAsync(FileOf(record), TestContext.Current.CancellationToken)).AsSpan().IndexOf(key) < 0);
        Assert.Null(record.Open.Store.Waiting("", gone)!.Content);
        Assert.NotNull(record.Open.Unsealed(record.Open.Store.Waiting("", kept)!));
        await record.ReopenAsync();
        await record.Open.Check.WholeAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restoring_either_side_erases_again_what_was_erased(bool restoresKeys)
    {
        await using var record = await TestRecord.BeginAsync();
        var gone = await SealAsync(record, "gone");
        await record.CloseAsync();
        var (file, database) = (FileOf(record), RecordFolder.DatabaseOf(record.Folder));
        var (keysBefore, recordBefore) = (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));
        using (var store = record.Store())
        using (var keys = ClosedKeyFile.Open(Path.Combine(record.Folder, "keys")))
            ClosedErasure.Erase(store, keys, gone);
        await File.WriteAllBytesAsync(restoresKeys ? file : database, restoresKeys ? keysBefore : recordBefore, TestContext.Current.CancellationToken);
        await record.ReopenAsync();
        Assert.Null(record.Open.Store.Waiting("", gone)!.Content);
        using var after = ClosedKeyFile.Open(Path.Combine(record.Folder, "keys"));
        Assert.Equal([1L], after.Erased);
        Assert.Null(after.Find(1));
    }

    [Fact]
    public async Task No_number_is_given_twice_when_older_keys_are_put_back()
    {
        await using var record = await TestRecord.BeginAsync();
        await SealAsync(record, "one");
        await record.CloseAsync();
        var before = await File.ReadAllBytesAsync(FileOf(record), TestContext.Current.CancellationToken);
        await record.ReopenAsync();
        var lost = await SealAsync(record, "two");
        await record.CloseAsync();
        await File.WriteAllBytesAsync(FileOf(record), before, TestContext.Current.CancellationToken);
        await record.ReopenAsync();
        await SealAsync(record, "three");
        Assert.Null(record.Open.Unsealed(record.Open.Store.Waiting("", lost)!));
        Assert.Equal([1, 2, 3], record.Open.Store.AllSealed().Select(row => row.Item.Key!.Value));
    }

    private static string FileOf(TestRecord record) => Path.Combine(record.Folder, "keys", ClosedKeyFile.Name);

    private static async Task<Hash> SealAsync(TestRecord record, string content, string topic = "")
    {
        var commitment = Hash.Of(Encoding.UTF8.GetBytes(content));
        await record.Open.SealAsync(topic, Encoding.UTF8.GetBytes(content), commitment, (_, _, _) => null, CancellationToken.None);
        return commitment;
    }

    /// <summary>Seals something as programs before did: under a key in a file of its own.</summary>
    private static async Task<Hash> BeforeAsync(TestRecord record, string folder, string topic, string content)
    {
        var (commitment, key) = (Hash.Of(Encoding.UTF8.GetBytes(content)), RandomNumberGenerator.GetBytes(32));
        await record.Open.WaitAsync(topic, SealedBox.Seal(key, Encoding.UTF8.GetBytes(content)), commitment, (_, _, _) => null, CancellationToken.None);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{MovedKeys.NameOf(record.Open.Store.Waiting(topic, commitment)!)}.key"), key);
        return commitment;
    }

    /// <summary>Keys in memory, which note what stood in the record when they were written.</summary>
    private sealed class Watched : ClosedKeys
    {
        private readonly Dictionary<long, byte[]> all = [];

        public List<(int Keys, int Rows)> Writes { get; } = [];

        public Func<int> RowsThen { get; set; } = () => 0;

        public bool Fails { get; set; }

        public override long Last => all.Keys.DefaultIfEmpty(0).Max();

        public override IReadOnlyList<long> Erased => [];

        public override byte[]? Find(long number) => all.GetValueOrDefault(number);

        public override IEnumerable<(long Number, byte[] Key)> All() => all.Select(one => (one.Key, one.Value));

        public override void Erase(long number) => all.Remove(number);

        protected override void Write(IReadOnlyDictionary<long, byte[]> keys)
        {
            if (Fails)
                throw new IOException("No space left on device", 28);
            Writes.Add((keys.Count, RowsThen()));
            foreach (var (number, key) in keys)
                all.Add(number, key);
        }
    }
}
