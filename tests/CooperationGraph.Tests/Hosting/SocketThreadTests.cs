using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

/// <summary>A server with one processor answers on the thread that reads the sockets, and what may take long elsewhere: whichever way it goes, the answer is the same.</summary>
public sealed class SocketThreadTests
{
    private const string Query = "{ countries(first: 3) { nodes { id } } }";

    [Fact]
    public async Task With_one_processor_all_kinds_of_requests_are_answered()
    {
        await using var server = new ServerProcess(("DOTNET_PROCESSOR_COUNT", "1"), ("Cache__Bytes", "0"));
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        HashSet<string> answers = [];
        // New, known, and with what is kept of it; then large, of unknown length, and in the URL.
        for (var i = 0; i < 4; i++) answers.Add(await PostAsync(new ByteArrayContent(BodyOf(Query))));
        answers.Add(await PostAsync(new ByteArrayContent(BodyOf(Query + new string(' ', 200_000)))));
        answers.Add(await PostAsync(new StreamContent(new WithoutLength(BodyOf(Query)))));
        answers.Add(await http.GetStringAsync("/graphql?query=" + Uri.EscapeDataString(Query)));
        answers.Add(await InPartsAsync(new(server.Url)));
        using var answer = JsonDocument.Parse(Assert.Single(answers));
        Assert.Equal(3, answer.RootElement.GetProperty("data").GetProperty("countries").GetProperty("nodes").GetArrayLength());
        Assert.Contains("Healthy", await http.GetStringAsync("/health"));
        Assert.Contains("<html", await http.GetStringAsync("/"));

        async Task<string> PostAsync(HttpContent content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync("/graphql", content);
            return await response.Content.ReadAsStringAsync();
        }
    }

    // Each as a packet of its own, and the last one after the server has seen the others.
    private static async Task<string> InPartsAsync(Uri url)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        await using var stream = new NetworkStream(socket);
        var body = BodyOf(Query);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        await stream.WriteAsync(body.AsMemory(0, 10));
        await stream.WriteAsync(body.AsMemory(10));
        var answer = await reader.ReadToEndAsync();
        return answer[(answer.LastIndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    private static byte[] BodyOf(string query) => JsonSerializer.SerializeToUtf8Bytes(new { query });

    // Sent in chunks, as nobody knows how long it is.
    private sealed class WithoutLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
