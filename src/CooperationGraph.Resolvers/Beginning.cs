namespace CooperationGraph.Resolvers;

/// <summary>The beginning of a text that somebody sent, where all of it would be too long to come back in a message.</summary>
public static class Beginning
{
    /// <summary>The text, or its first <paramref name="most"/> UTF-16 code units and an ellipsis; one less where a character would be cut in two.</summary>
    public static string Of(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)}…";
}
