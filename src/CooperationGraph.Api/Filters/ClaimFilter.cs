using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

/// <summary>Filters of claims, and of what claims that stand against each other make up.</summary>
internal static class ClaimFilter
{
    private const int MaxSubjects = 200;

    // What a claim can be about, beside whole rows.
    private static readonly HashSet<string> Fields =
        [.. GraphModel.Labels.Where(label => label.Cited).SelectMany(label => label.Properties.Select(property => property.Name)), .. GraphModel.RelationshipTypes.Select(type => type.Name)];

    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Claim.Label);
        if (await SubjectsAsync(context, filter) is { } subjects) parts.Add(new Condition.RelatedTo(Links.About, Direction.Outgoing, subjects));
        if (LabelsOf(filter) is { } labels) parts.Add(new Condition.Any([.. labels.Select(label => new Condition.LeadsTo(Links.About, Direction.Outgoing, label, Condition.Always))]));
        if (FieldsOf(filter) is { } fields) parts.Add(new Condition.TextIn(Claim.Field, fields));
        return parts.All;
    }

    /// <summary>Which conflicts pass a ConflictFilter: they are kept with their revision, so no store need know of them.</summary>
    public static async ValueTask<Predicate<Conflict>> OfConflictsAsync(FilterContext context, FieldArguments? filter)
    {
        if (filter is null) return _ => true;
        var (subjects, labels, fields, resolved) = (await SubjectsAsync(context, filter), LabelsOf(filter), FieldsOf(filter), filter.Get<bool>("resolved"));
        var sources = filter.Texts("sources") is { } ids ? (await Lookup.NodesAsync(context.Api, Source.Label, ids, context.CancellationToken)).Select(node => node.Id).ToHashSet() : null;
        return conflict =>
            (subjects is null || conflict.ConcernedIds.Any(subjects.Contains))
            && (labels is null || labels.Contains(conflict.Subject.Label))
            && (fields is null || (conflict.Field is { } field && fields.Contains(field)))
            && (resolved is null || resolved == conflict.Resolution is not null)
            && (sources is null || conflict.Claims.Any(claim => sources.Contains(claim.Source.Id)));
    }

    private static async ValueTask<IReadOnlySet<string>?> SubjectsAsync(FilterContext context, FieldArguments filter) =>
        filter.Texts("subjects") is { } ids ? (await Lookup.AnyNodesAsync(context.Api, "subjects", ids, MaxSubjects, context.CancellationToken)).Select(node => node.Id).ToHashSet() : null;

    private static List<NodeLabel>? LabelsOf(FieldArguments filter) => filter.Texts("labels")?.Distinct().Select(name => GraphModel.Labels.Single(label => label.Name == name)).ToList();

    private static IReadOnlyList<string>? FieldsOf(FieldArguments filter)
    {
        var fields = filter.Texts("fields");
        return fields?.FirstOrDefault(field => !Fields.Contains(field)) is { } unknown ? throw ApiErrors.UnknownField(unknown, Fields) : fields;
    }
}
