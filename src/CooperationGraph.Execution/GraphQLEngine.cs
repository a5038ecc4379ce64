using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CooperationGraph.Execution.Output;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Execution.Running;
using CooperationGraph.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.Caching.Memory;

namespace CooperationGraph.Execution;

/// <summary>
/// Executes GraphQL queries breadth first: each field of a level is one call for all its distinct objects, and the answer is written as
/// UTF-8 in one walk. Operations are planned once and kept by their text. Safe for concurrent use.
/// </summary>
public sealed class GraphQLEngine : IDisposable
{
    // What a plan holds grows with its text: syntax tree, merged fields, encoded keys.
    private const int BytesPerCharacter = 40;

    private readonly SchemaBinding _binding;
    private readonly EngineOptions _options;
    private readonly OperationPreparer _preparer;
    private readonly MemoryCache _operations;
    private readonly RunPool _runs;
    private readonly ObjectKeeper _kept;

    /// <exception cref="InvalidOperationException">The resolvers do not fit the schema.</exception>
    public GraphQLEngine(ISchema schema, ResolverTable resolvers, EngineOptions options)
    {
        _binding = new(schema, resolvers);
        _options = options;
        _preparer = new(_binding, options);
        _operations = new(new MemoryCacheOptions { SizeLimit = options.PlanCacheBytes });
        _runs = new(options);
        _kept = new(options);
    }

    /// <summary>Executes a request. Whatever is wrong with it stands in the answer.</summary>
    /// <param name="extensions">A JSON object for the answer's <c>extensions</c>; empty for none.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="Exception">What <see cref="EngineOptions.EndsRequest"/> says ends the request.</exception>
    public async ValueTask<Answer> ExecuteAsync(GraphQLRequest request, RequestContext context, ReadOnlyMemory<byte> extensions, CancellationToken cancellationToken)
    {
        var run = _runs.Get();
        try
        {
            try
            {
                await using var registration = run.Begin(request.Begun, cancellationToken);
                return await ExecuteAsync(run, request, context, extensions, run.Token);
            }
            finally
            {
                run.Stop();
            }
        }
        catch (OperationCanceledException) when (run.IsLate && !cancellationToken.IsCancellationRequested)
        {
            return Refuse(run, [new(ErrorCodes.Timeout, $"The request took longer than {_options.Timeout.TotalSeconds:0.##} s. Ask for fewer rows or fewer fields.")], extensions, executed: true);
        }
        catch (InsufficientExecutionStackException)
        {
            // The bounds come long before it, on a stack of the usual size.
            return Refuse(run, [new(ErrorCodes.Depth, "The operation is nested too deep. Ask in several requests.")], extensions);
        }
        catch
        {
            _runs.Return(run);
            throw;
        }
    }

    /// <summary>
    /// The document in one spelling: its tokens with one space between them. Documents that differ only in white space, commas and comments
    /// have the same, and the same answer as long as it tells no places of errors. Null for what is no GraphQL or over a bound.
    /// </summary>
    public string? Canonical(GraphQLRequest request) =>
        DocumentScan.Check(request.Query, _options, out var readable) is null && (request.Variables is not { } variables || InputLimits.Check(variables, _options) is null)
            ? CanonicalText.Of(readable)
            : null;

    /// <summary>What runs that wait for a request keep.</summary>
    internal long KeptBytes => _runs.Bytes;

    public void Dispose()
    {
        _operations.Dispose();
        _runs.Dispose();
    }

