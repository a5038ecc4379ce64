using CooperationGraph.Server.Api;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// OpenTelemetry, where configured: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> sends traces and metrics to a collector, <c>Metrics=prometheus</c> offers metrics
/// at <c>/metrics</c>. Otherwise nothing is collected.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var toCollector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        var toPrometheus = Settings.OffersMetrics(builder.Configuration);
        if (!toCollector && !toPrometheus) return;
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(RequestTelemetry.Name).AddAspNetCoreInstrumentation();
            if (toCollector) metrics.AddOtlpExporter();
            if (toPrometheus) metrics.AddPrometheusExporter();
        });
        if (toCollector) telemetry.WithTracing(traces => traces.AddSource(RequestTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (Settings.OffersMetrics(app.Configuration)) app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
