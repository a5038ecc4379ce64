using System.Globalization;
using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>A value in a row: null, a flag, an integer, a float, a text or a list. The project's statements return no nodes and no maps.</summary>
public readonly struct CypherValue
{
    private static readonly object WholeMark = new();
    private static readonly object FloatMark = new();

    // A text, a list, a flag or a mark that says how the bits are to be read; null for null.
    private readonly object? _reference;
    private readonly long _bits;

    public CypherValue(string text) => _reference = text;

    public CypherValue(CypherValue[] items) => _reference = items;

    public CypherValue(bool flag) => _reference = flag;

    public CypherValue(long whole) => (_reference, _bits) = (WholeMark, whole);

    public CypherValue(double number) => (_reference, _bits) = (FloatMark, BitConverter.DoubleToInt64Bits(number));

    public bool IsNull => _reference is null;

    public bool IsText => _reference is string;

    public bool IsWhole => ReferenceEquals(_reference, WholeMark);

    public string? Text => (string?)_reference;

    /// <summary>A list's items; none for null.</summary>
    public CypherValue[] Items => (CypherValue[]?)_reference ?? [];

    public bool Flag => _reference is true;

    public int Whole => IsWhole ? checked((int)_bits) : throw Unexpected("an integer");

    /// <summary>An integer or a float. Nothing is lost: see <see cref="DoubleNumber"/>.</summary>
    public decimal Number =>
        IsWhole ? _bits
        : ReferenceEquals(_reference, FloatMark) ? DoubleNumber.ToDecimal(BitConverter.Int64BitsToDouble(_bits))
        : throw Unexpected("a number");

    /// <summary>A text that tells values apart, also those of different types.</summary>
    public override string ToString() =>
        _reference switch
        {
            null => "null",
            string text => $"\"{text}\"",
            CypherValue[] items => $"[{string.Join(',', items)}]",
            bool flag => flag ? "true" : "false",
            _ when IsWhole => _bits.ToString(CultureInfo.InvariantCulture),
            _ => BitConverter.Int64BitsToDouble(_bits).ToString("R", CultureInfo.InvariantCulture) + "f",
        };

    private InvalidOperationException Unexpected(string wanted) => new($"The database answered {(_reference is null ? "null" : _reference.GetType().Name)} where {wanted} belongs.");
}
