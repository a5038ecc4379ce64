using CooperationGraph.Agreements;
using CooperationGraph.Api.Filters;
using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class CountryResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Country.Label).Cited()
            .Columns("code", "iso2", "m49", "region", "regionM49", "subregion", "subregionM49", "intermediateRegion", "currency", "independence", "landlockedDeveloping", "wikidataId", "dissolvedOn")
            .Column("capital", Country.CapitalEn)
            .Localized("name", "name").Names("names", "name").InColumns("officialName", "official_name")
            .Many("succeededBy", Links.SucceededBy, Direction.Outgoing).Many("succeeds", Links.SucceededBy, Direction.Incoming)
            .One("territoryOf", Links.TerritoryOf, Direction.Outgoing).Many("territories", Links.TerritoryOf, Direction.Incoming)
            .Many("aliases", Links.AliasOf, Direction.Incoming)
            .Field("groups", async batch =>
            {
                var groups = await GroupReader.GetGroupsAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken);
                return BatchAnswer.Lists([.. groups.Select(each => each.Select(group => group.Other).ToList())]);
            })
            .Links("memberships", MemberOf.Type, Direction.Outgoing)
            .Field("agreements", AgreementsAsync)
            .Many("mechanisms", ParticipatesIn.Type, Direction.Outgoing)
            .Connection("projects", LocatedIn.Type, Direction.Incoming, Project.Label)
            .Connection("financings", Links.ReceivedBy, Direction.Incoming, Financing.Label)
            .Connection("hostedMeetings", Links.HeldIn, Direction.Incoming, Meeting.Label)
            .Connection("observations", Links.ReportedBy, Direction.Incoming, Observation.Label)
            .Connection("observationsAbout", Links.About, Direction.Incoming, Observation.Label)
            .Connection("organizations", Links.BasedIn, Direction.Incoming, Organization.Label);
        new NodeType(table, Alias.Label).Id().Columns("text", "language", "dataset", "kind", "historicalCode", "note").One("of", Links.AliasOf, Direction.Outgoing);
        table.For<LocalizedName>("Name")
            .Text("language", name => name.Language)
            .Text("text", name => name.Text)
            .Text("source", name => name.Source);
        table.For<Edge>("CountryAgreementEdge")
            .Text("role", edge => Covering(edge).Role)
            .Text("certainty", edge => Covering(edge).Certainty.Word())
            .Batch("status", batch =>
            {
                var asOf = batch.AsOf();
                return new(batch.Each<Edge>(edge => StatusOn.Of(Covering(edge).Terms, asOf)));
            })
            .Text("nameAsGiven", edge => Covering(edge).NameAsGiven)
            .One("through", edge => Covering(edge).Through);
    }

    private static CountryAgreement Covering(Edge edge) => (CountryAgreement)edge.Link!;

    private static async ValueTask<BatchAnswer> AgreementsAsync(BatchContext batch)
    {
        var order = Orders.Read(batch.Arguments, Agreement.Label);
        var list = PagedList.Of(batch, "Country.agreements", order);
        var lists = Array.ConvertAll(batch.Nodes(), list.Of);
        var (page, errors) = PageArguments.Read(batch, lists);
        var condition = await FilterReading.ReadAsync(Agreement.Label, batch);
        var covered = await CountryAgreementReader.GetAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken);
        var passes = await FilterReading.PassingAsync(batch, covered.SelectMany(each => each).Select(each => each.Agreement), condition);
        // A day on which it must be in force is one on which it is so for this country.
        var inForceOn = batch.Arguments.Input("filter")?.Get<DateOnly>("inForceOn");
        var withLinks = batch.Needs.Selects("edges");
        var connections = new object[covered.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            var each = covered[i];
            var nodes = new List<GraphNode>(each.Count);
            foreach (var one in each)
                if (passes(one.Agreement) && (inForceOn is not { } day || AgreementStatus.On(one.Terms, day).State == AgreementState.InForce)) nodes.Add(one.Agreement);
            // They come by id.
            var found = order == NodeOrder.ById ? NodePager.PageSorted([.. nodes], order, page) : NodePager.Page(nodes, order, page);
            connections[i] = Connection.Of(found, lists[i], withLinks ? node => each[CountryAgreementReader.IndexOf(each, node)] : null);
        }

        var answer = BatchAnswer.Values(connections);
        return errors is null ? answer : answer.WithErrors(errors);
    }
}
