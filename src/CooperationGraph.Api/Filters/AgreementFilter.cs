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
        var boundOn = filter.Get<DateOnly>("inForceOn");
        if (boundOn is { } inForceOn) parts.Add(new Condition.StatusOn(inForceOn, [AgreementState.InForce]));
        if (filter.Texts("status") is { } states)
        {
            var day = filter.Get<DateOnly>("statusOn") ?? context.Api.Today;
            parts.Add(new Condition.StatusOn(day, [.. states.Select(state => Vocabulary.Read<AgreementState>(state)!.Value)]));
            if (states is [var only] && only == AgreementState.InForce.Word()) boundOn ??= day;
        }

        parts.Flag("isTerminated", Terminated);
        parts.Flag("isReplaced", new Condition.RelatedTo(Links.ReplacedBy, Direction.Outgoing, Ids: null));
        parts.Flag("replacesAnother", new Condition.RelatedTo(Links.ReplacedBy, Direction.Incoming, Ids: null));
        await parts.PartiesAsync("parties", PartyTo.Type, parties => context.Known is { } known ? new(known.StandsOf(parties)) : PartyReading.WithGroupsAsync(context, parties), PartyRows.AreOfParties, () => boundOn is { } day ? MayBeBound(day) : null);
        await parts.SectorsAsync(Links.Covers);
        await parts.SourcesAsync();
        await parts.ConflictsAsync();
        if (filter.Inputs("anyOf") is { } anyOf) parts.Add(new Condition.Any(await EachAsync(context, anyOf)));
        foreach (var condition in await EachAsync(context, filter.Inputs("noneOf") ?? [])) parts.Add(new Condition.Not(condition));
        return parts.All;
    }

    // Of a party's own dates, where it has any: what rules out that the agreement is in force for it (PartyTerms).
    private static Condition MayBeBound(DateOnly day) => new Condition.All(
    [
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.InForceOn)), new Condition.DateBetween(PartyTo.InForceOn, From: null, day)]),
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.WithdrawnOn)), .. day < DateOnly.MaxValue ? [new Condition.DateBetween(PartyTo.WithdrawnOn, day.AddDays(1), To: null)] : Array.Empty<Condition>()]),
        new Condition.Any([new Condition.Not(new Condition.TextIn(PartyTo.Role, [PartyRole.Signatory.Word()])), new Condition.HasValue(PartyTo.InForceOn)]),
    ]);

    private static async ValueTask<List<Condition>> EachAsync(FilterContext context, IReadOnlyList<FieldArguments> filters)
    {
        List<Condition> conditions = [];
        foreach (var filter in filters) conditions.Add(await ReadAsync(context, filter));
        return conditions;
    }
}
