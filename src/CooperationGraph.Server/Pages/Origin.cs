using System.Buffers;

namespace CooperationGraph.Server.Pages;

/// <summary>The address under which a client reached this server, for what it may copy.</summary>
internal static class Origin
{
    private static readonly SearchValues<char> OfHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]");

    /// <summary>Scheme and host of the request, such as <c>https://graph.example.org</c>. Behind a proxy they are what it sends as Host, or as X-Forwarded-Host and -Proto where its word is taken.</summary>
    public static string Of(HttpRequest request)
    {
        // Whoever asks writes the header: what is no host is never shown.
        var host = request.Host.Value;
        return host is { Length: > 0 and <= 255 } && !host.AsSpan().ContainsAnyExcept(OfHosts) ? $"{request.Scheme}://{host}" : "http://localhost:5080";
    }
}
