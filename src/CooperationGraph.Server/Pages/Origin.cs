using System.Buffers;

namespace CooperationGraph.Server.Pages;

/// <summary>The address under which a client reached this server, for what it may copy.</summary>
internal static class Origin
{
    private const int MaxLength = 255;

    private static readonly SearchValues<char> OfHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]");

    private static readonly HostString Usual = new("localhost", 5080);

    /// <summary>
    /// Takes a request whose Host is none for one that named the usual address: HTTP/1.0 needs no such header, HTTP/1.1 allows an empty one, and whoever asks writes it. What a proxy calls neither
    /// scheme of the web is the plain one.
    /// The pages' links are made of it, and what draws the pages fails where it is no host.
    /// </summary>
    public static void UseOrigin(this WebApplication app) =>
        app.Use((http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps.Equals(http.Request.Scheme, StringComparison.OrdinalIgnoreCase) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
            if (!IsHost(http.Request)) http.Request.Host = Usual;
            return next(http);
        });

    /// <summary>Scheme and host of the request, such as <c>https://graph.example.org</c>. Behind a proxy they are what it sends as Host, or as X-Forwarded-Host and -Proto where its word is taken.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    private static bool IsHost(HttpRequest request) =>
        request.Host.Value is { Length: > 0 and <= MaxLength } host && !host.AsSpan().ContainsAnyExcept(OfHosts) && Uri.TryCreate(Of(request), UriKind.Absolute, out _);
}
