using CooperationGraph.Execution;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Hosting;

/// <summary>The pages of the documentation that tell of the server itself: settings, limits, what is kept, what to do when something fails. They need no store.</summary>
internal static class OperationPages
{
    public static void Map(WebApplication app, EngineOptions bounds)
    {
        PageRoutes.MapPage<LimitsPage>(app, "/docs/limits", new { Bounds = bounds });
        PageRoutes.MapPage<CachingPage>(app, "/docs/caching", new { });
        PageRoutes.MapPage<OperatePage>(app, "/docs/operate", new { });
    }
}
