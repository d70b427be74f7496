using System.Data.Common;
using System.Net.Sockets;
using Comity.Kit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Host.Operation;

/// <summary>
/// What of an event goes into the log: never what somebody typed, who they are or where they come from. Our own messages are written whole, since
/// we know what stands in them; those of libraries as their templates, without the values. An exception shows its kind and where it happened, and its own words
/// only when they come from a broken machine. `COMITY_DEBUG=1` writes everything, personal data too.
/// </summary>
internal static class LogWords
{
    private const string Ours = "Comity.";
    private const string Template = "{OriginalFormat}";

    /// <summary>Whether everything is written.</summary>
    public static bool IsOpen { get; } = Environment.GetEnvironmentVariable("COMITY_DEBUG") == "1";

    /// <summary>The message of an event.</summary>
    public static string Of<TState>(in LogEntry<TState> entry) =>
        IsOpen || entry.Category.StartsWith(Ours, StringComparison.Ordinal) ? entry.Formatter(entry.State, null) : TemplateOf(entry.State);

    /// <summary>An exception and those inside it, the outermost first.</summary>
    public static IEnumerable<ToldException> Of(Exception? problem)
    {
        for (; problem is not null; problem = problem.InnerException)
            yield return new(problem.GetType().FullName!, IsOpen || IsOfMachine(problem) ? problem.Message : null, problem.StackTrace);
    }

    /// <summary>A bad request is an input/output error to the framework, and repeats what was sent.</summary>
    private static bool IsOfMachine(Exception problem) =>
        problem is StoreProblem or DbException or SocketException or HttpRequestException or TimeoutException or (IOException and not BadHttpRequestException);

    private static string TemplateOf<TState>(TState state) =>
        (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(part => part.Key == Template).Value as string ?? "(an event without a template)";
}

/// <summary>What the log says of an exception.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Message">Its words, when they can hold nothing personal.</param>
/// <param name="Stack">Where it happened.</param>
internal sealed record ToldException(string Type, string? Message, string? Stack);
