using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Execution.Planning;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution;

/// <summary>
/// Answers <c>__schema</c> and <c>__type</c> by GraphQL.NET's own executor: it holds the schema, and nobody reads it a thousand times a second.
/// </summary>
internal static class Introspection
{
    private static readonly DocumentExecuter Executer = new();
    private static readonly GraphQLSerializer Serializer = new(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <returns>The JSON of each introspection field of the root, by response key.</returns>
    public static async ValueTask<IReadOnlyDictionary<string, byte[]>> ExecuteAsync(
        ISchema schema, PreparedOperation prepared, OperationPlan plan, Inputs variables, CancellationToken cancellationToken)
    {
        if (!Array.Exists(plan.Root.Fields, field => field.Kind == FieldKind.Introspection)) return new Dictionary<string, byte[]>();
        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = Restrict(prepared, plan),
            OperationName = prepared.Operation.Name?.StringValue,
            Variables = variables,
            ValidationRules = [],
            CancellationToken = cancellationToken,
        });
        using var stream = new MemoryStream();
        await Serializer.WriteAsync(stream, result, cancellationToken);
        using var json = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return json.RootElement.GetProperty("data").EnumerateObject().ToDictionary(field => field.Name, field => Encoding.UTF8.GetBytes(field.Value.GetRawText()));
    }

    // The same document, whose operation selects nothing but the introspection.
    private static GraphQLDocument Restrict(PreparedOperation prepared, OperationPlan plan)
    {
        var fields = FieldCollector.Collect(plan, plan.Schema.Query, [prepared.Operation.SelectionSet]).SelectMany(nodes => nodes)
            .Where(node => node.Name.StringValue is "__schema" or "__type");
        var operation = new GraphQLOperationDefinition(new GraphQLSelectionSet([.. fields]))
        {
            Operation = prepared.Operation.Operation,
            Name = prepared.Operation.Name,
            Variables = prepared.Operation.Variables,
        };
        return new GraphQLDocument([operation, .. prepared.Document.Definitions.OfType<GraphQLFragmentDefinition>()]) { Source = prepared.Document.Source };
    }
}
