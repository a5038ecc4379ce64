using CooperationGraph.Resolvers;
using GreenDonut;
using HotChocolate.Resolvers;

namespace CooperationGraph.HotChocolate;

/// <summary>
/// Asks a <see cref="BatchResolver"/>, or chooses a leaf, for all objects that wait for it. A data loader, and no batch resolver of Hot Chocolate's own: those wait for ever where two parents
/// are resolved at the same time (ChilliCream/graphql-platform, issues 9892 and 10416, open in 16.6).
/// </summary>
internal sealed class ResolverLoader(IBatchScheduler scheduler, ResolverTable resolvers) : DataLoaderBase<Question, object>(scheduler, new() { MaxBatchSize = 0 })
{
    protected override async ValueTask FetchAsync(IReadOnlyList<Question> keys, Memory<Result<object?>> results, DataLoaderFetchContext<object> context, CancellationToken cancellationToken)
    {
        // All are started one after the other before any is waited for, as the service's own engine does.
        var pending = Enumerable.Range(0, keys.Count).GroupBy(i => keys[i].Selection).Select(places => ResolveAsync([.. places], keys, results, cancellationToken)).ToList();
        foreach (var selection in pending) await selection;
    }

    private async Task ResolveAsync(int[] places, IReadOnlyList<Question> keys, Memory<Result<object?>> results, CancellationToken cancellationToken)
    {
        var context = keys[places[0]].Context;
        var request = context.RequestState().Context;
        try
        {
            var resolver = resolvers.Types[context.Selection.DeclaringType.Name].Fields[context.Selection.Field.Name];
            var arguments = ArgumentsOf(context);
            if (resolver.Choose is { } choose)
            {
                var leaf = await choose(new(arguments, request)).AsTask().WaitAsync(cancellationToken);
                foreach (var place in places) results.Span[place] = leaf.Read(keys[place].Parent);
                return;
            }

            object[] parents = [.. places.Select(place => keys[place].Parent)];
            var answer = await resolver.Batch!(new(parents, arguments, request, NeedsOf(context), cancellationToken)).AsTask().WaitAsync(cancellationToken);
            answer.Check(parents.Length, context.Selection.IsList);
            for (var i = 0; i < places.Length; i++) results.Span[places[i]] = ValueOf(answer, i);
        }
        catch (Exception e)
        {
            foreach (var place in places) results.Span[place] = e;
        }
    }

    private static Result<object?> ValueOf(BatchAnswer answer, int parent)
    {
        if (answer.ErrorOf(parent) is { } error) return error;
        if (answer.IsAbsent(parent)) return null;
        return answer.Offsets is { } offsets ? answer.Targets[offsets[parent]..offsets[parent + 1]] : answer.Targets[parent];
    }

    private static FieldArguments ArgumentsOf(IResolverContext context) =>
        context.Selection.Field.Arguments is { Count: > 0 } all ? new(all.ToDictionary(argument => argument.Name, argument => context.ArgumentValue<object?>(argument.Name))) : FieldArguments.None;

    private static FieldNeeds NeedsOf(IResolverContext context)
    {
        var (operation, selection) = (context.Operation, context.Selection);
        return selection.IsLeaf ? FieldNeeds.None : new(() =>
        {
            var names = new HashSet<string>();
            foreach (var type in operation.GetPossibleTypes(selection))
                foreach (var field in operation.GetSelectionSet(selection, type).Selections) names.Add(field.Field.Name);
            return names;
        });
    }
}
