using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

/// <summary>Conflicts are kept with their revision: they are few, and no store knows of them.</summary>
internal static class ConflictFilter
{
    /// <summary>Those that pass, by id (ordinal).</summary>
    /// <param name="filter">A ConflictFilter; null for all.</param>
    public static async ValueTask<IReadOnlyList<Conflict>> FindAsync(FilterContext context, FieldArguments? filter)
    {
        var all = await context.Api.Graph.GetConflictsAsync(context.CancellationToken);
        if (filter is null) return all;
        var (subjects, labels, fields, resolved) = (await ClaimFilter.SubjectsAsync(context, filter), ClaimFilter.LabelsOf(filter), ClaimFilter.FieldsOf(filter), filter.Get<bool>("resolved"));
        var sources = filter.Texts("sources") is { } ids ? (await Lookup.NodesAsync(context.Api, Source.Label, ids, context.CancellationToken)).Select(node => node.Id).ToHashSet() : null;
        List<Conflict> passing = [.. all.Where(conflict =>
            (subjects is null || conflict.ConcernedIds.Any(subjects.Contains))
            && (labels is null || labels.Contains(conflict.Subject.Label))
            && (fields is null || (conflict.Field is { } field && fields.Contains(field)))
            && (resolved is null || resolved == conflict.Resolution is not null)
            && (sources is null || conflict.Claims.Any(claim => sources.Contains(claim.Source.Id))))];
        return filter.Input("countries") is { } selection ? await OfCountriesAsync(context, await Lookup.SelectionAsync(context, selection), passing) : passing;
    }

    /// <summary>Those of some conflicts that concern a country, in their order. Two calls of the store.</summary>
    public static async ValueTask<IReadOnlyList<Conflict>> OfCountriesAsync(FilterContext context, IReadOnlyList<GraphNode> countries, IReadOnlyList<Conflict> conflicts)
    {
        var ids = countries.Select(country => country.Id).ToHashSet();
        var parties = (await PartyReading.WithGroupsAsync(context, countries)).SelectMany(each => each).SelectMany(each => each).ToHashSet();
        // What leads to a country tells by itself what has it.
        Condition ofProject = new Condition.RelatedTo(LocatedIn.Type, Direction.Outgoing, ids), ofFinancing = new Condition.RelatedTo(Links.ReceivedBy, Direction.Outgoing, ids);
        Condition concerned = new Condition.Any(
        [
            ofProject, ofFinancing,
            new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, parties), new Condition.RelatedTo(ParticipatesIn.Type, Direction.Incoming, ids),
            new Condition.RelatedTo(Links.HeldIn, Direction.Outgoing, ids), new Condition.RelatedTo(Links.BasedIn, Direction.Outgoing, ids),
            new Condition.RelatedTo(Links.ReportedBy, Direction.Outgoing, ids), new Condition.RelatedTo(Links.About, Direction.Outgoing, ids),
            new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, Project.Label, ofProject), new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, Financing.Label, ofFinancing),
        ]);
        var matches = await context.Api.Store.MatchNodesAsync([.. conflicts.Select(conflict => conflict.Subject)], concerned, context.CancellationToken);
        return [.. conflicts.Where((conflict, i) => matches[i] || conflict.ConcernedIds.Any(ids.Contains))];
    }
}
