using CooperationGraph.Execution;

namespace CooperationGraph.Server.Hosting;

/// <summary>Another GraphQL server over the same contract, which answers requests for data in place of the service's own engine and cache. The IDE, the pages and what they ask stay with the service.</summary>
public interface IGraphQLDoor
{
    /// <param name="bounds">Of an operation, as the service's own engine has them.</param>
    void Add(IServiceCollection services, EngineOptions bounds);

    /// <param name="path">Where requests come in; browsers that want a page do not get there.</param>
    void Map(IEndpointRouteBuilder routes, string path);
}
