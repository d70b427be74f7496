using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Comity.Kit;
using Comity.Storage;

namespace Comity.Host.Operation;

/// <summary>Begins to listen, and says in a few lines what runs where.</summary>
internal static class Listening
{
    /// <summary>Starts the server.</summary>
    /// <exception cref="UserError">It cannot listen there.</exception>
    public static async Task ListenAsync(this WebApplication app, ServeOptions options, Terminal terminal, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            throw new UserError(
                $"The server cannot listen on `{options.Urls}`: {problem.Message.TrimEnd('.')}. Stop what listens there, or choose another address with "
                + $"--urls.");
        }
        Say(app, options, terminal);
    }

    /// <summary>Looks at the addresses before anything else is done.</summary>
    /// <exception cref="UserError">One of them is none, or wants TLS.</exception>
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
                throw new UserError(
                    $"Comity speaks no TLS itself: `{url}` has to begin with `http://`, and a proxy in front speaks TLS; docs/guide/operating.md shows how.",
                    "--urls");
            if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                throw new UserError($"`{url}` is no address to listen on; write one such as `http://localhost:5080`.", "--urls");
        }
    }

    private static void Say(WebApplication app, ServeOptions options, Terminal terminal)
    {
        var record = app.Services.GetRequiredService<OpenRecord>();
        var entries = record.Size.ToString("#,0", CultureInfo.InvariantCulture);
        terminal.Output.WriteLine($"Comity listens on {string.Join(' ', app.Urls)}");
        terminal.Output.WriteLine($"Record {record.Verifier.Name}: entries {entries}, in {record.Store.Name}. Data and keys: {Path.GetFullPath(options.Data)}");
        foreach (var open in app.Urls.Where(url => !IsOfThisMachine(url)))
            terminal.Error.WriteLine(
                $"Warning: {open} can be reached from the network, and nothing is encrypted there. TLS belongs in front: listen on localhost behind a proxy; "
                + $"docs/guide/operating.md shows how.");
        terminal.Output.Flush();
    }

    private static bool IsOfThisMachine(string url) =>
        BindingAddress.Parse(url).Host is var host
            && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
