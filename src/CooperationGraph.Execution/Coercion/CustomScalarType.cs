using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>A <see cref="CustomScalar"/> as GraphQL.NET has them.</summary>
internal sealed class CustomScalarType : ScalarGraphType
{
    private readonly CustomScalar _scalar;

    public CustomScalarType(CustomScalar scalar) => (_scalar, Name) = (scalar, scalar.Name);

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLNullValue ? null
        : value is GraphQLStringValue text && Parse(text.Value.ToString()) is { } parsed ? parsed
        : _scalar.Hint is { } hint ? throw new FormatException(hint)
        : ThrowLiteralConversionError(value);

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue || (value is GraphQLStringValue text && Parse(text.Value.ToString()) is not null);

    public override object? ParseValue(object? value) =>
        value is null ? null
        : value is string text && Parse(text) is { } parsed ? parsed
        : _scalar.Hint is { } hint ? throw new FormatException(hint)
        : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value;

    private object? Parse(string text) => _scalar.Parse is { } parse ? parse(text) : text;
}
