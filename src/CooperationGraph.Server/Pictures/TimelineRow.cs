using CooperationGraph.Time;

namespace CooperationGraph.Server.Pictures;

/// <summary>One line of a timeline: an agreement, a mechanism with its meetings, a project.</summary>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Href">The path of its page.</param>
/// <param name="Title">All its dates in words.</param>
internal sealed record TimelineRow(string Section, string Label, string? Href, string Title, IReadOnlyList<TimelineSpan> Spans, IReadOnlyList<TimelineMark> Marks);

/// <summary>What lasts. It surely lasts from the last day that its beginning may be to the first day that its end may be.</summary>
/// <param name="To">Null for what has not ended, as far as is known: it is drawn up to the day of the picture, with an arrow.</param>
internal sealed record TimelineSpan(SpanKind Kind, PartialDate From, PartialDate? To);

/// <summary>What happened on a day, in a month, or in a year.</summary>
internal sealed record TimelineMark(MarkKind Kind, PartialDate On);

/// <summary>What lasts.</summary>
internal enum SpanKind { Signed, InForce, Planned, Building }

/// <summary>What happened.</summary>
internal enum MarkKind { Signed, InForce, Ended, Meeting, Begun, Completed }
