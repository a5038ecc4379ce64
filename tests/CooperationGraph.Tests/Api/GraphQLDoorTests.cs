using System.Net.Http.Headers;
using CooperationGraph.Execution;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Tests.Api;

/// <summary>Another GraphQL server in the place of the service's own.</summary>
public sealed class GraphQLDoorTests
{
    [Fact]
    public async Task It_gets_the_bounds_and_what_is_asked_while_browsers_get_the_IDE()
    {
        var bounds = new EngineOptions { MaxDepth = 7 };
        await using var server = new TestServer(new CurrentStore(RealSeed.Store), bounds, door: new EchoDoor());
        await server.InitializeAsync();
        Assert.Equal(7, (await server.PostAsync(new { query = "{ nothing }" })).Body.GetProperty("depth").GetInt32());
        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        page.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var ide = await server.Http.SendAsync(page);
        Assert.Equal("text/html", ide.Content.Headers.ContentType?.MediaType);
    }

    private sealed class EchoDoor : IGraphQLDoor
    {
        public void Add(IServiceCollection services, EngineOptions bounds) => services.AddSingleton(bounds);

        public void Map(IEndpointRouteBuilder routes, string path) => routes.MapPost(path, (EngineOptions bounds) => Results.Json(new { depth = bounds.MaxDepth }));
    }
}
