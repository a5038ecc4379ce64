using System.Net;

namespace CooperationGraph.Tests.Support;

/// <summary>Says its version, and to every other statement what Neo4j 5.26 says after a write to a full disk.</summary>
internal sealed class FailingNeo4j : IDisposable
{
    private readonly HttpListener _listener = new();

    public FailingNeo4j()
    {
        Uri = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        _listener.Prefixes.Add(Uri + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Uri { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private static async Task AnswerAsync(HttpListenerContext http)
    {
        using var reader = new StreamReader(http.Request.InputStream);
        var isVersion = (await reader.ReadToEndAsync()).Contains("dbms.components", StringComparison.Ordinal);
        http.Response.StatusCode = isVersion ? 202 : 500;
        await using var writer = new StreamWriter(http.Response.OutputStream);
        await writer.WriteAsync(isVersion
            ? """{"data":{"fields":["versions[0]"],"values":[["5.26.0"]]}}"""
            : """{"errors":[{"code":"Neo.DatabaseError.Transaction.TransactionStartFailed","message":"The database has encountered a critical error, and needs to be restarted."}]}""");
    }
}
