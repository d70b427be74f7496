using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Comity.Kit;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>The record, open: the one door for every change. What arrives together is made durable together, and answered only then. Readers look at
/// <see cref="SeenBy"/>, which never changes under them.</summary>
public sealed partial class OpenRecord : IAsyncDisposable
{
    private const int LargestBatch = 512;
    private const int LongestQueue = 8192;
    private const long MarkAge = 60_000;

    /// <summary>Why nothing is entered before the witnesses were asked how long the record is.</summary>
    private const string Starting = "The server is starting and asks the witnesses how long the record is; send the same again in a moment.";

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan VoteAge = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private readonly RecordStore store;
    private volatile RecordKeys keys;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly NonceIndex nonces;
    private readonly SheetMaker sheets;
    private readonly SheetLedger ledger;
    private readonly ClosedKeys? closed;
    private readonly BlockingCollection<Request> requests = new(LongestQueue);
    private readonly ConcurrentDictionary<string, long> waitingVotes = new(StringComparer.Ordinal);
    private readonly IDisposable? listening;
    private readonly Task writing;
    private readonly StoreCheck check;
    private readonly SeenMark? mark;
    private readonly Lock marking = new();
    private DateTimeOffset votesLooked;
    private DateTimeOffset swept;
    private long markedAt;
    private long markedSize;
    private int isClosed;
    private int isRefreshing;
    private readonly ClockWatch? watch;
    private volatile string? halted;
    private volatile string? late;
    private readonly SeenViews seen = new();
    private bool isCopy;
    private volatile RecordView now;
    private volatile TaskCompletionSource changed = NewSignal();

