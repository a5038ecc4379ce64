using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>
/// From when to when a node or a relationship is there, as properties of it say. What has happened, such as a meeting, stays: only what can cease to be
/// there has an end. A missing date leaves its side open.
/// </summary>
/// <param name="Begins">Null where nothing says it.</param>
/// <param name="Ends">The last day, which still belongs to it; null where it does not end, or nothing says it.</param>
public sealed record Spell(Property<PartialDate>? Begins, Property<PartialDate>? Ends);
