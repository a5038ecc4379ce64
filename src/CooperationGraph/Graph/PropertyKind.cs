namespace CooperationGraph.Graph;

/// <summary>What a cell of a column holds, and the CLR type its value has.</summary>
public enum PropertyKind
{
    /// <summary>Free text (<see cref="string"/>).</summary>
    Text,

    /// <summary>Texts separated by <c>;</c> (<c>string[]</c>).</summary>
    TextList,

    /// <summary>One word of a closed list (<see cref="string"/>, one of <see cref="Property.Values"/>).</summary>
    Enumerated,

    /// <summary>A partial date (<see cref="Time.PartialDate"/>).</summary>
    Date,

    /// <summary>A decimal number with <c>.</c> as the decimal point and no exponent (<see cref="decimal"/>).</summary>
    Number,

    /// <summary><c>true</c>, or empty for false (<see cref="bool"/>).</summary>
    Flag,
}
