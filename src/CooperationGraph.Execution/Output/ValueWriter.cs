namespace CooperationGraph.Execution.Output;

/// <summary>Writes a value by its CLR type.</summary>
internal sealed class ValueWriter : LeafWriter
{
    protected override bool WriteAnew(object parent, JsonOutput output)
    {
        switch (parent)
        {
            case string text: output.WriteText(text); break;
            case int number: output.WriteFormatted(number); break;
            case decimal number: output.WriteFormatted(number); break;
            case bool truth: output.Write(truth ? "true"u8 : "false"u8); break;
            default: throw new InvalidOperationException($"A batch resolver answered a {parent.GetType().Name} for a scalar.");
        }

        return true;
    }
}
