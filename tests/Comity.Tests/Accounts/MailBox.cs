using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Comity.Tests.Accounts;

/// <summary>A mail server (RFC 5321, as little of it as a sender needs) that keeps what it is sent.</summary>
internal sealed class MailBox : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly BlockingCollection<MimeMessage> received = [];

    public MailBox()
    {
        listener.Start();
        _ = ListenAsync();
    }

    /// <summary>The port at which it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next message; waits for it.</summary>
    public MimeMessage Next() => received.TryTake(out var message, TimeSpan.FromSeconds(30)) ? message : throw new TimeoutException("No mail came.");

    /// <summary>The next message to an address; waits for it, and passes over what others are sent.</summary>
    public MimeMessage Next(string to)
    {
        MimeMessage message;
        do
            message = Next();
        while (message.To.Mailboxes.All(mailbox => mailbox.Address != to));
        return message;
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        received.Dispose();
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException or IOException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example.org");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                await KeepAsync(reader);
            }

            await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 OK");
        }
    }

    private async Task KeepAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        received.Add(await MimeMessage.LoadAsync(bytes, stop.Token));
    }
}
