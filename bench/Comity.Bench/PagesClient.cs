using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Comity.Bench;

/// <summary>What a load gave.</summary>
/// <param name="Requests">Answers in the time measured.</param>
/// <param name="Seconds">That time.</param>
/// <param name="Bytes">The bytes of one answer's body.</param>
/// <param name="Wrong">Answers with another status than the one wanted.</param>
/// <param name="Times">How long each took, sorted, in ticks of the stopwatch.</param>
internal sealed record PagesLoad(int Requests, double Seconds, int Bytes, int Wrong, long[] Times)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>The time within which this share of the answers came, in milliseconds.</summary>
    public double Within(double share) =>
        Times.Length == 0 ? double.NaN : Times[(int)Math.Min(Times.Length - 1, Times.Length * share)] * 1000.0 / Stopwatch.Frequency;
}

/// <summary>
/// Sends the same requests over and over on connections that stay open, and reads the answers without making anything of them: HTTP/1.1 on raw sockets, because
/// the load maker shares its cores with the server.
/// </summary>
internal sealed class PagesClient(Uri address)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    /// <summary>A GET as browsers send it.</summary>
    public byte[] Get(string path, string more = "") =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Language: en\r\n{more}\r\n");

    /// <summary>A POST of JSON.</summary>
    public byte[] Post(string path, string body, string more) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: "
            + $"{Encoding.UTF8.GetByteCount(body)}\r\n{more}\r\n{body}"));

    /// <summary>Lets so many clients ask at once, each the next question when it has its answer; what comes in the first second is not counted.</summary>
    public async Task<PagesLoad> RunAsync(int clients, TimeSpan time, int status, Func<int, byte[]> request)
    {
        using var stop = new CancellationTokenSource();
        var begin = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        var asking = Enumerable.Range(0, clients).Select(client => Task.Run(() => AskAsync(request(client), status, begin, stop.Token))).ToList();
        await Task.Delay(time + TimeSpan.FromSeconds(1), CancellationToken.None);
        await stop.CancelAsync();
        var all = await Task.WhenAll(asking);
        var times = all.SelectMany(one => one.Times).ToArray();
        Array.Sort(times);
        return new(times.Length, time.TotalSeconds, all.Max(one => one.Bytes), all.Sum(one => one.Wrong), times);
    }

    /// <summary>One answer: its status and its body.</summary>
    public async Task<(int Status, byte[] Body)> OnceAsync(byte[] request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(request);
        var buffer = new byte[1 << 20];
        var (status, start, end) = await ReadAsync(socket, buffer);
        return (status, buffer[start..end]);
    }

    private async Task<(List<long> Times, int Bytes, int Wrong)> AskAsync(byte[] request, int status, long begin, CancellationToken stop)
    {
        var (times, bytes, wrong, buffer) = (new List<long>(100_000), 0, 0, new byte[1 << 18]);
        using var socket = await ConnectAsync();
        while (!stop.IsCancellationRequested)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, CancellationToken.None);
            var (answered, start, end) = await ReadAsync(socket, buffer);
            (bytes, wrong) = (end - start, wrong + (answered == status ? 0 : 1));
            if (sent >= begin && !stop.IsCancellationRequested)
                times.Add(Stopwatch.GetTimestamp() - sent);
        }

        return (times, bytes, wrong);
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return socket;
    }

    /// <summary>Reads one answer; where its body begins and ends in the buffer, with the framing where it comes in chunks.</summary>
    private static async Task<(int Status, int Start, int End)> ReadAsync(Socket socket, byte[] buffer)
    {
        var (read, head) = (0, -1);
        while (head < 0)
        {
            read += await TakeAsync(socket, buffer, read);
            head = buffer.AsSpan(0, read).IndexOf(HeadEnd);
        }

        var (status, start) = (int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), head + HeadEnd.Length);
        var length = LengthOf(buffer.AsSpan(0, head));
        while (length is { } known ? read < start + known : !buffer.AsSpan(start, read - start).EndsWith("0\r\n\r\n"u8))
        {
            if (read == buffer.Length)
                throw new IOException($"An answer with status {status} has more than {buffer.Length} bytes.");
            read += await TakeAsync(socket, buffer, read);
        }

        return (status, start, read);
    }

    private static async ValueTask<int> TakeAsync(Socket socket, byte[] buffer, int from) =>
        await socket.ReceiveAsync(buffer.AsMemory(from)) is > 0 and var some ? some : throw new IOException("The server closed a connection.");

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Encoding.ASCII.GetBytes(Name));
        if (at < 0)
            return null;
        var rest = head[(at + Name.Length)..];
        var end = rest.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
    }
}
