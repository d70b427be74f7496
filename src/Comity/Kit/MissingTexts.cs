using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Comity.Kit;

/// <summary>Keys that were asked for and that no text has: mistakes of the program, each shown as the key and noted once a process.</summary>
public static class MissingTexts
{
    private const int MostNoted = 1000;
    private static readonly ConcurrentDictionary<(string Language, string Key), bool> Noted = new();
    private static ImmutableList<Action<string, string>> listeners = [];

    /// <summary>Has somebody told of each key, the first time that it is missing: the code of the language, and the key.</summary>
    public static void Listen(Action<string, string> told) => ImmutableInterlocked.Update(ref listeners, all => all.Add(told));

    /// <summary>Tells them no more.</summary>
    public static void Leave(Action<string, string> told) => ImmutableInterlocked.Update(ref listeners, all => all.Remove(told));

    /// <summary>Notes a key and answers with what is shown in its place: the key.</summary>
    internal static string Note(string language, string key)
    {
        if (Noted.Count < MostNoted && Noted.TryAdd((language, key), true))
            listeners.ForEach(told => told(language, key));
        return key;
    }
}

/// <summary>Logs what is missing while the server runs.</summary>
internal sealed partial class MissingTextLog(ILogger<MissingTextLog> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        MissingTexts.Listen(LogMissing);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        MissingTexts.Leave(LogMissing);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "No text in {Language} has the key {Key}; the key is shown in its place.")]
    private partial void LogMissing(string language, string key);
}
