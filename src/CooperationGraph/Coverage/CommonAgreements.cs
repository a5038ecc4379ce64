using CooperationGraph.Agreements;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>The agreements of some types that a counterpart shares with each of some countries. Nobody shares any with itself, though each reaches it twice.</summary>
internal sealed class CommonAgreements
{
    private readonly List<CommonAgreement> _common = [];
    private readonly int[] _offsets;
    private readonly List<GraphNode> _shared = [];

    /// <param name="reach">Of the counterpart, then of the countries.</param>
    public CommonAgreements(ReachOfCountries reach, IReadOnlyList<GraphNode> countries, GraphNode counterpart, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        var others = reach.Of(0, node => PlaceOf(node.Get(Agreement.Type)!, types) >= 0);
        var byNumber = new Dictionary<int, int>(others.Count);
        for (var i = 0; i < others.Count; i++) byNumber.Add(others[i].Agreement.Number, i);

        // Of those of the counterpart, the place among the shared and one more; 0 for what nobody shares.
        var places = new int[others.Count];
        _offsets = new int[countries.Count + 1];
        for (var i = 0; i < countries.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (countries[i].Id != counterpart.Id)
                foreach (var own in reach.Of(i + 1, node => byNumber.ContainsKey(node.Number))) Add(own, byNumber[own.Agreement.Number]);
            _offsets[i + 1] = _common.Count;
        }

        void Add(CountryAgreement own, int other)
        {
            if (places[other] == 0)
            {
                _shared.Add(own.Agreement);
                places[other] = _shared.Count;
            }

            _common.Add(new(places[other] - 1, PlaceOf(own.Agreement.Get(Agreement.Type)!, types), own, others[other]));
        }
    }

    /// <summary>Those of all countries, each once.</summary>
    public IReadOnlyList<GraphNode> Shared => _shared;

    /// <summary>Those of one country, by id.</summary>
    /// <param name="country">Its place.</param>
    public ReadOnlySpan<CommonAgreement> Of(int country) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_common)[_offsets[country].._offsets[country + 1]];

    private static int PlaceOf(string type, IReadOnlyList<string> types)
    {
        for (var i = 0; i < types.Count; i++)
            if (types[i] == type) return i;
        return -1;
    }
}
