using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace CooperationGraph.Execution.Planning;

/// <summary>Parses, bounds and validates a document, and finds the operation to execute.</summary>
internal sealed class OperationPreparer(ISchema schema, ResolverTable resolvers, EngineOptions options)
{
    private static readonly DocumentValidator Validator = new();

    /// <returns>The operation, or all that is wrong with the document.</returns>
    public async Task<(PreparedOperation? Operation, IReadOnlyList<RequestError> Errors)> PrepareAsync(string query, string? operationName, CancellationToken cancellationToken)
    {
        if (OperationLimits.CheckTokens(query, options) is { } tooLong) return (null, [tooLong]);
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(query, new() { Ignore = IgnoreOptions.Comments, MaxDepth = 128 });
        }
        catch (GraphQLSyntaxErrorException e)
        {
            return (null, [new(ErrorCodes.Syntax, e.Description, [e.Location]) { Source = LineOf(query, e.Location) }]);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, [new(ErrorCodes.Depth, $"The document is nested too deep; at most {options.MaxDepth} levels of fields are allowed.")]);
        }

        var (operation, error) = OperationOf(document, operationName);
        if (operation is null) return (null, [error!]);
        if (OperationLimits.Check(document, operation, options) is { } tooLarge) return (null, [tooLarge]);

        // The validator coerces variables as soon as the rules are content: none are given yet, so what it says of them says nothing.
        var result = await Validator.ValidateAsync(new() { Schema = schema, Document = document, Operation = operation, Variables = GraphQL.Inputs.Empty, CancellationToken = cancellationToken });
        var faults = result.Errors.Where(each => each is not InvalidVariableError).ToList();
        if (faults.Count > 0) return (null, [.. faults.Select(each => new RequestError(ErrorCodes.Validation, each.Message, each.Locations ?? []))]);
        return (new(schema, resolvers, document, operation) { FixedArguments = result.ArgumentValues }, []);
    }

    /// <summary>Reads variables and, with them, all arguments.</summary>
    public async ValueTask<(IValidationResult? Values, IReadOnlyList<RequestError> Errors)> CoerceAsync(
        PreparedOperation operation, GraphQL.Inputs variables, CancellationToken cancellationToken)
    {
        var result = await Validator.ValidateAsync(new()
        {
            Schema = schema,
            Document = operation.Document,
            Operation = operation.Operation,
            Rules = [],
            Variables = variables,
            CancellationToken = cancellationToken,
        });
        return result.IsValid ? (result, []) : (null, [.. result.Errors.Select(each => new RequestError(ErrorCodes.Variables, each.Message + HintOf(each), each.Locations ?? []))]);
    }

    // The library says which value fits no type; how to write one only the scalar knows.
    private static string HintOf(Exception error) => error.InnerException is FormatException hint ? $". {hint.Message}" : "";

    private static (GraphQLOperationDefinition? Operation, RequestError? Error) OperationOf(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        var names = string.Join(", ", operations.Where(each => each.Name is not null).Select(each => $"'{each.Name!.StringValue}'"));
        GraphQLOperationDefinition? found;
        if (string.IsNullOrEmpty(name))
        {
            if (operations.Count == 0) return (null, new(ErrorCodes.OperationNotFound, "The document has no operation. Send a query."));
            if (operations.Count > 1) return (null, new(ErrorCodes.OperationNotFound, $"The document has several operations. Choose one of them by operationName: {names}."));
            found = operations[0];
        }
        else
        {
            found = operations.Find(each => each.Name?.StringValue == name);
            if (found is null) return (null, new(ErrorCodes.OperationNotFound, $"The document has no operation '{name}'. " + (names.Length > 0 ? $"It has {names}." : "Its operation has no name: leave operationName out.")));
        }

        return found.Operation == OperationType.Query
            ? (found, null)
            : (null, new(ErrorCodes.OperationNotSupported, $"The service is for reading: it answers queries, no {found.Operation.ToString().ToLowerInvariant()}s."));
    }

    // A part of a long line is enough.
    private static string LineOf(string text, Location location)
    {
        const int Around = 60;
        var line = text.AsSpan();
        for (var i = 1; i < location.Line && line.IndexOf('\n') is >= 0 and var end; i++) line = line[(end + 1)..];
        if (line.IndexOfAny('\r', '\n') is >= 0 and var length) line = line[..length];
        var column = Math.Clamp(location.Column - 1, 0, line.Length);
        var from = Math.Max(0, column - Around);
        return $"{line[from..Math.Min(line.Length, column + Around)]}\n{new string(' ', column - from)}^";
    }
}
