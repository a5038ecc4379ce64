using CooperationGraph.Execution;
using CooperationGraph.Server.Hosting;
using HotChocolate.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.HotChocolate;

/// <summary>Hot Chocolate at <c>/graphql</c>, over whatever the service serves.</summary>
public sealed class HotChocolateDoor : IGraphQLDoor
{
    /// <inheritdoc/>
    // What it secures by default is bounded as the service's own engine is, and the graph has cycles that may be walked.
    public void Add(IServiceCollection services, EngineOptions bounds) => services.AddGraphQLServer(disableDefaultSecurity: true).AddCooperationGraph(bounds);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes, string path) => routes.MapGraphQLHttp(path).WithOptions(options => options.EnableMultipartRequests = false);
}
