using System.Collections.Concurrent;
using System.Text;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>
/// GraphQL.NET's own executor over the same resolver table, one object at a time: a second binding, which knows nothing of the first. So it shows as well that
/// the table is enough for an engine of another kind.
/// </summary>
internal sealed class Oracle
{
    private static readonly GraphQLSerializer Serializer = new(options => options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    private static readonly DocumentExecuter Executer = new();
    private readonly ConcurrentDictionary<string, GraphQLParser.AST.GraphQLDocument> _documents = new();
    private readonly ISchema _schema;
    private readonly RequestContext _context;

    public Oracle(ISchema schema, ResolverTable resolvers, RequestContext context)
    {
        _schema = schema;
        _context = context;
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type is IAbstractGraphType abstractType)
                abstractType.ResolveType = value => (IObjectGraphType)schema.AllTypes[resolvers.TypeNames[type.Name](value)]!;
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
        var resolver = resolvers.Types[type].Fields[field.Name];
        return new(async context =>
        {
            var arguments = context.Arguments is null ? FieldArguments.None : new FieldArguments(context.Arguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value));
            try
            {
                var parent = context.Source ?? _context;
                if ((resolver.Choose is { } choose ? await choose(new(arguments, _context)) : resolver.Leaf) is { } leaf) return leaf.Read(parent);
                var answer = await resolver.Batch!(new(new ArraySegment<object>([parent]), arguments, _context, FieldNeeds.All, context.CancellationToken));
                if (answer.ErrorOf(0) is { } error) throw error;
                return answer.Offsets is { } offsets ? answer.Targets[..offsets[1]] : answer.Targets[0];
            }
            catch (FieldException e)
            {
                throw new ExecutionError(e.Message, e) { Code = e.Code };
            }
        });
    }
}
