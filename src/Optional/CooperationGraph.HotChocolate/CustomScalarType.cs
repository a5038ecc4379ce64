using System.Text.Json;
using CooperationGraph.Resolvers;
using HotChocolate.Features;
using HotChocolate.Language;
using HotChocolate.Text.Json;
using HotChocolate.Types;

namespace CooperationGraph.HotChocolate;

/// <summary>A <see cref="CustomScalar"/> as Hot Chocolate has them. Its leaves read texts, or numbers.</summary>
internal sealed class CustomScalarType(CustomScalar scalar) : ScalarType<object, StringValueNode>(scalar.Name)
{
    public override bool IsValueCompatible(IValueNode valueLiteral) => valueLiteral is StringValueNode text && (scalar.Parse is not { } parse || parse(text.Value) is not null);

    protected override object OnCoerceInputLiteral(StringValueNode valueLiteral) => Parse(valueLiteral.Value);

    protected override object OnCoerceInputValue(JsonElement inputValue, IFeatureProvider context) => Parse(inputValue.GetString()!);

    protected override void OnCoerceOutputValue(object runtimeValue, ResultElement resultValue)
    {
        if (runtimeValue is decimal number) resultValue.SetNumberValue(number);
        else resultValue.SetStringValue((string)runtimeValue);
    }

    // Asked for defaults alone, which are written as they are read.
    protected override StringValueNode OnValueToLiteral(object runtimeValue) => new(runtimeValue.ToString()!);

    private object Parse(string text) => scalar.Parse is { } parse ? parse(text) ?? throw new LeafCoercionException(scalar.Hint ?? $"'{text}' is no {Name}.", this) : text;
}
