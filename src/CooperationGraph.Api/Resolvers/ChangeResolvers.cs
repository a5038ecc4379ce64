using System.Globalization;
using CooperationGraph.Changes;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

/// <summary>Which revisions there are, and what changed between two of them.</summary>
internal static class ChangeResolvers
{
    private const string Query = nameof(Query);

    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>(Query)
            .Batch("revisions", RevisionsAsync)
            .Batch("changes", ChangesAsync);
        table.For<OneRevision>("KnownRevision")
            .Text("revision", each => each.Known.Revision)
            .Text("importedAt", each => each.Known.ImportedAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Boolean("isCurrent", each => each.IsCurrent);
        table.For<Change>("Change")
            .Text("kind", change => change.Kind.Word())
            .Text("subject", change => change.Subject)
            .Text("label", change => change.Label)
            .Many("fields", change => change.Fields)
            .Batch("node", async batch => BatchAnswer.Values([.. await batch.Store().GetNodesAsync([.. batch.Parents.Cast<Change>().Select(change => change.Subject)], batch.CancellationToken)]));
        table.For<FieldChange>("FieldChange")
            .Text("field", each => each.Field)
            .Text("before", each => each.Before)
            .Text("after", each => each.After);
    }

    private static async ValueTask<BatchAnswer> RevisionsAsync(BatchContext batch)
    {
        var list = PagedList.Of(batch, $"{Query}.revisions", NodeOrder.ById);
        var page = PageArguments.Read(batch, list);
        var known = await KnownAsync(batch);
        return BatchAnswer.Values([Connection.Of([.. known.Select(each => new OneRevision(each, each.Revision == batch.Store().Revision))], PlaceOf, page, list)]);

        // The newest first, in an order of texts.
        static string PlaceOf(OneRevision each) => $"{long.MaxValue - (each.Known.ImportedAt?.UtcTicks ?? 0):D19} {each.Known.Revision}";
    }

    private static async ValueTask<BatchAnswer> ChangesAsync(BatchContext batch)
    {
        var (known, current) = (await KnownAsync(batch), batch.Store().Revision);
        var to = batch.Arguments.Text("to") ?? current;
        var from = batch.Arguments.Text("from") ?? known.SkipWhile(each => each.Revision != to).Skip(1).FirstOrDefault()?.Revision;
        foreach (var named in new[] { from, to }.OfType<string>())
            if (known.All(each => each.Revision != named)) throw ApiErrors.NotKept(named, [.. known.Select(each => each.Revision)]);
        var list = PagedList.Of(batch, $"{Query}.changes", NodeOrder.ById).Of($"{from} {to}");
        var page = PageArguments.Read(batch, list);
        if (from is null) batch.Api().Note(ApiErrors.RevisionFirst, $"No revision before {to} is known here, so there is nothing to compare it with. 'revisions' lists those that are.");
        return BatchAnswer.Values([Connection.Of(from is null || from == to ? [] : await ReadAsync(batch, from, to), change => change.Subject, page, list)]);
    }

    private static async ValueTask<IReadOnlyList<Change>> ReadAsync(BatchContext batch, string from, string to)
    {
        try
        {
            return await batch.Api().Changes!.GetAsync(from, to, batch.CancellationToken) ?? throw ApiErrors.NotKept(from, [.. (await KnownAsync(batch)).Select(each => each.Revision)]);
        }
        catch (TooManyChangesException e)
        {
            throw ApiErrors.TooManyChanges(from, to, e.Most);
        }
    }

    // The one that answers is there, whoever keeps the others.
    private static async ValueTask<IReadOnlyList<KnownRevision>> KnownAsync(BatchContext batch)
    {
        var current = batch.Store().Revision;
        var known = batch.Api().Changes is { } changes ? await changes.ListAsync(batch.CancellationToken) : [];
        return known.Any(each => each.Revision == current) ? known : [new(current, ImportedAt: null), .. known];
    }

    private sealed record OneRevision(KnownRevision Known, bool IsCurrent);
}
