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
            .Field("mechanisms", async batch =>
            {
                var (countries, day) = (batch.Nodes(), batch.AsOf());
                var participations = await batch.Store().GetNeighboursAsync(countries, ParticipatesIn.Type, Direction.Outgoing, batch.CancellationToken);
                return BatchAnswer.Lists([.. countries.Select((country, i) => MechanismResolvers.NodesOn(country, participations.Of(i), day))]);
            })
            .Links("participations", ParticipatesIn.Type, Direction.Outgoing)
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
        var condition = await FilterReading.ReadAsync(Agreement.Label, batch, batch.Filters() with { OnTerms = true });
        var (countries, withLinks) = (batch.Nodes(), batch.Needs.Selects("edges"));
        // A day on which it must be in force is one on which it is so for this country.
        if (batch.Arguments.Input("filter") is { } filter && AgreementFilter.BoundOn(filter, batch.Api()) is { } inForceOn)
            return Answer(await InForceAsync(batch, countries, condition, inForceOn, order, page), errors, lists);

        var (asOf, store) = (batch.AsOf(), batch.Store());
        var groups = await GroupReader.GetGroupsAsync(store, countries, asOf, batch.CancellationToken);
        var pages = await CountryAgreementReader.FindAsync(store, countries, groups, condition, order, page, batch.CancellationToken);
        var links = withLinks ? await CountryAgreementReader.GetAsync(store, countries, groups, [.. pages.Select(each => each.Nodes)], batch.CancellationToken) : null;
        return Answer([.. pages.Select((each, i) => (each, links?[i]))], errors, lists);
    }

    // What it is for a country no store knows.
    private static async ValueTask<IReadOnlyList<(NodePage Page, CountryAgreement[]? Links)>> InForceAsync(
        BatchContext batch, GraphNode[] countries, Condition condition, DateOnly inForceOn, NodeOrder order, PageRequest page)
    {
        var covered = await CountryAgreementReader.GetAsync(batch.Store(), countries, batch.AsOf(), batch.CancellationToken);
        var passes = await FilterReading.PassingAsync(batch, covered.SelectMany(each => each).Select(each => each.Agreement), condition);
        return [.. covered.Select(each =>
        {
            var found = NodePager.Page([.. each.Where(one => passes(one.Agreement) && AgreementStatus.On(one.Terms, inForceOn).State == AgreementState.InForce).Select(one => one.Agreement)], order, page);
            return (found, (CountryAgreement[]?)[.. found.Nodes.Select(node => each[CountryAgreementReader.IndexOf(each, node)])]);
        })];
    }

    private static BatchAnswer Answer(IReadOnlyList<(NodePage Page, CountryAgreement[]? Links)> pages, FieldException?[]? errors, PagedList[] lists)
    {
        var answer = BatchAnswer.Values([.. pages.Select((each, i) => Connection.Of(each.Page, lists[i], each.Links is { } links ? place => links[place] : null))]);
        return errors is null ? answer : answer.WithErrors(errors);
    }
}
