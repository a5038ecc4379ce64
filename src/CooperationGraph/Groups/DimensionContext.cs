using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>What dimensions are read from, for one request.</summary>
/// <param name="asOf">The day on which countries belong to groups and agreements have a status; asked only where a dimension depends on it.</param>
public sealed class DimensionContext(ServedGraph graph, IGraphStore store, Func<DateOnly> asOf, CancellationToken cancellationToken)
{
    private PartyStanding? _parties;

    public ServedGraph Graph => graph;

    public DateOnly AsOf => asOf();

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Each country by its id, standing for itself alone.</summary>
    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<string>>> GetCountriesAsync() =>
        (await graph.GetCountriesAsync(cancellationToken)).ToDictionary(country => country.Id, country => (IReadOnlyList<string>)[country.Id]);

    /// <summary>Read once: two calls of the store.</summary>
    public async ValueTask<PartyStanding> GetPartiesAsync() => _parties ??= await PartyStanding.ReadAsync(graph, store, AsOf, cancellationToken);
}
