using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>
/// An engine over a schema whose data are one JSON value: an object's fields are its properties, <c>__typename</c> tells its type, and a
/// text that begins with an exclamation mark is an error.
/// </summary>
internal sealed class TinyEngine : IDisposable
{
    private readonly JsonElement _root;
    private readonly Context _context;

    /// <param name="numberOf">What tells equal objects; all are their own if not given.</param>
    public TinyEngine(string sdl, string data, EngineOptions? options = null, Func<object, int>? numberOf = null, params ScalarGraphType[] scalars)
    {
        _context = new(numberOf ?? (_ => -1));
        _root = JsonDocument.Parse(data).RootElement;
        var schema = GraphQLSchema.Build(sdl, scalars);
        var table = new ResolverTable();
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type is IAbstractGraphType) table.TypeName(type.Name, value => ((JsonElement)value).GetProperty("__typename").GetString()!);
            foreach (var field in (type as IObjectGraphType)?.Fields.AsEnumerable() ?? [])
                if (!field.Name.StartsWith("__", StringComparison.Ordinal)) table.Batch(type.Name, field.Name, Resolver(field.Name, field.ResolvedType!.ToString()!.StartsWith('[')));
        }

        Engine = new(schema, table, options ?? new());
    }

    public GraphQLEngine Engine { get; }

    public async Task<string> AnswerAsync(string query, string? variables = null, string? operationName = null)
    {
        using var json = JsonDocument.Parse(variables ?? "{}");
        using var answer = await Engine.ExecuteAsync(new(query, operationName, json.RootElement), _context, default, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    public void Dispose() => Engine.Dispose();

    private BatchResolver Resolver(string field, bool isList) =>
        batch =>
        {
            var values = batch.Parents.Select(parent => (parent is JsonElement element ? element : _root).TryGetProperty(field, out var value) ? value : default).ToList();
            var errors = values.Select(value => value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith('!') ? new FieldException("FAULT", value.GetString()![1..]) : null).ToList();
            if (!isList) return new(BatchAnswer.Values([.. values.Select(Value)]).WithErrors(errors));
            var lists = values.Select(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Value).ToList() : []).ToList();
            var offsets = lists.Aggregate(new List<int> { 0 }, (sums, list) => [.. sums, sums[^1] + list.Count]);
            return new(BatchAnswer.Lists([.. lists.SelectMany(list => list)], [.. offsets]).WithErrors(errors));
        };

    private sealed class Context(Func<object, int> numberOf) : RequestContext
    {
        public override int NumberOf(object value) => numberOf(value);
    }

    private static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetInt32(),
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            _ => null,
        };
}
