namespace CooperationGraph.Server.Pages;

/// <summary>
/// The parameters that an address may have. Another one is told: passed over in silence, a day under a wrong name would be today, and nobody would see it. A page says so above its content, for who
/// forwards a link may add to it; a file and a frame, which have no place to say so, are refused. What forwarders are known to add, such as <c>utm_source</c> and <c>fbclid</c>, is not told.
/// </summary>
internal sealed class KnownParameters(params IEnumerable<string> names) : IEndpointFilter
{
    private static readonly string[] Beginnings = ["utm_", "mtm_", "pk_", "mc_", "hsa_", "ref_", "share", "igsh", "_"];
    private static readonly string[] Endings = ["clid", "clkid", "ltid"];
    private static readonly string[] Whole = ["ref", "isappinstalled", "scene", "si", "spm", "trk"];

    private static readonly object File = new();

    private readonly string[] _names = [.. names];

    /// <summary>Whether the address is that of a file, which tells its errors as plain text.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>Whether it is that of a page within others.</summary>
    public bool IsOfFrame { get; init; }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (IsOfFile) context.HttpContext.Items[File] = true;
        if (ErrorIn(context.HttpContext.Request.Query, _names) is { } error)
        {
            if (IsOfFile) return Results.Text(error, statusCode: StatusCodes.Status400BadRequest);
            if (IsOfFrame) return PageRoutes.NotShown([error]);
            context.HttpContext.Items[typeof(KnownParameters)] = error;
        }

        return await next(context);
    }

    /// <summary>Whether a request is for a file, so that what is wrong is told as plain text.</summary>
    public static bool AreOfFile(HttpContext http) => http.Items.ContainsKey(File);

    /// <summary>What a page has to say of the names of its address's parameters; null where nothing.</summary>
    public static string? ErrorOf(HttpContext? page) => page?.Items[typeof(KnownParameters)] as string;

    /// <summary>What is wrong with the names of an address's parameters; null where all are known.</summary>
    public static string? ErrorIn(IQueryCollection address, IReadOnlyList<string> names) =>
        address.Keys.Where(name => name.Length > 0 && !names.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsOfForwarders(name)).ToList() is { Count: > 0 } unknown ? WrongChoice.OfNames(unknown, names) : null;

    private static bool IsOfForwarders(string name) =>
        Whole.Contains(name, StringComparer.OrdinalIgnoreCase) || Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
