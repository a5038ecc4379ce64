namespace CooperationGraph.Graph;

/// <summary>Another name, a translation or a code of a country, group, organization, agreement, mechanism or project, as some dataset has it.</summary>
public static class Alias
{
    public static readonly NodeLabel Label = new("Alias", "alias", "aliases.csv", cited: false, listed: false);
    public static readonly Property<string> Text = Label.Text("text", required: true, searched: true);
    public static readonly EnumeratedProperty<Language> Language = Label.Enumerated<Language>("language");
    public static readonly Property<string> Dataset = Label.Text("dataset", required: true);
    public static readonly EnumeratedProperty<AliasKind> Kind = Label.Enumerated<AliasKind>("kind", required: true);
    public static readonly Property<string> HistoricalCode = Label.Text("historical_code");
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>What an alias names.</summary>
public enum AliasKind { Country, Group, Historical, RegionPlaceholder, Name, Identifier }
