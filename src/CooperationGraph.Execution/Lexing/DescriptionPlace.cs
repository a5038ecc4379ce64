namespace CooperationGraph.Execution.Lexing;

/// <summary>Where a string would be the description of an operation, a fragment or a variable (GraphQL specification of September 2025, section 2.3).</summary>
internal struct DescriptionPlace
{
    private int _braces;
    private int _parentheses;
    private int _brackets;
    private bool _afterValueSign;

    /// <summary>Whether a string that begins here may describe what follows: between definitions, or between the variables of an operation.</summary>
    public readonly bool MayDescribe => _braces == 0 && _brackets == 0 && (_parentheses == 0 || (_parentheses == 1 && !_afterValueSign));

    /// <summary>Whether the token after the string is what can be described.</summary>
    public readonly bool Describes(ReadOnlySpan<char> token) =>
        _parentheses == 1 ? token is "$" : token is "query" or "mutation" or "subscription" or "fragment";

    public void Pass(ReadOnlySpan<char> token)
    {
        _afterValueSign = token is "=" or ":";
        if (token is not [var c]) return;
        _braces += c switch { '{' => 1, '}' => -1, _ => 0 };
        _parentheses += c switch { '(' => 1, ')' => -1, _ => 0 };
        _brackets += c switch { '[' => 1, ']' => -1, _ => 0 };
    }
}
