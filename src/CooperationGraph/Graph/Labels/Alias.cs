namespace CooperationGraph.Graph;

/// <summary>A spelling or code that some dataset uses for a country or group.</summary>
public static class Alias
{
    public static readonly NodeLabel Label = new("Alias", "alias", "aliases.csv", cited: false);
    public static readonly Property<string> Text = Label.Text("text", required: true);
    public static readonly Property<string> Language = Label.Enumerated("language", Vocabulary.Languages);
    public static readonly Property<string> Dataset = Label.Text("dataset", required: true);
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.AliasKinds, required: true);
    public static readonly Property<string> HistoricalCode = Label.Text("historical_code");
    public static readonly Property<string> Note = Label.Text("note");
}
