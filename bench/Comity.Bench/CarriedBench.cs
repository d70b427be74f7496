using System.Diagnostics;
using System.Globalization;
using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Storage.Logs;

namespace Comity.Bench;

/// <summary>
/// What carrying acts costs: 200 States seated one after the other in the founding, each durable before the next; the Chair's ruling on a decision that carries
/// twenty acts, until all are durable; an audit over loopback of the record with a thousand of them.
/// </summary>
public static class CarriedBench
{
    private const int Carried = 20;
    private const int Seated = 200;
    private const string Meeting = "session";
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";
    private static readonly int Decisions = IsShort ? 2 : 1000 / Carried;

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(1);
        await using (var record = scenario.Open())
        {
            Task Does(string capacity, Act act) => scenario.ActAsync(record, WriteScenario.Secretary, capacity, act);
            var begun = Stopwatch.GetTimestamp();
            for (var state = 0; state < Seated; state++)
                await Does(Capacity.Secretariat, Admit(Seated + state));
            Print(output, "seated", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s", 10);
            await Does(Capacity.Secretariat, new Appoint(WriteScenario.Secretary, Office.Chair, DateTimeOffset.UnixEpoch.AddYears(50), null, "Elected"));
            await Does(Capacity.Secretariat, new EndFounding("The process is founded."));
            await BeginAsync(record, Does);
            var times = new List<double>();
            for (var decision = 0; decision < Decisions; decision++)
                times.Add(await DecideAsync(Does, decision));
            times.Sort();
            Print(output, "carried", times[times.Count / 2], "ms", 50);
        }

        using var server = ServerRun.Start(scenario.Folder);
        var folder = Directory.CreateTempSubdirectory("comity-bench-");
        try
        {
            using var source = LogSource.Open(new Uri(server.Address, "/log/").ToString());
            var started = Stopwatch.GetTimestamp();
            var report = await new AuditJob(source, new(null, null, new(folder.FullName)), TimeProvider.System).RunAsync(CancellationToken.None);
            if (report.Difference is { } difference)
                throw new InvalidOperationException(difference.Told);
            Print(output, "carried-audit", Stopwatch.GetElapsedTime(started).TotalSeconds, "s", 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A meeting sits in which everybody is there.</summary>
    private static async Task BeginAsync(OpenRecord record, Func<string, Act, Task> does)
    {
        var now = TimeProvider.System.GetUtcNow();
        now = new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        await does(Capacity.Secretariat, new ConveneMeeting(
            Meeting, "A session", MeetingKind.Formal, MeetingForm.InPerson, now, now.AddHours(3), [new(1, "Decisions", [], 60)]));
        await does(Capacity.Secretariat, new OpenMeeting(Meeting,
            [.. record.Whole.Picture.Members.Participants.All.Keys.Select(code => new ParticipantCode(code))]));
    }

    private static async Task<double> DecideAsync(Func<string, Act, Task> does, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"decision-{number}");
        await does(Capacity.Chair, new PutDecisionCarrying(
            id, "New members", DecisionMatter.Substantive, [.. Enumerable.Range(number * Carried, Carried).Select(Observer)],
            "They are admitted."));
        var begun = Stopwatch.GetTimestamp();
        await does(Capacity.Chair, new RuleConsensus(id, Meeting));
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static AdmitParticipant Admit(int number)
    {
        var code = $"{(char)('A' + number / 676)}{(char)('A' + number / 26 % 26)}{(char)('A' + number % 26)}";
        return new(code, ParticipantKind.State, [new("en", $"State {code}")], null, "Resolution 1");
    }

    /// <summary>An observer: it does not change the quorum.</summary>
    private static Act Observer(int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"ORG{number:D4}");
        return new AdmitParticipant(code, ParticipantKind.Stakeholder, [new("en", $"Organisation {code}")], null, "Resolution 1");
    }

    private static void Print(TextWriter output, string name, double figure, string unit, int goal) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {figure:0.00} {unit} goal {goal}"));
}
