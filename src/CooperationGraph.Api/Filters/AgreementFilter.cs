using System.Runtime.CompilerServices;
using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class AgreementFilter
{
    // Whichever of the three the source had.
    private static readonly Condition Terminated = new Condition.Any(
    [
        new Condition.HasValue(Agreement.TerminatedOn), new Condition.HasValue(Agreement.TerminationType),
        new Condition.TextIn(Agreement.Status, [RecordedStatus.Withdrawn.Word(), RecordedStatus.Terminated.Word()]),
    ]);

    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (context.Known is null && (filter.Inputs("anyOf") ?? filter.Inputs("noneOf")) is not null) context = context with { Known = await KnownNames.ReadAsync(context, filter) };
        var parts = await FilterParts.ReadAsync(context, filter, Agreement.Label);
        var boundOn = BoundOn(filter, context.Api);
        if (boundOn is { } day && !context.OnTerms) parts.Add(new Condition.StatusOn(day, [AgreementState.InForce]));
        if (filter.Texts("status") is { } states && (boundOn is null || filter.Get<DateOnly>("inForceOn") is not null))
            parts.Add(new Condition.StatusOn(filter.Get<DateOnly>("statusOn") ?? context.Api.Today, [.. states.Select(state => Vocabulary.Read<AgreementState>(state)!.Value)]));

        parts.Flag("isTerminated", Terminated);
        parts.Flag("isReplaced", new Condition.RelatedTo(Links.ReplacedBy, Direction.Outgoing, Ids: null));
        parts.Flag("replacesAnother", new Condition.RelatedTo(Links.ReplacedBy, Direction.Incoming, Ids: null));
        await parts.PartiesAsync("parties", PartyTo.Type, parties => context.Known is { } known ? new(known.StandsOf(parties)) : PartyReading.WithGroupsAsync(context, parties), PartyRows.AreOfParties, boundOn);
        await parts.SectorsAsync(Links.Covers);
        await parts.SourcesAsync();
        await parts.ConflictsAsync();
        if (filter.Inputs("anyOf") is { } anyOf) parts.Add(new Condition.Any(await EachAsync(context, anyOf)));
        foreach (var condition in await EachAsync(context, filter.Inputs("noneOf") ?? [])) parts.Add(new Condition.Not(condition));
        return parts.All;
    }

    /// <summary>The day on which an agreement must be in force for whoever is named as its party; null where it need not be.</summary>
    public static DateOnly? BoundOn(FieldArguments filter, ApiContext api) =>
        filter.Get<DateOnly>("inForceOn") ?? (filter.Texts("status") is [var only] && only == AgreementState.InForce.Word() ? filter.Get<DateOnly>("statusOn") ?? api.Today : null);

    private static async ValueTask<List<Condition>> EachAsync(FilterContext context, IReadOnlyList<FieldArguments> filters)
    {
        List<Condition> conditions = [];
        foreach (var filter in filters) conditions.Add(await ReadAsync(context with { OnTerms = false }, filter));
        return conditions;
    }
}
