using CooperationGraph.Api.Filters;
using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class CountryGroupResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, CountryGroup.Label).Cited().Columns("kind", "note").Localized("name", "name").Names("names", "name")
            .Field("members", async batch =>
            {
                var members = await GroupReader.GetMembersAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken);
                return BatchAnswer.Lists([.. members.Select(each => each.Select(member => member.Other).ToList())]);
            })
            .Links("memberships", MemberOf.Type, Direction.Incoming).Links("memberOf", MemberOf.Type, Direction.Outgoing).Many("aliases", Links.AliasOf, Direction.Incoming)
            .Connection("agreements", PartyTo.Type, Direction.Outgoing, Agreement.Label)
            .Connection("observationsAbout", Links.About, Direction.Incoming, Observation.Label)
            .Connection("financings", Links.ReceivedBy, Direction.Incoming, Financing.Label);
        table.For<Link>("Membership")
            .One("member", link => link.From)
            .One("country", link => link.From.Label == Country.Label ? link.From : null)
            .One("group", link => link.To)
            .Text("note", link => link.Values.Get(MemberOf.Note))
            .Formatted("validFrom", link => link.Values.Get(MemberOf.ValidFrom))
            .Formatted("validTo", link => link.Values.Get(MemberOf.ValidTo))
            .TextFor("certainty", context =>
            {
                var day = context.Arguments.Get<DateOnly>("asOf") ?? ((ApiContext)context.Request).Today;
                return link => GroupMembership.Holds(link.From, link.Values, day) switch { true => Certainty.Certain.Word(), null => Certainty.Unclear.Word(), false => null };
            });
        Link.RegisterCited(table, "Membership", MemberOf.Unverified);
    }
}
