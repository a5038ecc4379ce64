namespace CooperationGraph.Execution;

/// <summary>The bounds of an operation, and what is told of unexpected failures.</summary>
public sealed record EngineOptions
{
    /// <summary>The default of <see cref="KeptObjectBytes"/>.</summary>
    public const long UsualKeptObjectBytes = 64 * 1024 * 1024;

    /// <summary>Nesting of fields; a root field has depth 1.</summary>
    public int MaxDepth { get; init; } = 15;

    /// <summary>Fields of the operation, with those of each fragment counted where it is spread.</summary>
    public int MaxFields { get; init; } = 1000;

    public int MaxAliases { get; init; } = 200;

    public int MaxRootFields { get; init; } = 20;

    public int MaxTokens { get; init; } = 15_000;

    /// <summary>Operations and fragments of a document.</summary>
    public int MaxDefinitions { get; init; } = 200;

    /// <summary>Nesting of selections and values in the text, and of selections with those of fragments where they are spread.</summary>
    public int MaxNesting { get; init; } = 64;

    /// <summary>Nesting of lists and objects in arguments and variables.</summary>
    public int MaxInputDepth { get; init; } = 20;

    /// <summary>Items of lists and fields of objects in variables, and again in the arguments that use them; each object counts 10 more.</summary>
    public int MaxInputItems { get; init; } = 5_000;

    public int MaxAnswerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Targets of all batches of a request together: estimated before it runs, and counted while it does, where what is below a kept object is not asked for again.</summary>
    public int MaxObjects { get; init; } = 2_000_000;

    /// <summary>The size of a page where neither <c>first</c> nor <c>last</c> is given, for the estimate.</summary>
    public int AssumedPageSize { get; init; } = 25;

    /// <summary>The length of a list that no argument bounds, for the estimate.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>From <see cref="GraphQLRequest.Begun"/> to the answer. What is not done then is given up.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What tells the time, for <see cref="Timeout"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long an operation may take on the caller's thread. One that is new, that has variables, or that took longer lately goes on in the thread pool: where the caller's thread has others to answer, they need not wait for it.
    /// Null where every operation may take its time.
    /// </summary>
    public TimeSpan? LongestOnCaller { get; init; }

    /// <summary>Errors in one answer; one more says how many there were beyond it.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Memory for plans, by an estimate of 40 bytes per character of the document.</summary>
    public long PlanCacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Memory for the JSON of objects, for other requests of the same operation; 0 for none. When it is full all of it is forgotten, as when the data change.</summary>
    public long KeptObjectBytes { get; init; } = UsualKeptObjectBytes;

    /// <summary>
    /// Whether a resolver's exception ends the whole request, because no other field could be answered either. It then leaves
    /// <see cref="GraphQLEngine.ExecuteAsync"/> as it is. By default none does.
    /// </summary>
    public Func<Exception, bool> EndsRequest { get; init; } = static _ => false;

    /// <summary>Told of exceptions that no resolver expected, once for each field of a request; the client reads INTERNAL_SERVER_ERROR at each position.</summary>
    public Action<Exception>? OnUnexpected { get; init; }
}
