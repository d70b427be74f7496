using System.Globalization;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>Enters the demonstration's acts through the record's one door, as if time passed between them.</summary>
/// <param name="record">The record.</param>
/// <param name="clock">Its clock.</param>
/// <param name="site">The web origin at which passkeys sign.</param>
internal sealed class DemoPen(OpenRecord record, DemoClock clock, string site)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(47);

    /// <summary>Of what is said at once so many acts lie apart in time: where confirmations have a term, none may be older than it when its act is
    /// entered.</summary>
    private const int MostApart = 5;

    private static readonly TimeSpan SinceConfirmed = TimeSpan.FromSeconds(21);
    private readonly DateTimeOffset start = clock.GetUtcNow();
    private readonly List<Task<Outcome>> sent = [];
    private readonly Dictionary<Hash, byte[]> written = [];
    private readonly Files files = new(record, clock);
    private long nonces;

    /// <summary>The record.</summary>
    public OpenRecord Record => record;

    /// <summary>The time in the demonstration.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day in the demonstration.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>An instant, counted from the beginning in days and hours.</summary>
    public DateTimeOffset When(int day, int hour = 0) => start.AddDays(day).AddHours(hour);

    /// <summary>Goes on to an instant, day by day, so that the clock and the sheets are entered as they fall due.</summary>
    public Task GoAsync(int day, int hour, CancellationToken cancel) => GoAsync(When(day, hour), cancel);

    /// <summary>Goes on to an instant, likewise.</summary>
    public async Task GoAsync(DateTimeOffset target, CancellationToken cancel)
    {
        await DoneAsync();
        while (clock.GetUtcNow() is var now && now < target && now < TimeProvider.System.GetUtcNow().AddMinutes(-1))
        {
            clock.To(target - now > TimeSpan.FromDays(1) ? now.AddDays(1) : target);
            await record.EnterOwnAsync(_ => null, cancel);
        }
    }

    /// <summary>An act of a person, with the best signature that the person has.</summary>
    public Task<Outcome> Say(DemoPerson who, Act act, string? capacity = null)
    {
        var statement = Statement(who, act, capacity ?? who.Capacity);
        return Send(statement, who.Sign(statement, site));
    }

    /// <summary>An act of a person in a session.</summary>
    public Task<Outcome> InSession(DemoPerson who, Act act, string? capacity = null) => Send(Statement(who, act, capacity ?? who.Capacity), null);

    /// <summary>Writes a text down as a file and answers with its hash. Who names it in an act sends it first.</summary>
    public Hash File(string text)
    {
        var (content, hash) = (Encoding.UTF8.GetBytes(text), Hash.Of(Encoding.UTF8.GetBytes(text)));
        written[hash] = content;
        return hash;
    }

    /// <summary>Waits until everything that was said stands in the record.</summary>
    public async Task DoneAsync()
    {
        foreach (var outcome in await Task.WhenAll(sent))
            if (outcome.Receipt is null)
                throw new InvalidOperationException(
                    $"An act of the demonstration was refused: {string.Join(", ", outcome.Refusals.Select(refusal => $"{refusal.Rule} at {refusal.Where}"))}");
        sent.Clear();
    }

    private Statement Statement(DemoPerson who, Act act, string capacity)
    {
        if (sent.Count < MostApart || record.Whole.Picture.Record.Founding.Rules.ConfirmMinutes is null)
            clock.By(Between);
        return new(record.Verifier.Name, act, capacity, who.Id, record.Whole.Size, string.Create(CultureInfo.InvariantCulture, $"demo-{++nonces:000000}"));
    }

    private Task<Outcome> Send(Statement statement, Signature? signature)
    {
        foreach (var file in ActFiles.Of(statement.Act))
            Send(file, new(statement.Person!, statement.As, file.Field));
        var outcome = record.EnterAsync(new(statement, signature ?? record.Attest(statement, "totp", clock.GetUtcNow() - SinceConfirmed)),
            CancellationToken.None);
        sent.Add(outcome);
        return outcome;
    }

    /// <summary>Sends a file for an act, and what it names in its turn.</summary>
    private void Send(NamedFile file, FileSender sender)
    {
        if (!written.TryGetValue(file.Hash, out var content))
            return;
        files.Keep(content, sender);
        foreach (var (inner, _) in ActFiles.Within(file, content))
            Send(inner, sender);
    }
}
