using System.Runtime.InteropServices;
using CooperationGraph.Agreements;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>The agreements of some types that a counterpart shares with each of some countries. Nobody shares any with itself, though each reaches it twice.</summary>
internal sealed class CommonAgreements
{
    private static readonly string Territory = PartyRole.Territory.Word();

    private readonly List<CommonAgreement> _common;
    private readonly int[] _offsets;
    private readonly List<GraphNode> _shared = [];

    /// <param name="reach">Of the counterpart, then of the countries.</param>
    public CommonAgreements(ReachOfCountries reach, IReadOnlyList<GraphNode> countries, GraphNode counterpart, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        var others = new List<CountryAgreement>();
        reach.Put(0, others, node => PlaceOf(node.Get(Agreement.Type)!, types) >= 0);
        var byNumber = new Dictionary<int, int>(others.Count);
        for (var i = 0; i < others.Count; i++) byNumber.Add(others[i].Agreement.Number, i);

        // Of each of the counterpart's, its place among the shared ones, and the place of its type; -1 as long as nobody shares it.
        var places = new (int Shared, int Type)[others.Count];
        Array.Fill(places, (-1, -1));
        _common = new(others.Count);
        _offsets = new int[countries.Count + 1];
        var own = new List<CountryAgreement>();
        for (var i = 0; i < countries.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (countries[i].Id != counterpart.Id)
            {
                reach.Put(i + 1, own, node => byNumber.ContainsKey(node.Number));
                foreach (var each in own) Add(each, byNumber[each.Agreement.Number]);
            }

            _offsets[i + 1] = _common.Count;
        }

        void Add(in CountryAgreement own, int other)
        {
            ref var place = ref places[other];
            if (place.Shared < 0)
            {
                place = (_shared.Count, PlaceOf(own.Agreement.Get(Agreement.Type)!, types));
                _shared.Add(own.Agreement);
            }

            var counter = others[other];
            var asTerritory = IsTerritory(own) || IsTerritory(counter);
            HasTerritories |= asTerritory;
            _common.Add(new(place.Shared, place.Type, PartyPair.Of(own, counter), asTerritory, own.Certain && counter.Certain, own.Through, counter.Through));
        }
    }

    /// <summary>Those of all countries, each once.</summary>
    public IReadOnlyList<GraphNode> Shared => _shared;

    /// <summary>Whether any of them covers somebody as a territory.</summary>
    public bool HasTerritories { get; private set; }

    /// <summary>Those of one country, by id.</summary>
    /// <param name="country">Its place.</param>
    public ReadOnlySpan<CommonAgreement> Of(int country) => CollectionsMarshal.AsSpan(_common)[_offsets[country].._offsets[country + 1]];

    private static bool IsTerritory(in CountryAgreement agreement) => agreement.Role == Territory;

    private static int PlaceOf(string type, IReadOnlyList<string> types)
    {
        for (var i = 0; i < types.Count; i++)
            if (types[i] == type) return i;
        return -1;
    }
}