    private OpenRecord(RecordStore store, RecordKeys keys, TimeProvider time, ILogger log, RecordLoader loaded, Note? head, SeenMark? mark,
        string? halted = null, ClockWatch? watch = null, ClosedKeys? closed = null)
    {
        this.halted = halted;
        (ledger, this.closed) = (loaded.Sheets, closed);
        (this.mark, this.watch) = (mark, watch);
        late = watch?.Look(loaded.Picture.Size == 0 ? null : loaded.Picture.At);
        (this.store, this.keys, this.time, this.log) = (store, keys, time, log);
        (Tree, nonces, now) = (loaded.Tree, loaded.Nonces, new RecordView(loaded.Picture, head));
        sheets = new SheetMaker(store, keys.Sealing);
        check = StoreCheck.Start(store, keys.Verifier, Tree, loaded.Tree.Size, ledger);
        swept = time.GetUtcNow();
        listening = store.Listen(Refresh);
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The record as it is, whoever may read what of it: for what the program itself does with it. Whatever is shown to somebody is made from
    /// <see cref="SeenBy"/>.</summary>
    public RecordView Whole => now;

    /// <summary>The record as it is, as a reader sees it.</summary>
    public RecordView SeenBy(Reader reader)
    {
        var whole = now;
        return seen.Of(whole, SightIn(whole.Picture, reader));
    }

    /// <summary>Whether strangers read the record, so that whatever stands in it may be kept for anybody.</summary>
    public bool IsReadByAll => isCopy || SightOf(Reader.Stranger).Sees(ThingClass.Record);

    /// <summary>What a reader sees at this moment. Whoever sits at a copy has all of it.</summary>
    public Sight SightOf(Reader reader) => SightIn(now.Picture, reader);

    /// <summary>As which kind of reader somebody sees who wishes so; null for whoever sees as oneself.</summary>
    public ReaderKind? SeenAs(Reader reader) => isCopy ? null : now.Picture.Members.SeenAs(reader, time.GetUtcNow());

    private Sight SightIn(Picture picture, Reader reader) =>
        isCopy ? Sight.Everything : picture.SightOf(reader, time.GetUtcNow() is var clock && clock > picture.At ? clock : picture.At);

    /// <summary>How many entries it has.</summary>
    public long Size => now.Size;

    /// <summary>Whether other servers may write to it, too.</summary>
    public bool IsShared => listening is not null;

    /// <summary>How many requests wait for the writer.</summary>
    public int QueueLength => isClosed == 0 ? requests.Count : 0;

    /// <summary>The tree over all entries; read it up to the size of <see cref="Whole"/>.</summary>
    public MerkleTree Tree { get; }

    /// <summary>The log's public key.</summary>
    public VerifierKey Verifier => keys.Verifier;

    /// <summary>The public key under which sessions and receipts are attested, as the record writes it.</summary>
    public string AttestorText => Current().AttestorText;

    /// <summary>Whether this server attests under the key that the record names: otherwise no session can act.</summary>
    public bool CanAttest => now.Picture.Record.Founding.Attestor is not { Length: > 0 } named || named == Current().AttestorText;

    /// <summary>Whether a person has acted in it; otherwise it has only been begun.</summary>
    public bool HasActs => nonces.IsAny;

    /// <summary>The sheets of sealed acts and votes that the record has.</summary>
    public SheetLedger Sheets => ledger;

    /// <summary>The leaves of a sheet; null when there is no such sheet, or its leaves were lost.</summary>
    public ImmutableArray<Hash>? Leaves(string topic, long sheet) =>
        ledger.Find(topic, sheet) is { } root && store.Leaves(topic, sheet) is { } file ? root.Read(file) : null;

    /// <summary>What of a sheet's leaves is a commitment that somebody made, and no padding.</summary>
    public IEnumerable<Hash> Commitments(string topic, long sheet) =>
        Leaves(topic, sheet) is { } leaves ? sheets.Commitments(topic, sheet, leaves) : [];

    /// <summary>What was sealed, decrypted; null when its key was erased or is not here.</summary>
    public byte[]? Unsealed(Waiting item) =>
        item is { Content: { } box, Key: { } number } && closed?.Find(number) is { } key ? SealedBox.Open(key, box) : null;

    /// <summary>Where it lasts: for reading entries and files.</summary>
    public RecordStore Store => store;

    /// <summary>How far the check of what lies beside the entries has come; a server is ready when it is sound.</summary>
    public StoreCheck Check => check;

    /// <summary>Completes when the record has grown since it was asked for.</summary>
    public Task Changed => changed.Task;

    /// <summary>Opens a record, recomputing everything from its entries.</summary>
    /// <exception cref="UserError">Something stored is not what was stored.</exception>
    public static OpenRecord Open(RecordStore store, RecordKeys keys, TimeProvider time, ILogger log) => Open(store, keys, time, log, null);

    /// <summary>Opens a record whose keys remember what they signed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is written.</param>
    /// <param name="mark">What the keys remember.</param>
    /// <param name="waits">Whether a record that has begun waits for <see cref="GoOn"/>: its witnesses are asked first, and not even the clock enters anything
    /// before.</param>
    /// <param name="watch">What the clock is held against; null where it is not the machine's.</param>
    /// <param name="closed">Where the keys of what is sealed lie; null for the file beside the keys.</param>
    internal static OpenRecord Open(
        RecordStore store, RecordKeys keys, TimeProvider time, ILogger log, SeenMark? mark, bool waits = false, ClockWatch? watch = null,
        ClosedKeys? closed = null)
    {
        store.Prepare();
        var loader = new RecordLoader(store, keys.Verifier);
        var head = loader.Load();
        mark?.Check(loader.Tree);
        FilePublication.Settle(store, loader.Picture.Files);
        loader.Sheets.Settle(store, new SheetMaker(store, keys.Sealing));
        closed ??= keys.Folder is { } folder ? ClosedKeyFile.Open(folder) : null;
        if (closed is not null && keys.Folder is { } old)
        {
            closed.Settle(store);
            MovedKeys.Move(store, closed, old);
        }

        return new(store, keys, time, log, loader, head, mark, waits && head is not null ? Starting : null, watch, closed);
    }

    /// <summary>Opens the copy of a record for reading: nothing is ever entered, not by the clock either.</summary>
    /// <param name="store">The copy.</param>
    /// <param name="verifier">The log's key.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is written.</param>
    /// <param name="reason">What is answered to who wants to enter something.</param>
    /// <exception cref="UserError">Something stored is not what was stored.</exception>
    internal static OpenRecord OpenMirror(RecordStore store, VerifierKey verifier, TimeProvider time, ILogger log, string reason)
    {
        store.Prepare();
        var loader = new RecordLoader(store, verifier);
        var head = loader.Load();
        FilePublication.Settle(store, loader.Picture.Files);
        return new(store, RecordKeys.ToRead(verifier), time, log, loader, head, null, reason) { isCopy = true };
    }

    /// <summary>Enters an act, or says why not. The answer comes when it is durable.</summary>
    /// <exception cref="StoreProblem">The store failed.</exception>
    public Task<Outcome> EnterAsync(Submission submission, CancellationToken cancel)
    {
        if (submission.Signature.Level is SignatureLevel.Server or SignatureLevel.Received)
            throw new ArgumentException("Nobody submits what only the server enters.", nameof(submission));
        // Signatures are checked here, on the caller's thread: the writer only orders.
        return RecordMeter.CountedAsync(Ask(new EnterRequest(submission, CheckedSignature.Of(submission, now.Picture)), cancel));
    }

    /// <summary>Enters acts together, or none of them: every refusal is told. The answer comes when they are durable.</summary>
    /// <exception cref="StoreProblem">The store failed.</exception>
    public Task<ImmutableArray<Outcome>> EnterTogetherAsync(ImmutableArray<Submission> all, CancellationToken cancel)
    {
        if (all.Any(one => one.Signature.Level is SignatureLevel.Server or SignatureLevel.Received))
            throw new ArgumentException("Nobody submits what only the server enters.", nameof(all));
        var picture = now.Picture;
        return Ask(new EnterTogetherRequest(all, [.. all.Select(one => CheckedSignature.Of(one, picture))]), cancel);
    }

    /// <summary>Enters an act of the server's own, made of the registers as they are when its turn comes; null enters nothing.</summary>
    public Task EnterOwnAsync(Func<Picture, Act?> make, CancellationToken cancel) => Ask(new ServerRequest(make), cancel);

    /// <summary>Asks beforehand, as will be asked where it is entered, whether an act may name its files and what only files hold.</summary>
    public ImmutableArray<Refusal> AskFiles(Attempt attempt)
    {
        ImmutableArray<Refusal> refusals = attempt.Act is RecallFile ? [] : store.Read(table => new FileDoor(table, now.Picture.Files).Ask(attempt));
        return refusals.IsEmpty && DoorRefusal(now.Picture, attempt) is { } refusal ? [refusal] : refusals;
    }

    /// <summary>The norms that the models of texts hold, as far as they are here; set while the server is put together.</summary>
    public Func<Picture, string?, IReadOnlySet<string>>? Norms { get; set; }

    /// <summary>What only this server can refuse: a key that it does not hold, a norm that no model holds, and a name that is not what it looks like.</summary>
    internal Refusal? DoorRefusal(Picture picture, Attempt attempt) =>
        FoundingRules.EditionProtectsTheServer(picture.Record.Founding, attempt, attempt.Act)
            ?? FoundingRules.ServerHoldsItsKey(keys.Holds, attempt, attempt.Act) ?? NormRefusal(picture, attempt)
            ?? NameDoor.Refuse(attempt.Act);

    /// <summary>The keys with the attestor that the record names.</summary>
    private RecordKeys Current()
    {
        if (now.Picture.Record.Founding.Attestor is { Length: > 0 } named && named != keys.AttestorText)
            keys = keys.For(named);
        return keys;
    }

    /// <summary>What is wrong with the norms that an act names; null where nothing is, or where no server is put together around the record.</summary>
    private Refusal? NormRefusal(Picture picture, Attempt attempt) =>
        Norms is { } norms && picture.Record.Founding.Rules.Edition >= 2 ? NormRules.NormIsInModel(text => norms(picture, text), attempt, attempt.Act) : null;

    /// <summary>Takes a file that the record makes public and that is not here, and makes it public.</summary>
    /// <exception cref="StoreProblem">The store failed.</exception>
    internal Task<HandInVerdict> HandInAsync(StoredFile file, CancellationToken cancel) => Ask(new FileRequest(file), cancel);

    /// <summary>Keeps something, durably and in its order, for its sheet.</summary>
    /// <param name="topic">The consultation, or the empty text for a sealed act.</param>
    /// <param name="content">What is kept.</param>
    /// <param name="commitment">The commitment to it.</param>
    /// <param name="check">Looks, when its turn comes, whether it may be kept.</param>
    /// <param name="cancel">Gives up waiting for the answer; what was begun may still be kept.</param>
    public Task<(WaitingReceipt? Receipt, Refusal? Refusal)> WaitAsync(
        string topic, byte[] content, Hash commitment, Func<Picture, DateTimeOffset, IEnumerable<Waiting>, Refusal?> check, CancellationToken cancel) =>
        WaitAsync(new WaitRequest(topic, content, isSealed: false, commitment, check), topic, cancel);

    /// <summary>Keeps something, as
    /// <see cref="WaitAsync(string, byte[], Hash, Func{Picture, DateTimeOffset, IEnumerable{Waiting}, Refusal?}, CancellationToken)"/> does, encrypted
    /// with a key of its own.</summary>
    /// <param name="topic">The consultation, or the empty text for a sealed act.</param>
    /// <param name="content">What is kept, in plain.</param>
    /// <param name="commitment">The commitment to it.</param>
    /// <param name="check">Looks, when its turn comes, whether it may be kept.</param>
    /// <param name="cancel">Gives up waiting for the answer; what was begun may still be kept.</param>
    public Task<(WaitingReceipt? Receipt, Refusal? Refusal)> SealAsync(
        string topic, byte[] content, Hash commitment, Func<Picture, DateTimeOffset, IEnumerable<Waiting>, Refusal?> check, CancellationToken cancel) =>
        WaitAsync(new WaitRequest(topic, content, isSealed: true, commitment, check), topic, cancel);

    /// <summary>Waits until the record has a size, at most a second: whoever acted sees their own act, on whichever server they read.</summary>
    public async Task<RecordView> AtLeastAsync(long size, CancellationToken cancel)
    {
        for (var tries = 0; now.Size < size && tries < 20; tries++)
        {
            var next = Changed;
            Refresh();
            if (now.Size < size)
                await Task.WhenAny(next, Task.Delay(50, cancel));
        }
        return now;
    }

    /// <summary>The server's attestation that a session, confirmed just now, made a statement.</summary>
    public Signature Attest(Statement statement, string method, DateTimeOffset confirmed)
    {
        var moment = new DateTimeOffset(confirmed.UtcTicks - confirmed.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var signature = Current().Attestor.Sign(SignatureCheck.SessionMessage(Process.Json.Write(statement), method, moment));
        return new(SignatureLevel.Session, Value: Base64Url.Write(signature), Method: method, Confirmed: moment);
    }

    /// <summary>The receipt of what waits for its sheet: text with the server's signature, which shows that it was received, for what, and when.</summary>
    public string ReceiptText(WaitingReceipt receipt)
    {
        var text = $"comity/waiting/v1\n{keys.Origin}\n{(receipt.Topic.Length == 0 ? "sealed" : $"votes {receipt.Topic}")}\n{receipt.At.UtcDateTime:O}\n"
            + $"{receipt.Commitment.ToHex()}\n";
        return $"{text}{Base64Url.Write(Current().Attestor.Sign(Encoding.UTF8.GetBytes(text)))}\n";
    }

    /// <summary>The lasting receipt of an entry: its place in the log, under the last checkpoint and what witnesses signed of it.</summary>
    public LogProof? ProofOf(long position)
    {
        var view = now;
        return view.Head is { } head && position >= 0 && position < view.Size
            ? new LogProof(position, Tree.Inclusion(position, view.Size), head)
            : null;
    }

    /// <summary>The proof of an entry against the log as it was at the last daily sheet, for readers who are to learn nothing newer; null while no such sheet
    /// came after the entry. Whatever deadlines there are, it is another one but once in a turn of sheets.</summary>
    public LogProof? DailyProofOf(long position) =>
        SheetMaker.LastDaily(now.Picture) is { } sheet && position >= 0 && position <= sheet.Position && CheckpointAt(sheet.Position + 1) is { } head
            ? new LogProof(position, Tree.Inclusion(position, sheet.Position + 1), head) : null;

    /// <summary>The checkpoint of a size that was passed: the one that is stored, with what witnesses signed, else one that is signed now. The record goes on
    /// from it, so that there is never another one of its size.</summary>
    private Note? CheckpointAt(long size)
    {
        if (store.Checkpoints(size).FirstOrDefault() is { } stored && stored.Size == size)
            return Note.Parse(stored.Note + stored.Cosignatures);
        return isCopy ? null : new Checkpoint(keys.Origin, size, Tree.Root(size)).Sign(keys.Log);
    }

    /// <summary>Adds what witnesses signed to the checkpoint of a size.</summary>
    /// <exception cref="StoreProblem">The store failed.</exception>
    public void AddCosignatures(long size, params ReadOnlySpan<NoteSignature> signatures)
    {
        Keep(size, string.Concat(signatures.ToArray().Select(signature => $"{signature}\n")));
        while (now is var view && view.Size == size && view.Head is { } head)
            if (Interlocked.CompareExchange(ref now, view with { Head = head.With(signatures) }, view) == view)
                return;
    }

    /// <summary>Enters nothing from now on, and says why: what is known outside of the record contradicts it.</summary>
    /// <param name="reason">What an operator reads.</param>
    /// <param name="proof">A checkpoint with the log's own signature that this record does not lead to; it is kept beside the keys, so that a restart does not
    /// forget it.</param>
    public void Halt(string reason, Note? proof = null)
    {
        lock (marking)
        {
            halted = reason;
            if (proof is not null)
                mark?.Note(proof);
        }
    }

    /// <summary>The witnesses were asked: a record that waited for it goes on, unless they gave a reason to halt.</summary>
    public void GoOn()
    {
        lock (marking)
            if (halted == Starting)
                halted = null;
    }

    /// <summary>Why nothing is entered; null while everything is well.</summary>
    public string? Halted => halted ?? late;

    /// <summary>Whether the clock is, as far as is known, right: while it is not, nothing is entered.</summary>
    public bool IsOnTime => late is null;

    /// <summary>A witness said in a cosignature what time it is.</summary>
    public void ConfirmTime(DateTimeOffset at) => watch?.Confirm(at);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1)
            return;
        listening?.Dispose();
        requests.CompleteAdding();
        await writing;
        await check.DisposeAsync();
        requests.Dispose();
        closed?.Dispose();
        store.Dispose();
    }

