namespace CooperationGraph.Stores;

public enum Direction
{
    /// <summary>From the node along the relationship to its end.</summary>
    Outgoing,

    /// <summary>From the node against the relationship to its start.</summary>
    Incoming,
}
