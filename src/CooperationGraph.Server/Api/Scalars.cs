using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Server.Api;

/// <summary>The custom scalars of the schema.</summary>
internal static class Scalars
{
    public static ScalarGraphType[] All => [new DateType(), new TextType("PartialDate"), new TextType("Revision"), new TextType("CountryCode"), new TextType("Decimal")];

    private sealed class DateType : ScalarGraphType
    {
        public DateType() => Name = "Date";

        public override object? ParseLiteral(GraphQLValue value) =>
            value is GraphQLNullValue ? null : value is GraphQLStringValue text && TryParse(text.Value.ToString(), out var date) ? date : ThrowLiteralConversionError(value, Hint);

        public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue || (value is GraphQLStringValue text && TryParse(text.Value.ToString(), out _));

        public override object? ParseValue(object? value) => value is null ? null : value is string text && TryParse(text, out var date) ? date : throw new FormatException(Hint);

        public override object? Serialize(object? value) => value;

        private const string Hint = "Write a day as \"YYYY-MM-DD\".";

        private static bool TryParse(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out date);
    }

    /// <summary>A scalar that is written as a string, and whose resolvers know best what is wrong with one.</summary>
    private sealed class TextType : ScalarGraphType
    {
        public TextType(string name) => Name = name;

        public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : value is GraphQLStringValue text ? text.Value.ToString() : ThrowLiteralConversionError(value);

        public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue or GraphQLStringValue;

        public override object? ParseValue(object? value) => value is null or string ? value : ThrowValueConversionError(value);

        public override object? Serialize(object? value) => value;
    }
}
