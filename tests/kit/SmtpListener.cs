using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kazva.TestKit;

/// <summary>A mail server that speaks SMTP (RFC 5321) over a socket, keeps what it is sent, and refuses what a test wants refused.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;

    /// <summary>Starts to listen on a free port.</summary>
    public SmtpListener()
    {
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The reply to a recipient, such as <c>550 no such user</c>; null to take it.</summary>
    public Func<string, string?> Recipient { get; set; } = _ => null;

    /// <summary>The reply to a whole mail; null to take it.</summary>
    public Func<string?> Content { get; set; } = () => null;

    /// <summary>Whether it falls silent after the greeting.</summary>
    public bool Hangs { get; set; }

    /// <summary>What it has taken.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // It may be done twice: by a test that wants it gone, and at its end.
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
    }

    private async Task Accept()
    {
        try
        {
            while (true) _sessions.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await Talk(reader, writer);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The other side went away, or the test is over.
        }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", new List<string>());
        await writer.WriteLineAsync("220 test ESMTP");
        if (Hangs) await Task.Delay(Timeout.Infinite, _stop.Token);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test\r\n250 8BITMIME");
                    break;
                case "MAIL":
                    (from, to) = (Address(line), []);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    var refusal = Recipient(Address(line));
                    if (refusal is null) to.Add(Address(line));
                    await writer.WriteLineAsync(refusal ?? "250 ok");
                    break;
                case "DATA" when to.Count == 0:
                    await writer.WriteLineAsync("503 no recipient");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var raw = new List<string>();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".") raw.Add(text);
                    var reply = Content();
                    if (reply is null) Mails.Enqueue(new ReceivedMail(from, to, raw));
                    await writer.WriteLineAsync(reply ?? "250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}

/// <summary>A mail as it came.</summary>
/// <param name="Raw">The lines as they were sent, with dots doubled at their beginning.</param>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, IReadOnlyList<string> Raw)
{
    /// <summary>The header lines.</summary>
    public IEnumerable<string> Headers => Raw.TakeWhile(line => line.Length > 0);

    /// <summary>The text, decoded.</summary>
    public string Text
    {
        get
        {
            var lines = Raw.SkipWhile(line => line.Length > 0).Skip(1).Select(line => line.StartsWith('.') ? line[1..] : line).ToList();
            var encoding = Headers.FirstOrDefault(line => line.StartsWith("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)) ?? "";
            if (encoding.Contains("base64", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(lines)));
            if (!encoding.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)) return string.Join("\r\n", lines);
            var bytes = new List<byte>();
            var quoted = string.Join("\r\n", lines).Replace("=\r\n", "", StringComparison.Ordinal);
            for (var i = 0; i < quoted.Length; i++)
            {
                if (quoted[i] != '=') bytes.Add((byte)quoted[i]);
                else
                {
                    bytes.Add(Convert.ToByte(quoted.Substring(i + 1, 2), 16));
                    i += 2;
                }
            }
            return Encoding.UTF8.GetString([.. bytes]);
        }
    }
}
