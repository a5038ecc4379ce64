using CooperationGraph.Execution.Lexing;
using CooperationGraph.Execution.Validation;
using CooperationGraph.Resolvers;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace CooperationGraph.Execution.Planning;

/// <summary>Parses, bounds and validates a document, and finds the operation to execute.</summary>
internal sealed class OperationPreparer(SchemaBinding binding, EngineOptions options)
{
    // As long as a name in a document may be: a longer one is none of them, and need not come back whole.
    private const int MaxShownName = 250;

    /// <returns>The operation, or all that is wrong with the document.</returns>
    public async Task<(PreparedOperation? Operation, IReadOnlyList<RequestError> Errors)> PrepareAsync(string query, string? operationName, CancellationToken cancellationToken)
    {
        var (document, refusal) = Read(query, options);
        if (document is null) return (null, [refusal!]);
        var (operation, error) = OperationOf(document, operationName);
        if (operation is null) return (null, [error!]);

        var faults = await DocumentRules.CheckAsync(binding.Schema, document, operation, cancellationToken);
        return faults.Count > 0 ? (null, faults) : (new(binding, document, operation), []);
    }

    /// <returns>The document, or why the text is none, or which bound it is over.</returns>
    public static (GraphQLDocument? Document, RequestError? Error) Read(string query, EngineOptions options)
    {
        if (DocumentScan.Check(query, options, out var readable) is { } tooLong) return (null, tooLong);
        var text = DocumentText.Read(readable);
        if (text.Error is { } fault)
        {
            var location = DocumentScan.Original(query, readable, fault.Locations[0]);
            return (null, fault with { Locations = [location], Source = LineOf(query, location) });
        }

        GraphQLDocument document;
        try
        {
            document = Parser.Parse(text.Readable, new() { Ignore = IgnoreOptions.Comments, MaxDepth = 2 * options.MaxNesting });
            // Errors tell places in the text as it was sent.
            document.Source = query;
            text.Complete(document);
        }
        catch (GraphQLSyntaxErrorException e)
        {
            var location = DocumentScan.Original(query, readable, e.Location);
            return (null, new(ErrorCodes.Syntax, e.Description, [location]) { Source = LineOf(query, location) });
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, new(ErrorCodes.Depth, $"The document is nested too deep; at most {options.MaxDepth} levels of fields and {options.MaxInputDepth} of input values are allowed."));
        }

        return OperationLimits.Check(document, options) is { } tooLarge ? (null, tooLarge) : (document, null);
    }

    private (GraphQLOperationDefinition? Operation, RequestError? Error) OperationOf(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        var names = string.Join(", ", operations.Where(each => each.Name is not null).Select(each => $"'{each.Name!.StringValue}'"));
        GraphQLOperationDefinition? found;
        if (string.IsNullOrEmpty(name))
        {
            if (operations.Count == 0) return (null, new(ErrorCodes.OperationNotFound, "The document has no operation. Send a query."));
            // By no name could it be chosen.
            if (operations.Count > 1 && operations.Find(each => each.Name is null) is { } unnamed)
                return (null, new(ErrorCodes.Validation, "An operation without a name must be the only one of the document. Give each a name, and choose one by operationName.", [Location.FromLinearPosition(document.Source, unnamed.Location.Start)]));
            if (operations.Count > 1) return (null, new(ErrorCodes.OperationNotFound, $"The document has several operations. Choose one of them by operationName: {names}."));
            found = operations[0];
        }
        else
        {
            found = operations.Find(each => each.Name?.StringValue == name);
            if (found is null) return (null, new(ErrorCodes.OperationNotFound, $"The document has no operation '{Beginning.Of(name, MaxShownName)}'. " + (names.Length > 0 ? $"It has {names}." : "Its operation has no name: leave operationName out.")));
        }

        return binding.Roots.Find(found.Operation) is not null
            ? (found, null)
            : (null, new(ErrorCodes.OperationNotSupported, $"The service is for reading: it answers queries, no {found.Operation.ToString().ToLowerInvariant()}s."));
    }

    // A part of a long line is enough.
    private static string LineOf(string text, Location location)
    {
        const int Around = 60;
        var line = text.AsSpan();
        for (var i = 1; i < location.Line && line.IndexOfAny('\r', '\n') is >= 0 and var end; i++) line = line[(end + (line[end..].StartsWith("\r\n") ? 2 : 1))..];
        if (line.IndexOfAny('\r', '\n') is >= 0 and var length) line = line[..length];
        var column = Math.Clamp(location.Column - 1, 0, line.Length);
        // No character is cut in two.
        var (from, to) = (Math.Max(0, column - Around), Math.Min(line.Length, column + Around));
        if (from > 0 && char.IsLowSurrogate(line[from])) from++;
        if (to < line.Length && char.IsLowSurrogate(line[to])) to--;
        return $"{line[from..to]}\n{new string(' ', column - from)}^";
    }
}