    private async ValueTask<Answer> ExecuteAsync(
        OperationRun run, GraphQLRequest request, RequestContext context, ReadOnlyMemory<byte> extensions, CancellationToken cancellationToken)
    {
        if (request.Variables is { } given && InputLimits.Check(given, _options) is { } tooMany) return Refuse(run, [tooMany], extensions);
        var (operation, faults, known) = await OperationAsync(request, cancellationToken);
        if (operation is null) return Refuse(run, faults, extensions);
        if (_options.LongestOnCaller is not null && !operation.IsQuick) await LeaveAsync();
        cancellationToken.ThrowIfCancellationRequested();

        (var variables, faults) = operation.Variables.Read(request.Variables);
        if (variables is null) return Refuse(run, faults, extensions);

        var cost = operation.FixedCost ?? OperationCost.Of(operation, _binding, variables, _options);
        if (!operation.HasVariables) operation.FixedCost = cost;
        if (cost.Refusal() is { } refusal) return Refuse(run, [refusal], request.ReportCost ? WithCost(extensions, cost.Objects, actual: 0) : extensions);

        using var errors = new ErrorList(_options.MaxErrors);
        var started = _options.LongestOnCaller is null ? 0 : _options.Clock.GetTimestamp();
        try
        {
            var plan = operation.PlanFor(variables);
            run.Output.Reset(_options.MaxAnswerBytes);
            run.Output.Write("{\"data\":"u8);
            // Of an operation that came for the first time nothing is kept, for it may never come again; and what an answer cost is told as if nothing were.
            await run.ExecuteAsync(new(plan, context, variables) { Kept = known && plan.IsKept && !request.ReportCost ? _kept.For(context) : null }, errors);
        }
        catch (BoundExceededException e)
        {
            return Refuse(run, [new(e.Code, e.Message)], extensions, executed: true);
        }
        finally
        {
            if (_options.LongestOnCaller is { } longest) operation.Took(_options.Clock.GetElapsedTime(started), longest);
        }

        if (errors.Count > 0) PutFirst(run.Output, errors);
        if (context.Notes.Count > 0) extensions = WithNotes(extensions, context.Notes);
        return End(run, errors.Codes, request.ReportCost ? WithCost(extensions, cost.Objects, run.Objects) : extensions, executed: true, operation, known);
    }

    private async ValueTask<(PreparedOperation? Operation, IReadOnlyList<RequestError> Errors, bool Known)> OperationAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var key = (request.Query, request.OperationName);
        if (_operations.TryGetValue(key, out PreparedOperation? known)) return (known, [], true);
        if (_options.LongestOnCaller is not null) await LeaveAsync();
        var (operation, errors) = await _preparer.PrepareAsync(request.Query, request.OperationName, cancellationToken);
        if (operation is not null) _operations.Set(key, operation, new MemoryCacheEntryOptions { Size = (long)(request.Query.Length + 100) * BytesPerCharacter });
        return (operation, errors, false);
    }

    private static ConfiguredTaskAwaitable LeaveAsync() => Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

    private Answer Refuse(OperationRun run, IReadOnlyList<RequestError> faults, ReadOnlyMemory<byte> extensions, bool executed = false)
    {
        using var errors = new ErrorList(_options.MaxErrors);
        foreach (var fault in faults)
            errors.Add(fault.Message, fault.Code, fault.Locations, path: null, fault.Source is null ? null : new Dictionary<string, object?> { ["source"] = fault.Source });
        run.Output.Reset(int.MaxValue);
        run.Output.Write("{\"errors\":"u8);
        run.Output.Write(errors.ToJson());
        if (executed) run.Output.Write(",\"data\":null"u8);
        return End(run, errors.Codes, extensions, executed);
    }

    // Errors stand before the data, as the specification recommends: nobody overlooks them there.
    private static void PutFirst(JsonOutput output, ErrorList errors)
    {
        var data = output.Written.Span[1..].ToArray();
        output.Reset(int.MaxValue);
        output.Write("{\"errors\":"u8);
        output.Write(errors.ToJson());
        output.WriteByte((byte)',');
        output.Write(data);
    }

    private Answer End(OperationRun run, IReadOnlyCollection<string> codes, ReadOnlyMemory<byte> extensions, bool executed, PreparedOperation? operation = null, bool known = false)
    {
        if (!extensions.IsEmpty)
        {
            run.Output.Write(",\"extensions\":"u8);
            run.Output.Write(extensions.Span);
        }

        run.Output.WriteByte((byte)'}');
        return new(_runs, run, executed, codes, operation) { PlanWasKept = known };
    }

    private static byte[] WithCost(ReadOnlyMemory<byte> extensions, long requested, long actual)
    {
        var all = extensions.IsEmpty ? [] : JsonNode.Parse(extensions.Span)!.AsObject();
        all["cost"] = new JsonObject { ["requested"] = requested, ["actual"] = actual };
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }

    private static byte[] WithNotes(ReadOnlyMemory<byte> extensions, IReadOnlyCollection<RequestNote> notes)
    {
        var all = extensions.IsEmpty ? [] : JsonNode.Parse(extensions.Span)!.AsObject();
        all["notes"] = new JsonArray([.. notes.Select(note => new JsonObject { ["code"] = note.Code, ["message"] = note.Message })]);
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }
}
