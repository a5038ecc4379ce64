using CooperationGraph.Execution;
using CooperationGraph.Tests.Execution.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Benchmarks;

/// <summary>Serves each shape three ways, for engine.sh: <c>/engine/{shape}</c>, <c>/oracle/{shape}</c>, <c>/memory/{shape}</c>.</summary>
internal static class ShapeServer
{
    public static void Run(string url)
    {
        var graph = new ObjectGraph();
        var engine = new GraphQLEngine(GraphQLSchema.Build(ObjectGraph.Sdl), graph.Resolvers(), new());
        var oracle = new Oracle(GraphQLSchema.Build(ObjectGraph.Sdl), graph.Resolvers(), graph);
        var bytes = ObjectGraph.Shapes.ToDictionary(shape => shape.Key, shape => oracle.ExecuteCachedAsync(shape.Value).GetAwaiter().GetResult());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Map("/engine/{shape}", async (HttpContext http, string shape) =>
        {
            using var answer = await engine.ExecuteAsync(new(ObjectGraph.Shapes[shape]), graph, default, http.RequestAborted);
            await SendAsync(http, answer.Body);
        });
        app.Map("/oracle/{shape}", async (HttpContext http, string shape) => await SendAsync(http, await oracle.ExecuteCachedAsync(ObjectGraph.Shapes[shape])));
        app.Map("/memory/{shape}", (HttpContext http, string shape) => SendAsync(http, bytes[shape]));
        app.Run(url);
    }

    private static Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
