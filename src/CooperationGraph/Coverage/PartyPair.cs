using CooperationGraph.Agreements;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>Two parties of an agreement, one of which at least has dates of its own.</summary>
internal sealed record PartyPair(CountryAgreement Own, CountryAgreement Other)
{
    /// <summary>Null where neither has any: then all that is known of the agreement holds between them.</summary>
    public static PartyPair? Of(in CountryAgreement own, in CountryAgreement other) =>
        PartyTerms.Differ(own.Row, own.Country) || PartyTerms.Differ(other.Row, other.Country) ? new(own, other) : null;

    /// <summary>An agreement, or one that a claim has otherwise, with the dates of the two.</summary>
    public GraphNode Terms(GraphNode agreement) => PartyTerms.Between(agreement, Own.Row, Own.Country, Other.Row, Other.Country);

    /// <summary>The same, as each claim has it that contradicts a date of one of the two: <paramref name="ofOwn"/> are what sources do not agree on of the first, <paramref name="ofOther"/> of the second.</summary>
    public IEnumerable<GraphNode> Rivals(GraphNode agreement, IEnumerable<Conflict> ofOwn, IEnumerable<Conflict> ofOther) =>
        ofOwn.SelectMany(conflict => RowsOf(conflict, Own.Row)).Select(row => (this with { Own = Own with { Row = row } }).Terms(agreement))
            .Concat(ofOther.SelectMany(conflict => RowsOf(conflict, Other.Row)).Select(row => (this with { Other = Other with { Row = row } }).Terms(agreement)));

    // Who denies the value says of none that it is right.
    private static IEnumerable<Neighbour> RowsOf(Conflict conflict, Neighbour row)
    {
        if (row.Values is not { } values || RelationshipField.Of(conflict.Field, conflict.Subject.Label) is not { } field) yield break;
        foreach (var claim in conflict.Dissents.Where(claim => claim.Rank == Rank.Normal))
        {
            var said = claim.ValueOf(field.Property);
            if (!claim.Denies && said is null) continue;
            var own = (object?[])values.Clone();
            own[field.Property.Index] = claim.Denies ? null : said;
            yield return row with { Values = own };
        }
    }
}
