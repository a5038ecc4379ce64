using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>Compares two values of one property as values, never as the texts in which they were written: <c>100</c> is <c>100.0</c>.</summary>
public static class PropertyValue
{
    /// <summary>Whether who says <paramref name="said"/> says <paramref name="value"/> as well: they are equal, or a finer date lies within a coarser one.</summary>
    public static bool Implies(object said, object value) =>
        (said, value) switch
        {
            (PartialDate finer, PartialDate coarser) => coarser.First <= finer.First && finer.Last <= coarser.Last,
            (string[] left, string[] right) => left.AsSpan().SequenceEqual(right),
            _ => said.Equals(value),
        };

    /// <summary>Whether both can be true: <c>1993-03</c> and <c>1993-03-09</c> are one date, of which the second says more.</summary>
    public static bool AreCompatible(object left, object right) => Implies(left, right) || Implies(right, left);
}
