using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CooperationGraph.Benchmarks;

/// <summary>
/// What a start costs those who wait, for start.sh: how long until the server is ready, as it comes and where it warms up, what the first answer takes then, and how long from there until it answers at nine tenths of its
/// steady rate. It is started anew for each figure. What comes after the start is counted in seconds of the server's processor: on a core of its own they are those of the clock.
/// </summary>
internal static partial class StartMeasurement
{
    private const int Connections = 16;
    // In buckets: what is as fast for so long counts as the steady rate.
    private const int Window = 3;
    private const double Slow = 100;
    private static readonly TimeSpan Bucket = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Prints a line for each shape, separated by tabs: the medians of the rounds. To the standard error go the pages whose first answer takes a tenth of a second and more, where each is asked for once,
    /// one after the other, after one start.
    /// </summary>
    /// <param name="seconds">Of the server's processor; of the last third is the steady rate.</param>
    /// <param name="shapes">The folder with a file for each query.</param>
    /// <param name="command">What starts the server, the program first.</param>
    public static async Task RunAsync(int seconds, int rounds, string shapes, IReadOnlyList<string> command)
    {
        Console.WriteLine("shape\twarm-up\tready\tready, of the processor\tfirst answer\tsteady\tfirst second\tto 90 %");
        foreach (var shape in Directory.GetFiles(shapes, "*.graphql").Order(StringComparer.Ordinal))
        {
            var request = Post(await File.ReadAllTextAsync(shape));
            foreach (var warmsUp in new[] { false, true }) await MeasureAsync(Path.GetFileNameWithoutExtension(shape), request, warmsUp);
        }

        using var pages = await StartedServer.StartAsync(command);
        await AskPagesAsync(new($"http://127.0.0.1:{pages.Port}"));

        async Task MeasureAsync(string shape, byte[] request, bool warmsUp)
        {
            var found = new List<double[]>();
            for (var round = 0; round < rounds; round++)
            {
                using var server = await StartedServer.StartAsync(command, warmsUp);
                using var first = await ConnectAsync(server);
                var before = server.Processor;
                await AskAsync(first, request, new byte[256 * 1024]);
                found.Add([server.Ready.TotalSeconds, server.ReadyOfProcessor.TotalSeconds, (server.Processor - before).TotalMilliseconds, .. await LoadAsync(server, request, seconds)]);
            }

            string Median(int column, string format) => found.Select(each => each[column]).Order().ElementAt(rounds / 2).ToString(format, CultureInfo.InvariantCulture);
            Console.WriteLine($"{shape}\t{(warmsUp ? "yes" : "no")}\t{Median(0, "0.00")}\t{Median(1, "0.00")}\t{Median(2, "0")}\t{Median(3, "0")}\t{Median(4, "0.00")}\t{Median(5, "0.0")}");
        }
    }

    // The steady rate in requests a second, how much of it the first second reaches, and from when on all of it but a tenth.
    private static async Task<double[]> LoadAsync(StartedServer server, byte[] request, int seconds)
    {
        using var ending = new CancellationTokenSource();
        long answered = 0;
        var clients = Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var socket = await ConnectAsync(server);
            var buffer = new byte[256 * 1024];
            while (!ending.IsCancellationRequested)
            {
                await AskAsync(socket, request, buffer);
                Interlocked.Increment(ref answered);
            }
        }).ToList();
        List<(double Seconds, long Answered)> marks = [(server.Processor.TotalSeconds, 0)];
        while (marks[^1].Seconds - marks[0].Seconds < seconds)
        {
            await Task.Delay(Bucket);
            if (server.Processor.TotalSeconds is var now && now - marks[^1].Seconds >= Bucket.TotalSeconds * 0.9) marks.Add((now, Interlocked.Read(ref answered)));
        }

        await ending.CancelAsync();
        await Task.WhenAll(clients);
        double Rate(int from, int to) => (marks[to].Answered - marks[from].Answered) / (marks[to].Seconds - marks[from].Seconds);
        var steady = Rate(marks.Count * 2 / 3, marks.Count - 1);
        var reached = Enumerable.Range(0, marks.Count - Window).First(from => Rate(from, from + Window) >= 0.9 * steady);
        return [steady, Rate(0, marks.FindIndex(mark => mark.Seconds >= marks[0].Seconds + 1)) / steady, marks[reached].Seconds - marks[0].Seconds];
    }

    private static async Task AskPagesAsync(Uri server)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server };
        var pages = new Queue<string>(["/", "/docs", "/search?q=silk%20road"]);
        var known = pages.ToHashSet();
        while (pages.TryDequeue(out var page))
        {
            var clock = Stopwatch.StartNew();
            using var response = await http.GetAsync(page);
            var body = await response.Content.ReadAsStringAsync();
            if (clock.Elapsed.TotalMilliseconds is var taken && taken >= Slow) await Console.Error.WriteLineAsync($"{page}: {taken:0} ms");
            if (page is not ("/" or "/docs")) continue;
            foreach (Match link in Link().Matches(body))
                if (WebUtility.HtmlDecode(link.Groups["path"].Value) is var path && known.Add(path)) pages.Enqueue(path);
        }
    }

    private static async Task<Socket> ConnectAsync(StartedServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return socket;
    }

    private static async Task AskAsync(Socket socket, byte[] request, byte[] buffer)
    {
        await socket.SendAsync(request);
        var read = 0;
        int length;
        do
        {
            if (await socket.ReceiveAsync(buffer.AsMemory(read)) is var more && more == 0) throw new InvalidOperationException("The server hangs up.");
            read += more;
        }
        while ((length = LengthOf(buffer.AsSpan(0, read))) < 0 || read < length);
    }

    // How long the answer is of which this is the beginning; below zero while its headers have no end.
    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;
        if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var length = answer[(answer.IndexOf("Content-Length: "u8) + 16)..];
        return end + 4 + int.Parse(length[..length.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private static byte[] Post(string query)
    {
        var body = JsonSerializer.Serialize(new { query });
        return Encoding.UTF8.GetBytes($"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    [GeneratedRegex("href=\"(?<path>/[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
