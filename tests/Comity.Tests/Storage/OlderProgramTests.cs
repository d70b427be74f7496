using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Comity.Audit;
using Comity.Kit;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Storage;
using Comity.Storage.Logs;
using Comity.Tests.House;
using Comity.Tests.Record.Audit;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>A program that is older than a record says so, with exit code 5 and the version to get, and accuses nobody.</summary>
public sealed class OlderProgramTests : AuditedRecord
{
    private const string Later = "9.1.0+20990101.abcdef123456";

    [Fact]
    public async Task Audit_says_which_act_it_does_not_know_and_what_to_get()
    {
        await LaterAsync();
        var report = await AuditAsync();
        Assert.Equal((DifferenceKind.Later, (long)record.Entries.Count - 1), (report.Difference!.Kind, report.Difference.Position));
        var (code, output, _) = Run("audit", folder.Path, "--state", state.Path);
        Assert.Equal(ExitCode.Older, code);
        Assert.Contains("`FoldText.2`", output, StringComparison.Ordinal);
        Assert.Contains("This program is older than the record.", output, StringComparison.Ordinal);
        Assert.Contains($"get version {Later}", output.ReplaceLineEndings(" ").Replace("           ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        (code, output, _) = Run("audit", folder.Path, "--state", state.Path, "--json");
        Assert.Equal(ExitCode.Older, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(("older", Later, ProgramVersion.Text, false), (Text(json, "outcome"), Text(json, "servedBy"), Text(json, "program"),
            json.RootElement.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task An_unknown_act_inside_another_is_one_too()
    {
        record.WithStates(3);
        Rename("IssueCredentials", "FoldText");
        await WriteAsync();
        Assert.Equal(DifferenceKind.Later, (await AuditAsync()).Difference!.Kind);
    }

    [Theory]
    [InlineData(FoundingRules.LastEdition + 1, DifferenceKind.Later)]
    [InlineData(0, DifferenceKind.Rule)]
    public async Task A_later_edition_of_the_rules_is_later_and_one_that_never_was_is_wrong(int edition, DifferenceKind kind)
    {
        record.IsChecked = false;
        record.Session(new AdoptRules(new(edition, 30, 24, [], []), "Decision 4"));
        await WriteAsync();
        Assert.Equal(kind, (await AuditAsync()).Difference!.Kind);
    }

    [Fact]
    public async Task What_is_no_entry_of_any_version_stays_a_difference()
    {
        record.WithStates(3);
        Rename("AdmitParticipant", "admitParticipant");
        await WriteAsync();
        Assert.Equal(DifferenceKind.Entry, (await AuditAsync()).Difference!.Kind);
    }

    [Fact]
    public async Task A_mirror_copies_the_entries_and_says_what_it_does_not_know()
    {
        await LaterAsync();
        using var copy = new TemporaryFolder();
        var (code, output, error) = Run("mirror", folder.Path, copy.Path);
        Assert.Equal(ExitCode.Yes, code);
        Assert.Contains($"The mirror has {record.Entries.Count} entries", output, StringComparison.Ordinal);
        Assert.Contains($"get version {Later}", error, StringComparison.Ordinal);
        Assert.Equal(Later, await new LogFolder(copy.Path).VersionAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("audit")]
    public async Task A_folder_that_was_mirrored_by_a_later_program_is_not_shown(string command)
    {
        await LaterAsync();
        string[] own = command == "desk" ? ["--data", Path.Combine(state.Path, "desk"), "--urls", "http://127.0.0.1:0"] : ["--state", state.Path];
        Assert.Equal(ExitCode.Older, Run([command, folder.Path, .. own]).Code);
    }

    [Fact]
    public async Task A_server_does_not_start_on_a_later_record_and_changes_nothing()
    {
        await using var older = await LaterRecordAsync();
        await File.WriteAllTextAsync(Path.Combine(older.Folder, "version"), Later);
        var (code, _, error) = Run("serve", "--data", older.Folder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Older, code);
        Assert.Contains("`FoldText.2`", error, StringComparison.Ordinal);
        Assert.Contains($"get version {Later}", error, StringComparison.Ordinal);
        Assert.Equal(Later, await File.ReadAllTextAsync(Path.Combine(older.Folder, "version")));
    }

    [Fact]
    public async Task A_restore_names_the_version_that_made_the_backup()
    {
        await using var older = await LaterRecordAsync();
        var about = new BackupAbout(1, older.Keys.Verifier.ToString(), 2, "", 0, 0, older.Picture.At) { Version = Later };
        var (code, error) = Restored(older, about);
        Assert.Equal(ExitCode.Older, code);
        Assert.Contains($"get version {Later}", error, StringComparison.Ordinal);
        (code, error) = Restored(older, about with { Format = 2 });
        Assert.Equal(ExitCode.Older, code);
        Assert.Contains("format 2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_beside_a_later_one_enters_nothing_more()
    {
        await using var first = await TestRecord.BeginAsync();
        await using var second = first.Second();
        await first.AdoptTextAsync("norms");
        await first.CloseAsync();
        Append(first);
        var problem = await Assert.ThrowsAsync<StoreProblem>(() => second.EnterOwnAsync(
            _ => new DescribeProcess("A process", "A secretariat", "None", "Decision 5"), CancellationToken.None));
        Assert.Contains("`FoldText.2`", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.2.0+20260101.aaaa", "0.1.0+20270101.bbbb", true)]
    [InlineData("0.1.0+20260102.aaaa", "0.1.0+20260101.bbbb", true)]
    [InlineData("0.1.0+20260101.aaaa", "0.1.0+20260101.bbbb", false)]
    [InlineData("0.1.0+local", "0.1.0+20260101.bbbb", false)]
    [InlineData("0.10.0", "0.9.0", true)]
    [InlineData("nonsense", "0.1.0", false)]
    public void Versions_follow_each_other_by_number_and_by_day(string one, string other, bool isLater) =>
        Assert.Equal(isLater, ProgramVersion.IsLater(one, other));

    [Fact]
    public void A_folder_remembers_the_latest_program()
    {
        var mark = new VersionMark(folder.Path);
        Assert.Null(mark.Note());
        Assert.Equal(ProgramVersion.Text, mark.Read());
        File.WriteAllText(Path.Combine(folder.Path, "version"), Later);
        Assert.Equal((Later, Later), (mark.Note(), mark.Latest()));
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();

    private static byte[] Renamed(byte[] entry, string from, string to) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entry).Replace($"\"type\":\"{from}\"", $"\"type\":\"{to}\"", StringComparison.Ordinal));

    /// <summary>Renames the act of the last entry that holds one of that name.</summary>
    private void Rename(string from, string to)
    {
        var position = record.Entries.FindLastIndex(entry => !Renamed(entry, from, to).AsSpan().SequenceEqual(entry));
        record.Entries[position] = Renamed(record.Entries[position], from, to);
    }

    /// <summary>A mirror whose last entry was made by a later program.</summary>
    private async Task LaterAsync()
    {
        record.WithStates(3);
        record.Session(new EndText("norms-2015", new(2030, 1, 1), "Decision 3"));
        Rename("EndText", "FoldText.2");
        await WriteAsync();
        await File.WriteAllTextAsync(At(LogSource.VersionPath), Later);
    }

    private static async Task<TestRecord> LaterRecordAsync()
    {
        var older = await TestRecord.BeginAsync();
        await older.CloseAsync();
        Append(older);
        return older;
    }

    /// <summary>Enters what a later program would, with the checkpoint that it would sign.</summary>
    private static void Append(TestRecord record)
    {
        using var store = record.Store();
        var entries = store.Entries(0, long.MaxValue).ToList();
        var act = new DescribeProcess("A process", "A secretariat", "None", "Decision 5");
        var statement = new Statement(record.Keys.Origin, act, Capacity.Server, null, entries.Count, null);
        var bytes = Renamed(
            Process.Json.Write(new Entry(entries.Count, record.Picture.At, statement, Signature.None)), nameof(DescribeProcess), "FoldText.2");
        var tree = new MerkleTree();
        foreach (var leaf in entries.Select(entry => entry.Leaf).Append(Merkle.Leaf(bytes)))
            tree.Append(leaf);
        var note = new Checkpoint(record.Keys.Origin, tree.Size, tree.Root(tree.Size)).Sign(record.Keys.Log);
        using var batch = store.Begin();
        batch.Append(new(entries.Count, bytes, Merkle.Leaf(bytes)));
        batch.Commit(tree.Size, 0, note.ToString());
    }

    private (int Code, string Error) Restored(TestRecord older, BackupAbout about)
    {
        var backup = Path.Combine(folder.Path, $"backup-{about.Format}.tar");
        using (var tar = new TarWriter(File.Create(backup), TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "about.json")
            {
                DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(about, JsonSerializerOptions.Web)),
            });
            tar.WriteEntry(RecordFolder.DatabaseOf(older.Folder), "record.db");
        }

        var (code, _, error) = Run("restore", backup, "--data", Path.Combine(folder.Path, $"restored-{about.Format}"), "--keys",
            Path.Combine(older.Folder, "keys"), "--alone");
        return (code, error);
    }
}
