namespace CooperationGraph.Sources.Forms;

/// <summary>The source that a form's claims cite, where the folder does not have it already.</summary>
/// <param name="Id">Its id in <c>sources.csv</c>.</param>
internal sealed record PublishedSource(string Id, string Publisher, string Title, string Url, string? PublishedOn, string? Licence);
