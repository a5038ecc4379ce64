using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Benchmarks;

/// <summary>Kestrel with one endpoint that reads the body and writes the same bytes to everyone, for hot.sh and peers.sh: what an answer is measured against. Where the completions of sockets are inline, its handlers are, too.</summary>
internal static class BareServer
{
    /// <param name="file">Whose bytes it sends.</param>
    public static void Run(string url, string file)
    {
        var bytes = File.ReadAllBytes(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        if (Environment.GetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS") == "1") builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Map("/graphql", async http =>
        {
            if (HttpMethods.IsPost(http.Request.Method))
            {
                while (true)
                {
                    var read = await http.Request.BodyReader.ReadAsync();
                    if (read.IsCompleted)
                    {
                        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                        break;
                    }

                    http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                }
            }

            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes);
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"{bytes.Length} bytes are served at {url}"));
        app.Run();
    }
}
