namespace CooperationGraph.Server.Pages;

/// <summary>
/// The parameters that an address may have. Another one is refused, as a value is that none of them may have: passed over in silence, a day under a wrong name would be today, and nobody
/// would see it. What those who forward links add of their own, such as <c>utm_source</c> and <c>fbclid</c>, chooses nothing.
/// </summary>
internal sealed class KnownParameters(params IEnumerable<string> names) : IEndpointFilter
{
    private static readonly string[] Beginnings = ["utm_", "mtm_", "pk_", "mc_", "hsa_", "ref", "igsh", "_"];
    private static readonly string[] Endings = ["clid", "clkid", "ltid"];

    private readonly string[] _names = [.. names];

    /// <summary>Whether the address is that of a file, which tells its errors as plain text.</summary>
    public bool IsOfFile { get; init; }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ErrorsIn(context.HttpContext.Request.Query, _names) is not { Count: > 0 } errors ? await next(context)
        : IsOfFile ? Results.Text(string.Join('\n', errors), statusCode: StatusCodes.Status400BadRequest)
        : PageRoutes.NotShown(errors);

    /// <summary>What is wrong with the names of an address's parameters; nothing where all are known.</summary>
    public static IReadOnlyList<string> ErrorsIn(IQueryCollection address, IReadOnlyList<string> names) =>
        [.. address.Keys.Where(name => name.Length > 0 && !names.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsOfForwarders(name)).Select(name => WrongChoice.OfName(name, names))];

    private static bool IsOfForwarders(string name) =>
        Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
