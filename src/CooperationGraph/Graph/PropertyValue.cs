using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>Compares two values of one property as values, never as the texts in which they were written: <c>100</c> is <c>100.0</c>.</summary>
public static class PropertyValue
{
    /// <summary>Whether who says <paramref name="said"/> says <paramref name="value"/> as well: they are equal, or a finer date lies within a coarser one and does not doubt what that does not.</summary>
    public static bool Implies(object said, object value) =>
        (said, value) switch
        {
            (PartialDate finer, PartialDate coarser) => finer.Implies(coarser),
            (string[] left, string[] right) => left.AsSpan().SequenceEqual(right),
            _ => said.Equals(value),
        };

    /// <summary>
    /// Whether both can be true: <c>1993-03</c> and <c>1993-03-09</c> are one date, of which the second says more, and so are <c>1993~</c> and <c>1993</c>; <c>1992/1994</c> and <c>1993/1995</c> may be
    /// one. That <c>1993~</c> is 1994 its source does not say: nobody knows how far off it may be.
    /// </summary>
    public static bool AreCompatible(object left, object right) => left is PartialDate one && right is PartialDate other ? one.MayBe(other) : Implies(left, right);
}
