using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;

namespace CooperationGraph.Sources.Merging;

/// <param name="Owner">Whose file it stands in.</param>
/// <param name="Cells">In the order of the file's columns.</param>
/// <param name="Origin">The published row that it comes from; null for the source itself.</param>
internal sealed record AddedRow(PropertyOwner Owner, string?[] Cells, StatedRow? Origin);
