namespace CooperationGraph.Stores;

/// <param name="Step">What is being done, such as <c>Nodes</c>.</param>
/// <param name="Done">Rows of the step so far; never less than before.</param>
public readonly record struct ImportProgress(string Step, int Done, int Total);
