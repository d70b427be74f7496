using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Comity.Accounts.Access;

/// <summary>
/// What the database said of a session or key, for one minute, so that a request need not ask again. What was ended on this server stays ended, also when an
/// older answer arrives late; another server notices within the minute.
/// </summary>
internal sealed class SessionCache<T>(TimeProvider time)
    where T : class
{
    private const int Many = 20_000;
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);

    /// <summary>Whether something is remembered; the value is null when it has ended.</summary>
    public bool Has(string id, [NotNullWhen(true)] out Answer? answer)
    {
        if (answers.TryGetValue(id, out answer) && (answer.Value is null || answer.Until > time.GetUtcNow()))
            return true;
        answer = null;
        return false;
    }

    /// <summary>Remembers what the database said.</summary>
    public T? Keep(string id, T value)
    {
        Thin();
        return answers.AddOrUpdate(id, New, (_, old) => old.Value is null ? old : New(id)).Value;
        Answer New(string key) => new(value, time.GetUtcNow() + Trust);
    }

    /// <summary>Ends it here and now.</summary>
    public void End(string id) => answers[id] = new(null, time.GetUtcNow() + Trust);

    private void Thin()
    {
        if (answers.Count < Many)
            return;
        foreach (var (id, answer) in answers)
            if (answer.Until < time.GetUtcNow() - Trust)
                answers.TryRemove(id, out _);
    }

    internal sealed record Answer(T? Value, DateTimeOffset Until);
}
