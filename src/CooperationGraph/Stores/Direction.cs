namespace CooperationGraph.Stores;

public enum Direction
{
    /// <summary>From the node along the relationship to its end.</summary>
    Outgoing,

    /// <summary>From the node against the relationship to its start.</summary>
    Incoming,
}

public static class Directions
{
    /// <summary>The same relationship seen from its other node.</summary>
    public static Direction Reversed(this Direction direction) => direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing;
}
