using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Source
{
    public static readonly NodeLabel Label = new("Source", "source", "sources.csv", cited: false);
    public static readonly EnumeratedProperty<SourceKind> Kind = Label.Enumerated<SourceKind>("kind", required: true, filter: "kinds");
    public static readonly Property<string> Publisher = Label.Text("publisher", searched: true);
    public static readonly Property<string> Title = Label.Caption("title");
    public static readonly Property<string> Url = Label.Text("url");
    public static readonly Property<PartialDate> PublishedOn = Label.Date("published_on", filter: "published");
    public static readonly Property<string> Language = Label.Text("language", filter: "languages");
    public static readonly Property<string> Repository = Label.Text("repository");
    public static readonly Property<string> Path = Label.Text("path");
    public static readonly Property<string> Commit = Label.Text("commit");
    public static readonly Property<string> Licence = Label.Text("licence");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly Property<string> Gloss = Label.Text("gloss");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(Title, PublishedOn);
}

/// <summary>What a source is.</summary>
public enum SourceKind
{
    PressStatement, GovWeb, GovList, LegalNotice, TreatyText, JointStatement, DeclarationText, News, Article, Wiki, Forum, Mirror,
    Dataset, DatasetExcerpt, DatasetPage, Standard, Unverified,
}
