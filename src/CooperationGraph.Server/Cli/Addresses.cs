using System.Globalization;
using System.Net;
using CooperationGraph.Server.Hosting;

namespace CooperationGraph.Server.Cli;

/// <summary>Where a server listens.</summary>
internal static class Addresses
{
    // What stands for all of them, for the reading of an address.
    private const string Any = "any.invalid";

    /// <summary>The first of these that is given, else the usual address.</summary>
    /// <param name="option">What the command line says.</param>
    /// <param name="setting">What the setting <c>Urls</c> says.</param>
    /// <param name="port">The variable <c>PORT</c>: a port on all addresses.</param>
    /// <exception cref="InvalidSettingException">There is no such address.</exception>
    public static string Choose(string? option, string? setting, string? port)
    {
        if (option is not null) return Check("--urls", option);
        if (!string.IsNullOrWhiteSpace(setting)) return Check("Urls", setting);
        if (string.IsNullOrWhiteSpace(port)) return Settings.UsualUrls;
        return int.TryParse(port.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort
            ? $"http://*:{number}"
            : throw new InvalidSettingException($"The variable PORT is '{port}'. Give a port from 0 to {IPEndPoint.MaxPort}; 0 takes a free one.");
    }

    private static string Check(string name, string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0 || !Array.TrueForAll(parts, IsAddress))
            throw new InvalidSettingException($"'{name}' is '{urls}', which is no address to listen at. Write one such as http://localhost:8080, or several with semicolons between them.");
        foreach (var part in parts)
            if (HostIn(part) is { } host) throw new InvalidSettingException($"'{name}' names the host '{host}': nothing can listen at a name but localhost. Write {part.Replace(host, "*", StringComparison.OrdinalIgnoreCase)} for all addresses of the machine, or one of them by its number.");
        return string.Join(';', parts);
    }

    // Kestrel takes what it does not understand, such as a port of letters, for the name of a host, and listens everywhere.
    private static bool IsAddress(string url) =>
        Read(url) is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" } address && (address.AbsolutePath is "/" || IsSocket(url));

    // The name by which it would listen everywhere, mistyped or not; null for none.
    private static string? HostIn(string url) => IsSocket(url) || Read(url) is not { HostNameType: UriHostNameType.Dns } address || address.Host is "localhost" or Any ? null : address.Host;

    private static bool IsSocket(string url) => url.StartsWith("http://unix:/", StringComparison.Ordinal);

    private static Uri? Read(string url) => Uri.TryCreate(url.Replace("://*", "://" + Any, StringComparison.Ordinal).Replace("://+", "://" + Any, StringComparison.Ordinal), UriKind.Absolute, out var address) ? address : null;
}
