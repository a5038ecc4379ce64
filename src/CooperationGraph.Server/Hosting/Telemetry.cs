using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// OpenTelemetry, where configured: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> sends traces and metrics to a collector, <c>Metrics=prometheus</c> offers metrics
/// at <c>/metrics</c>. Otherwise nothing is collected.
/// </summary>
internal static class Telemetry
{
    public static bool IsOn(IConfiguration configuration) => GoesToCollector(configuration) || Settings.OffersMetrics(configuration);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration)) return;
        var (toCollector, toPrometheus) = (GoesToCollector(builder.Configuration), Settings.OffersMetrics(builder.Configuration));
        builder.Services.AddSingleton<StateMetrics>();
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(RequestTelemetry.Name, "System.Runtime").AddAspNetCoreInstrumentation();
            if (toCollector) metrics.AddOtlpExporter();
            if (toPrometheus) metrics.AddPrometheusExporter();
        });
        if (toCollector) telemetry.WithTracing(traces => traces.AddSource(RequestTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    public static void MapMetrics(this WebApplication app)
    {
        // Nobody else asks for it.
        _ = app.Services.GetService<StateMetrics>();
        if (Settings.OffersMetrics(app.Configuration)) app.MapPrometheusScrapingEndpoint("/metrics");
    }

    private static bool GoesToCollector(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
}
