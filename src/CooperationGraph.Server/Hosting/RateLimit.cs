using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CooperationGraph.Server.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// How many requests one client address may send, where <c>RateLimit:PerMinute</c> says so: as many at once, then one more each time its share of
/// the minute has passed. Health and metrics are not counted.
/// </summary>
internal static class RateLimit
{
    // Whoever has an IPv6 address has 2^64 of them (RFC 6177).
    private const int NetworkBytes = 8;

    private static readonly PathString[] Exempt = ["/health", "/metrics"];

    public static void AddRateLimit(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        if (Settings.RequestsPerMinuteOf(builder.Configuration) is not { } perMinute) return;
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                Array.Exists(Exempt, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) || http.RequestServices.GetService<WarmUp>()?.Sends(http.Request) == true
                    ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                    : RateLimitPartition.GetTokenBucketLimiter(ClientOf(http.Connection.RemoteIpAddress), _ => new()
                    {
                        TokenLimit = perMinute,
                        TokensPerPeriod = 1,
                        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
                        QueueLimit = 0,
                    }));
            limiter.OnRejected = (context, _) => RefuseAsync(context.HttpContext, context.Lease, perMinute);
        });
    }

    // Their word tells who the client is, and under which address it asked.
    private static void AddProxies(this WebApplicationBuilder builder)
    {
        if (Settings.ProxiesOf(builder.Configuration) is not { Count: > 0 } proxies) return;
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto;
            // Back from the last proxy to the first address that is none of them.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) forwarded.KnownIPNetworks.Add(proxy);
        });
    }

    public static void UseRateLimit(this WebApplication app)
    {
        if (Settings.ProxiesOf(app.Configuration).Count > 0) app.UseForwardedHeaders();
        if (Settings.RequestsPerMinuteOf(app.Configuration) is not null) app.UseRateLimiter();
    }

    /// <summary>What counts as one client: an IPv4 address, or the network of an IPv6 address.</summary>
    internal static IPAddress ClientOf(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.Length <= sizeof(int)) return address;
        bytes.AsSpan(NetworkBytes).Clear();
        return new(bytes);
    }

    private static ValueTask RefuseAsync(HttpContext http, RateLimitLease lease, int perMinute)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new(GraphQLEndpoint.RefuseAsync(
            http, StatusCodes.Status429TooManyRequests, ErrorTable.RateLimited, $"More than {perMinute} requests a minute came from this address. Ask again after {seconds} s."));
    }
}