    private Task<(WaitingReceipt? Receipt, Refusal? Refusal)> WaitAsync(WaitRequest request, string topic, CancellationToken cancel)
    {
        waitingVotes.AddOrUpdate(topic, 1, (_, count) => count + 1);
        return Ask(request, cancel);
    }

    private void Keep(long size, string lines)
    {
        try
        {
            store.AddCosignatures(size, lines);
        }
        catch (System.Data.Common.DbException problem)
        {
            throw new StoreProblem(Sentence(problem), problem);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Has the writer look for what other servers entered. However many ask at once, it looks once.</summary>
    private void Refresh()
    {
        if (Interlocked.Exchange(ref isRefreshing, 1) == 0 && !IsTaken(new RefreshRequest()))
            isRefreshing = 0;
    }

    private Task<TAnswer> Ask<TAnswer>(Request<TAnswer> request, CancellationToken cancel) => Halted is null && IsTaken(request)
        ? request.Answered.WaitAsync(cancel)
        : throw new StoreProblem(Halted ?? "The server is stopping or has too much to do; send the same again in a moment.");

    private bool IsTaken(Request request)
    {
        try
        {
            return requests.TryAdd(request);
        }
        catch (InvalidOperationException)
        {
            // It was closed in this moment; the collection has no other way to say so.
            return false;
        }
    }
}
