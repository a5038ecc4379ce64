using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class ClaimFilter
{
    public const int MaxSubjects = 200;

    // What a claim can be about, beside whole rows.
    private static readonly HashSet<string> Fields =
        [.. GraphModel.Labels.Where(label => label.Cited).SelectMany(label => label.Properties.Select(property => property.Name)), .. GraphModel.RelationshipTypes.Select(type => type.Name), .. RelationshipField.All.Select(field => field.Name)];

    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Claim.Label);
        if (await SubjectsAsync(context, filter) is { } subjects) parts.Add(new Condition.RelatedTo(Links.About, Direction.Outgoing, subjects));
        if (LabelsOf(filter) is { } labels) parts.Add(new Condition.Any([.. labels.Select(label => new Condition.LeadsTo(Links.About, Direction.Outgoing, label, Condition.Always))]));
        if (FieldsOf(filter) is { } fields) parts.Add(new Condition.TextIn(Claim.Field, fields));
        return parts.All;
    }

    /// <summary>The ids that <c>subjects</c> names; null for no such field.</summary>
    public static async ValueTask<IReadOnlySet<string>?> SubjectsAsync(FilterContext context, FieldArguments filter) =>
        filter.Texts("subjects") is { } ids ? (await Lookup.AnyNodesAsync(context.Api, "subjects", ids, MaxSubjects, context.CancellationToken)).Select(node => node.Id).ToHashSet() : null;

    public static List<NodeLabel>? LabelsOf(FieldArguments filter) => filter.Texts("labels")?.Distinct().Select(name => GraphModel.Labels.Single(label => label.Name == name)).ToList();

    /// <exception cref="FieldException">One is no column and no relationship type.</exception>
    public static IReadOnlyList<string>? FieldsOf(FieldArguments filter)
    {
        var fields = filter.Texts("fields");
        return fields?.FirstOrDefault(field => !Fields.Contains(field)) is { } unknown ? throw ApiErrors.UnknownField(unknown, Fields) : fields;
    }
}
