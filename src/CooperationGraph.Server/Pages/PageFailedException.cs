namespace CooperationGraph.Server.Pages;

/// <summary>The operation of a page failed by no fault of the reader: what it answered in part would look whole.</summary>
/// <param name="reasons">What the answer says of it.</param>
/// <param name="isForNow">Whether it ran out of time, so that the same may be answered soon: what was read of the graph is kept.</param>
internal sealed class PageFailedException(IReadOnlyList<string> reasons, bool isForNow) : Exception(string.Join(' ', reasons))
{
    public IReadOnlyList<string> Reasons => reasons;

    public bool IsForNow => isForNow;
}
