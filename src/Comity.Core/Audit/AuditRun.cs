using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Audit;

/// <summary>
/// Goes through a record from its first entry and believes nothing: hashes, order, time and every rule in force at its position. Signatures are handed
/// out as tasks, because they cost more than all else and need not be checked in order. Nothing after the first difference means anything, so the run
/// stops there. For one thread.
/// </summary>
/// <param name="checkpoint">What the log says of itself.</param>
/// <param name="now">The auditor's clock.</param>
/// <param name="seen">A checkpoint of the same log that was seen earlier and is not larger: this record must go on from it. Null when there is none.</param>
public sealed class AuditRun(Checkpoint checkpoint, DateTimeOffset now, Checkpoint? seen = null)
{
    /// <summary>How far clocks may differ: an entry may be so much later than the auditor's clock.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    private readonly TreeRun tree = new(checkpoint, seen);
    private readonly HashSet<Hash> nonces = [];
    private readonly List<long> ahead = [];
    private readonly List<EnteredSheet> sheets = [];
    private readonly AuditCounts counts = new();
    private SignatureCheck? check;
    private (object Founding, object Keys) checkedWith;

    /// <summary>The registers after the last entry.</summary>
    public Picture Picture { get; private set; } = Picture.Empty;

    /// <summary>The first difference; null while there is none. Signatures are not among them: their tasks answer for themselves.</summary>
    public AuditDifference? Difference { get; private set; }

    /// <summary>Goes on with the next entry.</summary>
    /// <returns>The check of its signature, to be made by the caller; null when there is a difference.</returns>
    public SignatureTask? Next(ReadEntry read)
    {
        if (Difference is not null)
            return null;
        tree.Append(read.Leaf);
        if ((Difference = read.Difference ?? InTime(read.Entry!) ?? Ruled(read)) is not null)
            return null;
        if (read.Entry!.At > now + Tolerance)
            ahead.Add(read.Entry.Position);
        var task = new SignatureTask(read.Entry.Position, Check(), read.Entry.Statement, read.Statement, read.Entry.By);
        counts.Add(read.Entry, Picture);
        if (ActSheets.In(read.Entry.Statement.Act) is { } sheet)
            sheets.Add(new(sheet, read.Entry.Position));
        Picture = Picture.Apply(read.Entry);
        return task;
    }

    /// <summary>Ends the run: all entries of the checkpoint's size are in, and they give its root.</summary>
    public AuditDifference? Finish() => Difference ??= tree.Finish();

    /// <summary>What stands in the entries so far.</summary>
    public AuditSummary Summary() => counts.Summary(Picture) with { Ahead = [.. ahead], Sheets = [.. sheets] };

    private AuditDifference? InTime(Entry entry) =>
        entry.At < Picture.At && Picture.Size > 0
            ? new(DifferenceKind.Time, entry.Position, $"The entry is of {Text(entry.At)}, earlier than the one before it, {Text(Picture.At)}.")
        : null;

    private AuditDifference? Ruled(ReadEntry read)
    {
        var entry = read.Entry!;
        var isRepeated = read.Nonce is { } nonce && !nonces.Add(nonce);
        var refusals = Process.Ask(Picture, new(entry.Statement, entry.At, entry.By.Level) { Written = read.Statement, Confirmed = entry.By.Confirmed },
            isRepeated, fault: null);
        if (refusals.FirstOrDefault(UnknownAct.IsLaterEdition) is { } later)
            return new(DifferenceKind.Later, entry.Position,
                $"The entry puts edition {later.Facts["edition"]} of the rules in force, and this program knows {later.Facts["last"]} of them.");
        return refusals.IsEmpty ? null : AuditDifference.Of(entry.Position, ActName.Of(entry.Statement.Act), refusals[0]) with
        {
            Stands = entry.Statement,
            ComesOut = refusals[0].Rule == nameof(ProcessRules.ClockEntersWhatIsDue) && Picture.Due is { } due && due.At <= entry.At ? due.Act : null,
        };
    }

    private SignatureCheck Check()
    {
        var with = (Picture.Record.Founding, Picture.Record.Keys);
        if (check is null || !ReferenceEquals(checkedWith.Founding, with.Founding) || !ReferenceEquals(checkedWith.Keys, with.Keys))
            (check, checkedWith) = (new(with.Founding, with.Keys, Process.Json), with);
        return check;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>Counts what stands in a record.</summary>
internal sealed class AuditCounts
{
    private readonly Dictionary<string, long> acts = [];
    private readonly Dictionary<SignatureLevel, long> levels = [];
    private readonly Dictionary<string, long> attestors = [];
    private readonly Dictionary<string, long> server = [];
    private readonly Dictionary<string, long> clock = [];
    private DateTimeOffset? first;

    public void Add(Entry entry, Picture before)
    {
        var act = ActName.Of(entry.Statement.Act);
        first ??= entry.At;
        Count(acts, act);
        Count(levels, entry.By.Level);
        if (entry.By.Level == SignatureLevel.Session)
            Count(attestors, before.Record.Founding.Attestor);
        if (entry.By.Level == SignatureLevel.Server)
            Count(entry.Statement.As == Capacity.Clock ? clock : server, act);
    }

    public AuditSummary Summary(Picture picture) => new()
    {
        Size = picture.Size,
        First = first,
        Last = picture.Size == 0 ? null : picture.At,
        Title = picture.Record.Founding.Description?.Title,
        Acts = Sorted(acts),
        Levels = levels.ToImmutableSortedDictionary(),
        Attestors = Sorted(attestors),
        Server = Sorted(server),
        Clock = Sorted(clock),
        Received = picture.Record.Received.Acts.Values.CountBy(received => received.Status)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => (long)pair.Value),
        Grounds = picture.Forum.Grounds.All.CountBy(ground => ground.Kind).ToImmutableSortedDictionary(pair => pair.Key, pair => (long)pair.Value),
        Figures = [.. picture.Record.Figures.Figures],
        Files = picture.Files,
        Overdue = picture.Due is { } due && due.At <= picture.At ? due : null,
    };

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static ImmutableSortedDictionary<string, long> Sorted(Dictionary<string, long> counts) =>
        counts.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
