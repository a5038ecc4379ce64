namespace CooperationGraph.Server.Pictures;

/// <summary>What stands around a drawing, and inside its file, so that it can be printed and cited without the page that it came from.</summary>
/// <param name="Subtitle">One line: of what, on which day.</param>
/// <param name="Description">What is to be seen, in sentences, for whoever does not see it.</param>
/// <param name="Date">The day that it holds on, as <c>YYYY-MM-DD</c>.</param>
/// <param name="Revision">The revision of the data.</param>
/// <param name="Address">The address of the page that shows the same, with all its choices.</param>
/// <param name="Vocabulary">The address of the terms in the file's metadata that no common vocabulary has.</param>
/// <param name="Sources">Who said so, each once, the most cited first.</param>
/// <param name="Notes">What a reader must know beside the picture, such as whose borders are drawn.</param>
internal sealed record Caption(string Title, string Subtitle, string Description, string Date, string Revision, string Address, string Vocabulary, IReadOnlyList<string> Sources, IReadOnlyList<string> Notes)
{
    private const int MostNamed = 8;

    /// <summary>The first of the sources in a line, and how many others there are; empty where there is none. All of them stand in the metadata of a file.</summary>
    public string SourceLine => Sources.Count == 0 ? "" : $"Sources: {string.Join("; ", Sources.Take(MostNamed))}{(Sources.Count > MostNamed ? $"; and {Sources.Count - MostNamed} more" : "")}.";
}
