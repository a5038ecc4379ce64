using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>Reads which agreements cover which countries on a day: those that a country is party to, and those of the groups it belongs to.</summary>
public static class CountryAgreementReader
{
    /// <summary>
    /// One slot per country: each agreement once, by id. Where the country and a group of its are both party, as with customs unions, the
    /// agreement is its own and through the group; of several groups a certain membership counts, then the first by id. Two calls of the store.
    /// </summary>
    public static async ValueTask<IReadOnlyList<List<CountryAgreement>>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var reach = await ReachOfCountries.ReadAsync(store, countries, asOf, cancellationToken);
        var covered = new List<CountryAgreement>[countries.Count];
        for (var i = 0; i < covered.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reach.Put(i, covered[i] = []);
        }

        return covered;
    }

    /// <summary>The place of an agreement in a list of <see cref="GetAsync"/>; the complement of where it belongs if it is not there.</summary>
    public static int IndexOf(List<CountryAgreement> covered, GraphNode agreement)
    {
        var (low, high) = (0, covered.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var compared = string.CompareOrdinal(covered[middle].Agreement.Id, agreement.Id);
            if (compared == 0) return middle;
            if (compared < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
