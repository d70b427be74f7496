using Comity.Audit;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Storage.Logs;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record.Audit;

/// <summary>A record that is made, written into a folder and audited there.</summary>
public abstract class AuditedRecord : IDisposable
{
    private static readonly TakePosition Supports = new("norms-2015", null, Stance.Supports, "It supports the text.");

    private protected readonly GivenRecord record = new();
    private protected readonly TemporaryFolder folder = new();
    private protected readonly TemporaryFolder state = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        record.Dispose();
        folder.Dispose();
        state.Dispose();
    }

    /// <summary>A little of everything: a received act that was settled, keys, a passkey, a lot, a consultation.</summary>
    private protected void Full()
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

    private protected void Many(int entries)
    {
        record.WithStates(3);
        while (record.Entries.Count < entries)
            record.Key(Supports, GivenRecord.Code(0), GivenRecord.Person(0));
    }

    private protected int Position(SignatureLevel level) => record.Entries.FindIndex(entry => Process.Json.ReadEntry(entry).By.Level == level);

    private protected string Value(int position) => Process.Json.ReadEntry(record.Entries[position]).By.Value!;

    private protected static string Changed(string value) => (value[0] == 'A' ? 'B' : 'A') + value[1..];

    private protected string At(string path) => Path.Combine(folder.Path, path);

    private protected void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(At(path));
        bytes[at] ^= 1;
        File.WriteAllBytes(At(path), bytes);
    }

    private protected Task WriteAsync(Note? checkpoint = null) => record.WriteAsync(folder.Path, checkpoint);

    private protected async Task<AuditReport> AuditedAsync()
    {
        await WriteAsync();
        return await AuditAsync();
    }

    private protected async Task<AuditReport> AuditAsync(VerifierKey? key = null, string? policy = null)
    {
        using var source = new LogFolder(folder.Path);
        return await new AuditJob(source, new(key, policy, new SeenLogs(state.Path)), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
    }

    private protected static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(arguments, output, error, TextReader.Null), output.ToString(), error.ToString());
    }

    private protected static AuditDifference Found(AuditReport report, DifferenceKind kind, int? position)
    {
        Assert.NotNull(report.Difference);
        Assert.True(report.Difference.Kind == kind && report.Difference.Position == position, report.Difference.ToString());
        return report.Difference;
    }
}
