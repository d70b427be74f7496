using System.Globalization;
using System.Text;
using Comity.Members.Credentials;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Storage;

namespace Comity.Bench;

/// <summary>
/// The same kept page for a reader of every kind, first where everyone reads everything and then where participants read: how many a second, and the ratio of
/// the two in one run.
/// </summary>
public static class SightsBench
{
    private const int Clients = 64;
    private const double Goal = 0.5;

    /// <summary>The account of the demonstration that reads as each kind of reader does; null for a stranger.</summary>
    private static readonly (string Kind, string? Role)[] Readers =
    [
        ("stranger", null), ("State", "head"), ("observer State", "expert"), ("regional organization", "mediator"), ("international organization", "delegate"),
        ("stakeholder", "observer"), ("officer", "reviewer"), ("secretariat", "secretariat"),
    ];

    private static TimeSpan Time => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1" ? 2 : 10);

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var record = new PagesRecord();
        await record.MakeAsync();
        var page = "";
        await record.ActAsync(async (open, enter) =>
        {
            page = $"/texts/{open.Whole.Picture.Texts.Texts.Keys.First()}";
            await CastAsync(record, open, enter);
            await enter(ReaderSets.Everyone with { Basis = "Decision 1 of the bench" });
        });
        var everyone = await MeasureAsync(output, record, page, "everyone");
        await record.ActAsync((_, enter) => enter(ReaderSets.Participants with { Basis = "Decision 2 of the bench" }));
        var participants = await MeasureAsync(output, record, page, "participants");
        foreach (var (kind, _) in Readers)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {kind,-28} participants : everyone = {participants[kind] / everyone[kind]:0.00} (goal {Goal})"));
    }

    /// <summary>Three accounts of the demonstration act for others than they did: so each kind of participant reads.</summary>
    private static async Task CastAsync(PagesRecord record, OpenRecord open, Func<Act, Task> enter)
    {
        await enter(new EndAppointment(record.Persons["expert"], Office.Expert, "For the bench."));
        await enter(new EndAppointment(record.Persons["mediator"], Office.Mediator, "For the bench."));
        await ReceiveAsync(record, open, enter, "XLM", new WithdrawCredentials(record.Persons["delegate"], "For the bench."));
        foreach (var (role, code) in ((string, string)[])[("expert", "XCI"), ("mediator", "MERIDIAN"), ("delegate", "INRU")])
            await ReceiveAsync(record, open, enter, code,
                new IssueCredentials(record.Persons[role], DelegationStanding.Member, open.Whole.Picture.At, null, [], $"For the bench, {code}"));
    }

    private static async Task ReceiveAsync(PagesRecord record, OpenRecord open, Func<Act, Task> enter, string sender, Act act)
    {
        var letter = Encoding.UTF8.GetBytes($"A letter of {sender} about {ActName.KindOf(act)}");
        new Files(open, TimeProvider.System).Keep(letter, new(record.Secretary, Capacity.Secretariat));
        await enter(new EnterReceived(sender, act, ReceivedKind.NoteVerbale, "NV/bench", DateOnly.FromDateTime(open.Whole.Picture.At.UtcDateTime),
            Hash.Of(letter)));
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(TextWriter output, PagesRecord record, string page, string set)
    {
        using var server = new PagesServer("Comity listens on ", "serve", "--data", record.Folder, "--urls", "http://127.0.0.1:0");
        var client = new PagesClient(await server.AddressAsync());
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (kind, role) in Readers)
        {
            var request = client.Get(page, role is null ? "" : $"Cookie: {record.Cookies[role]}\r\n");
            await client.OnceAsync(request);
            var load = await client.RunAsync(Clients, Time, 200, _ => request);
            rates[kind] = load.PerSecond;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {set,-13} {kind,-28} {load.PerSecond,8:N0} a second, p99 {load.Within(0.99),6:0.0} ms, {load.Bytes,6:N0} bytes, {load.Wrong} wrong"));
        }

        return rates;
    }
}
