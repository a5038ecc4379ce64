using CooperationGraph.Server.Caching;

namespace CooperationGraph.Server.Hosting;

/// <summary>Hot answers: in memory, and in Redis where <c>Redis:Configuration</c> names one.</summary>
internal static class AnswerCaching
{
    public static void AddAnswerCache(this WebApplicationBuilder builder)
    {
        var options = Settings.CacheOf(builder.Configuration) with { IsMeasured = Telemetry.IsOn(builder.Configuration) };
        var services = builder.Services;
        if (Settings.RedisOf(builder.Configuration) is { } server)
        {
            var redis = RedisConnection.Open(server);
            services.AddSingleton(provider => new RedisProbe(redis, provider.GetRequiredService<TimeProvider>())).AddSingleton<RedisBreaker>();
            services.AddSingleton(provider => new RedisLevel(redis, provider.GetRequiredService<RedisBreaker>(), provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService(provider => provider.GetRequiredService<RedisBreaker>());
        }

        services.AddSingleton(provider => new AnswerCache(options, provider.GetService<RedisLevel>())).AddSingleton<HotAnswers>();
    }
}
