using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Witnessing;

namespace Comity.Bench;

/// <summary>
/// A real server under load from this process, which shares its cores: public pages, pages of somebody who is signed in beside a bare page of the framework,
/// votes, the first page after a start, and the time from an act to its witnessed receipt.
/// </summary>
public static class PagesBench
{
    private const string Norm = "/books/un-framework/norms/UN-f";
    private const string Consultation = "/api/v1/consultations/capacity-priorities/votes";
    private const int Clients = 64;
    private const int Voters = 256;
    private const int Long = 10_000;

    private static bool IsShort => Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    private static TimeSpan Time => TimeSpan.FromSeconds(IsShort ? 2 : 10);

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var record = new PagesRecord();
        await record.MakeAsync();
        await PagesAsync(output, record);
        await WitnessedAsync(output, record);
        await record.GrowAsync(Long);
        await StartAsync(output, record);
    }

    private static PagesServer Serve(PagesRecord record) => new("Comity listens on ", "serve", "--data", record.Folder, "--urls", "http://127.0.0.1:0");

    private static async Task PagesAsync(TextWriter output, PagesRecord record)
    {
        using var server = Serve(record);
        var client = new PagesClient(await server.AddressAsync());
        var @case = await WarmAsync(client);
        await LoadAsync(output, server, client, "public page of a norm", Clients, 200, client.Get(Norm), "10,000/s, p99 20 ms");
        await LoadAsync(output, server, client, "public page of a case", Clients, 200, client.Get(@case), "10,000/s, p99 20 ms");
        await LoadAsync(output, server, client, "the same, compressed", Clients, 200, client.Get(Norm, "Accept-Encoding: br\r\n"), "");
        var own = await LoadAsync(output, server, client, "page of a norm, signed in", Clients, 200, client.Get(Norm, $"Cookie: {record.Cookie}\r\n"), "");
        await using (var host = await PagesBare.StartAsync(own.Bytes))
        {
            var beside = new PagesClient(new(host.Urls.First()));
            var bare = await LoadAsync(output, null, beside, "bare Blazor page of that size", Clients, 200, beside.Get("/bare"), "");
            Print(output, $"  signed in : bare = {own.PerSecond / bare.PerSecond:0.00} (goal 0.4)");
        }

        var vote = client.Post(Consultation, """{"as":"oneself","statement":1,"value":"agree"}""", $"Authorization: Bearer {record.Key}\r\n");
        await LoadAsync(output, server, client, "votes, each durable when answered", Voters, 202, vote, "5,000/s");
    }

    /// <summary>Waits until the analysis of the book is done, since pages are made anew with it, and finds a case.</summary>
    private static async Task<string> WarmAsync(PagesClient client)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var (status, body) = await client.OnceAsync(client.Get(Norm));
            if (status == 200 && !Encoding.UTF8.GetString(body).Contains("Load the page again", StringComparison.Ordinal))
                break;
            await Task.Delay(200);
        }

        var cases = Encoding.UTF8.GetString((await client.OnceAsync(client.Get("/books/un-framework/cases"))).Body);
        var link = cases.IndexOf("/books/un-framework/cases/", StringComparison.Ordinal);
        return cases[link..cases.IndexOf('"', link)];
    }

    private static async Task<PagesLoad> LoadAsync(TextWriter output, PagesServer? server, PagesClient client, string name, int clients, int status,
        byte[] request, string goal)
    {
        var used = server?.Used ?? default;
        var load = await client.RunAsync(clients, Time, status, _ => request);
        var each = server is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $", {(server.Used - used).TotalMicroseconds / (load.PerSecond * (load.Seconds + 1)),5:0} us of a core each");
        Print(output,
            $"  {name,-36} {load.PerSecond,8:N0} a second, p50 {load.Within(0.5),6:0.0} ms, p99 {load.Within(0.99),6:0.0} ms, {load.Bytes,6:N0} ",
            $"bytes{each}{(goal.Length == 0 ? "" : $" (goal {goal})")}");
        if (load.Wrong > 0)
            Print(output, $"  {name}: {load.Wrong} answers had another status than {status}");
        return load;
    }

    private static async Task StartAsync(TextWriter output, PagesRecord record)
    {
        var (first, norm) = (new List<double>(), new List<double>());
        for (var run = 0; run < (IsShort ? 1 : 3); run++)
        {
            using var server = Serve(record);
            var client = new PagesClient(await server.AddressAsync());
            await client.OnceAsync(client.Get("/record"));
            first.Add(Stopwatch.GetElapsedTime(server.Started).TotalSeconds);
            await client.OnceAsync(client.Get(Norm));
            norm.Add(Stopwatch.GetElapsedTime(server.Started).TotalSeconds);
        }

        Print(output, $"  first page after a start with {Long:N0} entries: {first.Min():0.00} s; a norm's page too: {norm.Min():0.00} s (goal 1.5 s)");
    }

    private static async Task WitnessedAsync(TextWriter output, PagesRecord record)
    {
        var (key, data) = (Path.Combine(record.Folder, "witness.key"), Path.Combine(record.Folder, "witness"));
        using var witness = new PagesServer("Witness listens on ", "witness", "--listen", "http://127.0.0.1:0", "--key", key, "--name",
            "witness.example/bench", "--log", record.Log!.ToString(), "--data", data);
        var address = await witness.AddressAsync();
        using var signer = WitnessKey.ReadOrMake(key, "witness.example/bench");
        var policy = Path.Combine(record.Folder, "witnesses.policy");
        await File.WriteAllTextAsync(policy, $"log {record.Log}\nwitness bench {signer.Verifier} {address}\nquorum bench\n");
        using (var server = Serve(record))
        {
            var client = new PagesClient(await server.AddressAsync());
            var times = new List<double>();
            for (var act = 0; act < (IsShort ? 5 : 20); act++)
                times.Add(await ReceiptAsync(client, record, act, signer.Verifier.Name));
            times.Sort();
            Print(output, $"  from an act to its witnessed receipt: {times[times.Count / 2]:0.000} s, at most {times[^1]:0.000} s (goal 1 s)");
        }

        File.Delete(policy);
    }

    private static async Task<double> ReceiptAsync(PagesClient client, PagesRecord record, int number, string witness)
    {
        var act = new CorrectParticipant("XUM", [new("en", "Ulmaria"), new("fr", "Ulmarie")], "Western European and other States",
            string.Create(CultureInfo.InvariantCulture, $"Note {number} of the delegation"));
        var statement = new Statement(record.Log!.Name, act, Capacity.Secretariat, record.Secretary, 1, $"witnessed-{number:00000000}");
        var signature = new Signature(SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, record.Own.PublicKey.ToArray()),
            Base64Url.Write(record.Own.Sign(Process.Json.Signed(statement))));
        var body = JsonSerializer.Serialize(new { Statement = statement, Signature = signature }, Process.Json.Options);
        var begun = Stopwatch.GetTimestamp();
        var (status, answer) = await client.OnceAsync(client.Post("/api/v1/acts", body, ""));
        if (status != 201)
            throw new InvalidOperationException($"The act was answered with {status}: {Encoding.UTF8.GetString(answer)}");
        using var read = JsonDocument.Parse(answer);
        var proof = client.Get(string.Create(CultureInfo.InvariantCulture, $"/log/proof/{read.RootElement.GetProperty("position").GetInt64()}"));
        while (!Encoding.UTF8.GetString((await client.OnceAsync(proof)).Body).Contains($"— {witness} ", StringComparison.Ordinal))
            await Task.Delay(5);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static void Print(TextWriter output, params FormattableString[] line) =>
        output.WriteLine(string.Concat(line.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
