using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>Something that waits for the writer.</summary>
internal abstract class Request
{
    /// <summary>Does its part of a batch. What it throws is its own failure; the others of the batch go on.</summary>
    public abstract void Run(RecordBatch batch);

    /// <summary>Says that the batch is on the disk.</summary>
    public abstract void Finish();

    /// <summary>Says that it failed.</summary>
    public abstract void Fail(Exception problem);

    /// <summary>After a failed batch: whether what it asked for stands in the store all the same; then it is answered.</summary>
    public virtual bool IsSettled(OpenRecord record) => false;
}

/// <summary>A request that answers something.</summary>
/// <typeparam name="TAnswer">What it answers.</typeparam>
internal abstract class Request<TAnswer> : Request
{
    private readonly TaskCompletionSource<TAnswer> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer, when it is durable.</summary>
    public Task<TAnswer> Answered => answered.Task;

    /// <summary>The answer so far.</summary>
    protected TAnswer? Answer { get; set; }

    /// <inheritdoc/>
    public override void Finish() => answered.TrySetResult(Answer!);

    /// <inheritdoc/>
    public override void Fail(Exception problem) => answered.TrySetException(problem);
}

/// <summary>An act that asks to be entered.</summary>
/// <param name="submission">The act and what stands behind it.</param>
/// <param name="check">The signature's check, with the registers it was made against.</param>
internal sealed class EnterRequest(Submission submission, CheckedSignature check) : Request<Outcome>
{
    /// <inheritdoc/>
    public override bool IsSettled(OpenRecord record)
    {
        if (record.Find(submission.Statement) is not { } receipt)
            return false;
        Answer = new Outcome(receipt, []);
        Finish();
        return true;
    }

    /// <inheritdoc/>
    public override void Run(RecordBatch batch) => Answer = batch.Enter(
        submission, check.Written, check.IsCurrent(batch.Picture) ? check.Fault : CheckedSignature.Of(submission, batch.Picture).Fault);
}

/// <summary>Acts that ask to be entered together: all of them or none.</summary>
/// <param name="all">The acts and what stands behind each.</param>
/// <param name="checks">The checks of their signatures.</param>
internal sealed class EnterTogetherRequest(ImmutableArray<Submission> all, ImmutableArray<CheckedSignature> checks) : Request<ImmutableArray<Outcome>>
{
    /// <inheritdoc/>
    public override bool IsSettled(OpenRecord record)
    {
        ImmutableArray<Receipt?> receipts = [.. all.Select(one => record.Find(one.Statement))];
        if (receipts.Contains(null))
            return false;
        Answer = [.. receipts.Select(receipt => new Outcome(receipt, []))];
        Finish();
        return true;
    }

    /// <inheritdoc/>
    public override void Run(RecordBatch batch) => Answer = batch.EnterTogether(
    [
        .. all.Zip(checks, (one, check) =>
            (one, check.Written, check.IsCurrent(batch.Picture) ? check.Fault : CheckedSignature.Of(one, batch.Picture).Fault)),
    ]);
}

/// <summary>An entry that the server itself makes of the registers as they are.</summary>
/// <param name="make">Makes the act, or null when there is nothing to enter.</param>
internal sealed class ServerRequest(Func<Picture, Act?> make) : Request<bool>
{
    /// <inheritdoc/>
    public override void Run(RecordBatch batch)
    {
        if (make(batch.Picture) is { } act)
            batch.EnterOwn(act);
        Answer = true;
    }
}

/// <summary>Something that waits for its sheet.</summary>
/// <param name="topic">The consultation, or the empty text.</param>
/// <param name="content">What it is.</param>
/// <param name="isSealed">Whether it is encrypted with a key of its own.</param>
/// <param name="commitment">The commitment to it.</param>
/// <param name="check">Looks whether it may still wait, knowing what waits already on the same topic; answers with refusals.</param>
internal sealed class WaitRequest(
    string topic, byte[] content, bool isSealed, Comity.Record.Log.Hash commitment, Func<Picture, DateTimeOffset, IEnumerable<Waiting>, Refusal?> check)
        : Request<(WaitingReceipt? Receipt, Refusal? Refusal)>
{
    /// <inheritdoc/>
    public override void Run(RecordBatch batch) =>
        Answer = check(batch.Picture, batch.Now, batch.Waits(topic)) is { } refusal ? (null, refusal)
            : (batch.Wait(topic, content, isSealed, commitment), null);

    /// <inheritdoc/>
    public override bool IsSettled(OpenRecord record)
    {
        if (record.Find(topic, commitment) is not { } receipt)
            return false;
        Answer = (receipt, null);
        Finish();
        return true;
    }
}

/// <summary>A file that the record makes public and that is not here.</summary>
/// <param name="file">The file.</param>
internal sealed class FileRequest(StoredFile file) : Request<HandInVerdict>
{
    /// <inheritdoc/>
    public override void Run(RecordBatch batch) => Answer = batch.HandIn(file);
}

/// <summary>Only looks what is new.</summary>
internal sealed class RefreshRequest : Request<bool>
{
    /// <inheritdoc/>
    public override void Run(RecordBatch batch) => Answer = true;
}

/// <summary>The answer of a signature's check, and the registers it was made against: while they are the same, it holds.</summary>
/// <param name="Fault">What is wrong; null when the signature holds.</param>
/// <param name="Picture">The registers.</param>
/// <param name="Written">The statement in canonical JSON, so that it is written once.</param>
internal sealed record CheckedSignature(string? Fault, Picture Picture, byte[] Written)
{
    /// <summary>Checks the signature of a submission.</summary>
    public static CheckedSignature Of(Submission submission, Picture picture)
    {
        var written = Process.Json.Write(submission.Statement);
        var check = new SignatureCheck(picture.Record.Founding, picture.Record.Keys, Process.Json);
        return new(check.Fault(submission.Statement, written, submission.Signature), picture, written);
    }

    /// <summary>Whether the keys and the process are the same still.</summary>
    public bool IsCurrent(Picture now) =>
        ReferenceEquals(now.Record.Keys, Picture.Record.Keys) && ReferenceEquals(now.Record.Founding, Picture.Record.Founding);
}
