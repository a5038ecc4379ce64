namespace CooperationGraph.Stores;

/// <summary>
/// A window on an ordered list, as in the Relay connection specification: at most <see cref="Size"/> nodes from the front, or from the back
/// where <see cref="Backward"/>, of those after <see cref="After"/> and before <see cref="Before"/>. Both are exclusive and may name a
/// position at which no node stands any more, so that a cursor survives inserted and removed rows.
/// </summary>
/// <param name="WithTotal">Whether <see cref="NodePage.TotalCount"/> is asked for. Where it is not, a store may answer 0 there and spare the counting.</param>
public sealed record PageRequest(int Size, bool Backward = false, PagePosition? After = null, PagePosition? Before = null, bool WithTotal = true)
{
    /// <summary>Everything. For derivations that need all matches; never for a request from outside.</summary>
    public static readonly PageRequest Whole = new(int.MaxValue);

    /// <summary>Whether it is for everything: as many nodes as there are in all.</summary>
    public bool IsWhole => Size == int.MaxValue && After is null && Before is null;
}

/// <summary>A position in a <see cref="NodeOrder"/>: the key in its text form, null for a missing value, and the id.</summary>
public sealed record PagePosition(string? Key, string Id);
