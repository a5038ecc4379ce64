namespace CooperationGraph.Statuses;

/// <summary>Where a date lies, seen from a day.</summary>
internal enum Place
{
    /// <summary>The date is not recorded.</summary>
    Missing,

    /// <summary>It is that day or an earlier one, whichever day it stands for.</summary>
    Passed,

    /// <summary>Its precision leaves it open.</summary>
    Open,

    /// <summary>It is a later day, whichever day it stands for.</summary>
    Ahead,
}
