using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Negotiation.Consultations;

namespace Comity.Storage;

/// <summary>What one batch appends: the rules are asked against the registers as they are after the acts before it, and everything becomes lasting
/// together.</summary>
/// <param name="store">The batch in the store, which holds the head.</param>
/// <param name="before">The record before the batch.</param>
/// <param name="nonces">Which nonces were used before.</param>
/// <param name="sheets">Makes sheets of what waits.</param>
/// <param name="keys">The keys of what is sealed; null where nothing can be.</param>
/// <param name="now">The server's clock.</param>
/// <param name="norms">What is wrong with the norms that an act names.</param>
internal sealed class RecordBatch(StoreBatch store, RecordView before, NonceIndex nonces, SheetMaker sheets, ClosedKeys? keys, DateTimeOffset now,
    Func<Picture, Attempt, Refusal?> norms)
{
    private readonly List<(Entry Entry, StoredEntry Stored)> entered = [];
    private long? lastNumber;
    private long? lastKey;
    private bool hasFiles;

    /// <summary>The registers after what was entered so far.</summary>
    public Picture Picture { get; private set; } = before.Picture;

    /// <summary>The time of this batch: the clock's, in whole milliseconds, and never before the last entry.</summary>
    public DateTimeOffset Now { get; } = Later(new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
        before.Picture.At);

    /// <summary>What was entered.</summary>
    public IReadOnlyList<(Entry Entry, StoredEntry Stored)> Entered => entered;

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsEmpty => entered.Count == 0 && lastNumber is null && !hasFiles;

    /// <summary>Enters what has become due, in the order of its time, and the sheets that go with it.</summary>
    public void Settle()
    {
        if (Picture.Record.Founding.Begun is null)
            return;
        SettleDue();
        if (Now < SheetMaker.NextSheet(Picture))
            return;
        EnterSheets(Now);
        if (HaveOneSize)
            EnterSealedVotes();
    }

    private int? SheetSize => Picture.Record.Founding.Rules.SheetSize;

    /// <summary>Whether sheets are all of one size. Then sealed votes enter with the sheets of sealed acts, and one enters also when none voted: neither size
    /// nor time shows how many do.</summary>
    private bool HaveOneSize => SheetSize is not null;

    /// <summary>Enters what is due by now. An act may make something due at once, so it is asked after every act and not only at the beginning of a
    /// batch.</summary>
    private void SettleDue()
    {
        while (Picture.Due is { } due && due.At <= Now)
        {
            var (at, kind) = (Later(due.At, Picture.At), Process.KindOf(due.Act));
            if (kind.ClosesVotesOn is { } consultation)
                EnterVotes(consultation(due.Act), at, all: true);
            if (kind.NeedsSheet)
                EnterSheets(at);
            Append(Picture.Due!.Act, Capacity.Clock, at);
        }
    }

    /// <summary>Enters an act when the rules let it pass.</summary>
    /// <param name="submission">The act and what stands behind it.</param>
    /// <param name="written">Its statement in canonical JSON.</param>
    /// <param name="fault">What is wrong with its signature; null when it holds.</param>
    public Outcome Enter(Submission submission, byte[] written, string? fault)
    {
        var statement = submission.Statement;
        if (Repeated(statement) is { } position)
            return Again(submission, position);
        var attempt = new Attempt(statement, Now, submission.Signature.Level) { Written = written, Confirmed = submission.Signature.Confirmed };
        var refusals = Process.Ask(Picture, attempt, isRepeated: false, fault);
        if (refusals.IsEmpty)
            refusals = new FileDoor(store.Files, Picture.Files).Ask(attempt);
        if (refusals.IsEmpty && norms(Picture, attempt) is { } unknown)
            refusals = [unknown];
        if (!refusals.IsEmpty)
            return new Outcome(null, refusals);
        var outcome = Append(new Entry(Picture.Size, Now, statement, submission.Signature), written);
        SettleDue();
        return outcome;
    }

    /// <summary>Enters acts when the rules let all of them pass, each after those before it; else none of them.</summary>
    public ImmutableArray<Outcome> EnterTogether(ImmutableArray<(Submission Submission, byte[] Written, string? Fault)> all)
    {
        if (!all.Any(one => Repeated(one.Submission.Statement) is not null || one.Fault is not null))
        {
            var attempts = all.Select(one => new Attempt(one.Submission.Statement, Now, one.Submission.Signature.Level)
            {
                Written = one.Written, Confirmed = one.Submission.Signature.Confirmed,
            }).ToList();
            var door = new FileDoor(store.Files, Picture.Files);
            ImmutableArray<ImmutableArray<Refusal>> refusals =
            [
                .. Process.AskTogether(Picture, attempts).Zip(attempts, (rules, attempt) =>
                    !rules.IsEmpty ? rules : door.Ask(attempt) is { IsEmpty: false } files ? files : norms(Picture, attempt) is { } unknown ? [unknown] : []),
            ];
            if (refusals.Any(one => !one.IsEmpty))
                return [.. refusals.Select(one => new Outcome(null, one))];
        }

        return [.. all.Select(one => Enter(one.Submission, one.Written, one.Fault))];
    }

    /// <summary>Enters an act of the server's own.</summary>
    public void EnterOwn(Act act) => Append(act, Capacity.Server, Now);

    /// <summary>Takes a file that the record makes public and that nobody had provided. A hash that no public entry and no public listing names is as
    /// absent.</summary>
    public HandInVerdict HandIn(StoredFile file)
    {
        if (Picture.Files.Find(file.Hash) is { IsTakenBack: true })
            return HandInVerdict.TakenBack;
        if (new FileDoor(store.Files, Picture.Files).Wanted(file.Hash) is not { } standing)
            return HandInVerdict.Absent;
        if (store.Files.IsPublic(file.Hash) == true)
            return HandInVerdict.Here;
        hasFiles = true;
        store.Files.Keep(file);
        FilePublication.Open(store.Files, Picture.Files, standing);
        return HandInVerdict.Taken;
    }

    /// <summary>Puts something into the queue.</summary>
    /// <param name="topic">The consultation, or the empty text.</param>
    /// <param name="content">What it is.</param>
    /// <param name="isSealed">Whether it is encrypted with a key of its own.</param>
    /// <param name="commitment">The commitment to it.</param>
    public WaitingReceipt Wait(string topic, byte[] content, bool isSealed, Hash commitment)
    {
        lastNumber = (lastNumber ?? store.Head.Waiting) + 1;
        var item = new Waiting(lastNumber.Value, topic, Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), content, commitment);
        store.Wait(isSealed ? Sealed(item) : item);
        return new(topic, Now, commitment);
    }

    /// <summary>What waits on a topic for its next sheet; read when somebody looks.</summary>
    public IEnumerable<Waiting> Waits(string topic)
    {
        foreach (var item in store.Waiting(topic, SheetMaker.MostSealed))
            yield return item;
    }

    /// <summary>Enters the votes that wait on a consultation: full sheets, or all of them.</summary>
    public void EnterVotes(string consultation, DateTimeOffset at, bool all)
    {
        while (Picture.Consultations.All[consultation] is { Closed: null } open && (all || MayEnter(open)) && sheets.Votes(store, open, SheetSize) is { } act)
            Append(act, Capacity.Server, at);
    }

    private bool MayEnter(Consultation open) =>
        open.Act.Terms == VoteTerms.Public || (!HaveOneSize && SheetMaker.IsFull(store, open.Act.Consultation));

    /// <summary>Makes everything last: the keys of what is sealed before the rows that name them.</summary>
    /// <param name="signed">The checkpoint of the new size, when entries were appended.</param>
    public void Commit(string? signed)
    {
        keys?.Save();
        store.Commit(Picture.Size, lastNumber ?? store.Head.Waiting, signed);
    }

    /// <summary>Whether two statements say the same in every part.</summary>
    public static bool IsSame(Statement one, Statement other) => Process.Json.Write(one).AsSpan().SequenceEqual(Process.Json.Write(other));

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;

    private Waiting Sealed(Waiting item)
    {
        var (number, key) = (keys ?? throw new InvalidOperationException("A record that is only read seals nothing.")).Take(lastKey ??= store.LastKey());
        return item with { Content = SealedBox.Seal(key, item.Content), Key = number };
    }

    /// <summary>Enters as many sheets as what waits needs, and one when nothing does.</summary>
    private void EnterSheets(DateTimeOffset at)
    {
        do
            Append(sheets.Sealed(store, Picture.Record.Sealing.Sheets.Count + 1, SheetSize), Capacity.Server, at);
        while (store.Waiting("", 1).Count > 0);
    }

    private void EnterSealedVotes()
    {
        foreach (var consultation in Picture.Consultations.All.Values.Where(one => one is { Closed: null, Act.Terms: VoteTerms.Sealed }).ToList())
        {
            Append(sheets.SealedVotes(store, consultation, SheetSize), Capacity.Server, Now);
            EnterVotes(consultation.Act.Consultation, Now, all: true);
        }
    }

    private long? Repeated(Statement statement) =>
        nonces.Find(statement) ?? entered.Where(entry => entry.Entry.Statement.Person is not null && entry.Entry.Statement.Person == statement.Person
            && entry.Entry.Statement.Nonce == statement.Nonce)
            .Select(entry => (long?)entry.Entry.Position).FirstOrDefault();

    private Outcome Again(Submission submission, long position)
    {
        var stored = position < before.Size ? sheets.Entry(position) : entered.First(entry => entry.Entry.Position == position).Stored;
        var entry = Process.Json.ReadEntry(stored.Entry);
        return IsSame(entry.Statement, submission.Statement)
            ? new Outcome(new(position, entry.At, stored.Leaf, IsRepeated: true), [])
            : new Outcome(null, Process.Ask(Picture, new Attempt(submission.Statement, Now, submission.Signature.Level), isRepeated: true, null));
    }

    private void Append(Act act, string capacity, DateTimeOffset at)
    {
        var statement = new Statement(Picture.Record.Founding.Begun?.Origin ?? ((Comity.Record.Founding.BeginRecord)act).Origin, act, capacity, null,
            Picture.Size, null);
        var written = Process.Json.Write(statement);
        var refusals = Process.Ask(Picture, new Attempt(statement, at, SignatureLevel.Server) { Written = written }, isRepeated: false, null);
        if (!refusals.IsEmpty)
            throw new InvalidOperationException(
                $"The server's own act {ActName.Of(act)} was refused: {string.Join(", ", refusals.Select(refusal => refusal.Rule))}");
        Append(new Entry(Picture.Size, at, statement, Signature.None), written);
    }

    private Outcome Append(Entry entry, byte[] written)
    {
        var bytes = Process.Json.Write(entry, written);
        if (bytes.Length > Entry.MostBytes)
            return new Outcome(null, [Refusal.Of(null, "bytes", bytes.Length.ToString(CultureInfo.InvariantCulture), nameof(ProcessRules.EntryFits))]);
        var stored = new StoredEntry(entry.Position, bytes, Merkle.Leaf(bytes));
        // The registers are made first, but kept last: what cannot be applied must not be stored, nor what cannot be stored be applied.
        var after = Picture.Apply(entry);
        store.Append(stored);
        FilePublication.Follow(store.Files, Picture.Files, after.Files, entry.Statement.Act);
        Picture = after;
        entered.Add((entry, stored));
        return new Outcome(new(entry.Position, entry.At, stored.Leaf, IsRepeated: false), []);
    }
}
