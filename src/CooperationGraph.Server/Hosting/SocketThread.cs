namespace CooperationGraph.Server.Hosting;

/// <summary>
/// On one processor, requests are answered by the thread that reads the sockets: to hand each over to another thread and back takes a sixth of what a small one costs, and nothing would run beside it.
/// What may take long leaves that thread, so that nobody waits behind it: pages and pictures, large bodies, and operations that are new, have variables, or took long lately.
/// </summary>
internal static class SocketThread
{
    // The sockets read it when the first one is made, and have no other setting for it.
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>How long an operation may hold it.</summary>
    public static readonly TimeSpan LongestOperation = TimeSpan.FromMilliseconds(1);

    /// <summary>Whether it answers requests.</summary>
    public static bool Answers { get; private set; } = IsSet();

    /// <summary>Lets it answer where there is one processor, for a process whose requests wait for no other socket and that has none yet. Whoever sets the variable to 0 has it otherwise.</summary>
    public static void AnswerOnOneProcessor()
    {
        if (Environment.ProcessorCount == 1 && Environment.GetEnvironmentVariable(Variable) is null) Environment.SetEnvironmentVariable(Variable, "1");
        Answers = IsSet();
    }

    public static void UseSocketThread(this WebApplicationBuilder builder)
    {
        if (!Answers) return;
        builder.WebHost.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            // A connection keeps its buffer of 4 KB while it waits, and a request is read with one call less.
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
    }

    /// <summary>Answers a request in the thread pool, if not there already.</summary>
    public static Task LeaveAsync(HttpContext http, RequestDelegate next) => Answers ? AnswerInPoolAsync(http, next) : next(http);

    private static bool IsSet() => OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Variable) == "1";

    private static async Task AnswerInPoolAsync(HttpContext http, RequestDelegate next)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await next(http);
    }
}
