using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Execution.Output;
using CooperationGraph.Execution.Planning;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>GraphQL.NET's own executor over the engine's resolver table, one object at a time.</summary>
internal sealed class Oracle
{
    private static readonly GraphQLSerializer Serializer = new(options => options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    private static readonly DocumentExecuter Executer = new();
    private readonly ConcurrentDictionary<string, GraphQLParser.AST.GraphQLDocument> _documents = new();
    private readonly ISchema _schema;
    private readonly RequestContext _context;

    public Oracle(ISchema schema, ResolverTable resolvers, RequestContext context)
    {
        resolvers.Complete(schema);
        _schema = schema;
        _context = context;
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type is IAbstractGraphType abstractType)
                abstractType.ResolveType = value => (IObjectGraphType)schema.AllTypes[resolvers.TypeNameOf(type.Name)!(value)]!;
            foreach (var field in (type as IObjectGraphType)?.Fields.AsEnumerable() ?? [])
            {
                if (field.Name.StartsWith("__", StringComparison.Ordinal)) continue;
                field.Resolver = ResolverOf(resolvers, type.Name, field);
            }
        }
    }

    /// <summary>Executes a document that was parsed and validated before, as a server with a cache of documents does.</summary>
    public async Task<byte[]> ExecuteCachedAsync(string query)
    {
        var document = _documents.GetOrAdd(query, text => GraphQLParser.Parser.Parse(text));
        var result = await Executer.ExecuteAsync(new ExecutionOptions { Schema = _schema, Document = document, Variables = Inputs.Empty, ValidationRules = [] });
        using var stream = new MemoryStream();
        await Serializer.WriteAsync(stream, result);
        return stream.ToArray();
    }

    public async Task<string> ExecuteAsync(string query, string? variables = null, string? operationName = null)
    {
        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Query = query,
            OperationName = operationName,
            Variables = variables is null ? Inputs.Empty : Serializer.Deserialize<Inputs>(variables),
        });
        using var stream = new MemoryStream();
        await Serializer.WriteAsync(stream, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private FuncFieldResolver<object?> ResolverOf(ResolverTable resolvers, string type, FieldType field)
    {
        var shape = TypeShape.Of(field.ResolvedType!);
        var resolver = resolvers.Of(type, field.Name);
        return new(async context =>
        {
            var arguments = context.Arguments is null ? FieldArguments.None : new FieldArguments(context.Arguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value));
            try
            {
                if (resolver.Batch is null)
                {
                    var output = new JsonOutput();
                    output.Reset(int.MaxValue);
                    return (resolver.Leaf ?? resolver.Bind!(new(arguments, _context))).Write(context.Source ?? _context, output) ? Parse(output) : null;
                }

                var parents = new ArraySegment<object>([context.Source ?? _context]);
                var answer = await resolver.Batch(new(parents, arguments, _context, new(null), context.CancellationToken));
                if (answer.ErrorOf(0) is { } error) throw error;
                return shape.IsList ? answer.Targets[..answer.Offsets![1]] : answer.Targets[0];
            }
            catch (FieldException e)
            {
                throw new ExecutionError(e.Message, e) { Code = e.Code };
            }
        });
    }

    private static object? Parse(JsonOutput output)
    {
        var json = JsonDocument.Parse(output.Written.ToArray()).RootElement;
        return Value(json);

        static object? Value(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt32(out var number) ? (object)number : element.GetDecimal(),
            JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
            _ => element.GetBoolean(),
        };
    }
}
