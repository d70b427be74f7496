using System.Collections.Immutable;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Record.Witnesses;
using Comity.Storage;

namespace Comity.Host.Operation;

/// <summary>What `/readyz` answers: whether this server can take acts, and how it stands with what it rests on.</summary>
/// <param name="IsReady">Whether it can take acts.</param>
/// <param name="Version">The version of the program.</param>
/// <param name="Origin">The log's origin.</param>
/// <param name="Entries">How many entries there are; null where strangers do not read the record.</param>
/// <param name="Halted">Why nothing is entered; null while everything is well.</param>
/// <param name="IsOnTime">Whether the machine's clock is, as far as is known, right.</param>
/// <param name="CanAttest">Whether the server holds the key under which the record lets sessions act.</param>
/// <param name="Store">What the record lies in: `SQLite` or `PostgreSQL`.</param>
/// <param name="IsWritable">Whether the store let the writer begin within two seconds.</param>
/// <param name="HasRoom">Whether the disk of the data folder has room for a while: 64 MB.</param>
/// <param name="IsSound">Whether what lies beside the entries (files, sealed rows, old checkpoints) was checked since the start and is as it was
/// stored.</param>
/// <param name="IsFresh">Whether the last checkpoint covers all entries and nothing is overdue.</param>
/// <param name="HasAccounts">Whether the accounts are there, or nobody has acted yet: a record in which people have acted is never without.</param>
/// <param name="Queue">How many requests wait for the writer.</param>
/// <param name="IsWitnessed">Whether enough witnesses have cosigned the last checkpoint; null where there are none.</param>
/// <param name="Witnesses">How it stands with each.</param>
public sealed record Readied(
    bool IsReady, string Version, string Origin, long? Entries, string? Halted, bool IsOnTime, bool CanAttest, string Store, bool IsWritable, bool HasRoom,
    bool IsSound, bool IsFresh, bool HasAccounts, int Queue,
    bool? IsWitnessed, ImmutableArray<WitnessLag> Witnesses);

/// <summary>How far a witness is behind. What went wrong stands in the log: it may name machines.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Behind">How many entries it has not cosigned; null when it never cosigned since the start.</param>
/// <param name="IsInTrouble">Whether its last answer was none or a refusal.</param>
public sealed record WitnessLag(string Name, long? Behind, bool IsInTrouble);

/// <summary>Looks whether the server can take acts. However often it is asked, the store is tried once a second at most.</summary>
public sealed class Readiness(OpenRecord record, WitnessBook witnesses, SideWatch side, ServeOptions options, TimeProvider time) : IDisposable
{
    private const long Room = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim oneAtATime = new(1);
    private (bool IsWritable, DateTimeOffset At)? tried;

    /// <summary>Looks.</summary>
    public async Task<Readied> AskAsync(CancellationToken cancel)
    {
        var isWritable = await IsWritableAsync(cancel);
        var view = record.Whole;
        var (hasRoom, isSound, isFresh) = (HasRoom(), record.Check.Condition == StoreCondition.Sound, IsFresh(view));
        var hasAccounts = await HasAccountsAsync(cancel);
        return new(
            record.Halted is null && record.CanAttest && isWritable && hasRoom && isSound && isFresh && hasAccounts,
            ProgramVersion.Text, record.Verifier.Name, record.IsReadByAll ? view.Size : null, record.Halted,
            record.IsOnTime, record.CanAttest,
            record.Store.Name,
            isWritable, hasRoom, isSound, isFresh, hasAccounts,
            record.QueueLength, witnesses.Policy is null || view.Head is null ? null : witnesses.IsEnough(view.Head),
            [.. witnesses.Standings.Select(standing => Lag(standing, record.IsReadByAll ? view.Size : null))]);
    }

    /// <inheritdoc/>
    public void Dispose() => oneAtATime.Dispose();

    private static WitnessLag Lag(WitnessStanding standing, long? size) =>
        new(standing.Name, standing.Size is { } cosigned ? size - cosigned : null, standing.Trouble is not null);

    private async Task<bool> IsWritableAsync(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (tried is not { } last || last.At + Holds < time.GetUtcNow())
                tried = (await TryAsync(), time.GetUtcNow());
            return tried.Value.IsWritable;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>The writer takes the store's head and lets it go again: nothing is entered.</summary>
    private async Task<bool> TryAsync()
    {
        try
        {
            await record.EnterOwnAsync(_ => null, CancellationToken.None).WaitAsync(Patience);
            return true;
        }
        catch (Exception problem) when (problem is StoreProblem or TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> HasAccountsAsync(CancellationToken cancel)
    {
        try
        {
            var found = await side.LookAsync(thoroughly: false, cancel);
            return found == SideCondition.Held || (found == SideCondition.Empty && !record.HasActs);
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    private bool HasRoom() => new DriveInfo(Path.GetFullPath(options.Data)).AvailableFreeSpace >= Room;

    private bool IsFresh(RecordView view) =>
        view.Head is { } head && Checkpoint.Of(head).Size == view.Size && (view.Picture.Due is not { } due || due.At + Overdue > time.GetUtcNow());
}
