using CooperationGraph.Execution.Planning;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Validation;

/// <summary>
/// Validates a document: by GraphQL.NET's rules where they are the specification's, and by the project's own where they are not (of version
/// 8.8.5: literals and defaults of the wrong type, variables in the wrong place, fields that cannot be merged, definitions of types; and two
/// whose cost is the product of all operations and all uses of variables).
/// </summary>
internal static class DocumentRules
{
    // Each of the library's other rules has one of the project's own in its place.
    private static readonly IValidationRule[] LibraryRules =
    [
        .. DocumentValidator.CoreRules.Where(rule =>
            rule is not (ArgumentsOfCorrectType or DefaultValuesOfCorrectType or VariablesInAllowedPosition or NoUndefinedVariables or NoUnusedVariables
                or OverlappingFieldsCanBeMerged or FieldArgumentsAreValidRule)),
    ];

    /// <returns>What is wrong with the document; empty for a valid one.</returns>
    public static async ValueTask<IReadOnlyList<RequestError>> CheckAsync(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, CancellationToken cancellationToken)
    {
        var context = new ValidationContext
        {
            Schema = schema,
            Document = document,
            Operation = operation,
            TypeInfo = new(schema),
            Variables = GraphQL.Inputs.Empty,
            CancellationToken = cancellationToken,
        };
        List<INodeVisitor> visitors = [context.TypeInfo];
        foreach (var rule in LibraryRules)
            if (await rule.GetPreNodeVisitorAsync(context) is { } visitor) visitors.Add(visitor);
        // The library looks for the place of each error at once. In an empty text it finds, in no time, the number of the character as a column.
        var source = document.Source;
        document.Source = default;
        try
        {
            await new BasicVisitor(visitors).VisitAsync(document, new(context));
        }
        finally
        {
            document.Source = source;
        }

        List<RequestError> errors =
        [
            .. context.Errors.Select((error, i) => new RequestError(
                ErrorCodes.Validation, error.Message, i < RequestError.MostLocated ? [.. (error.Locations ?? []).Select(place => Place.Of(source, place.Column - 1))] : [])),
        ];
        errors.AddRange(InputRules.Check(schema, document));
        // Its walk follows spreads: they must lead somewhere, and not in circles.
        if (errors.Count == 0) errors.AddRange(FieldMerging.Check(schema, document));
        return errors;
    }
}
