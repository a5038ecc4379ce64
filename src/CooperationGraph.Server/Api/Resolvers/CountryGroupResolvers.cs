using CooperationGraph.Countries;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Server.Api.Filters;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class CountryGroupResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, CountryGroup.Label).Cited().Columns("kind", "note").Localized("name", "name").Names("names", "name")
            .Field("members", async batch =>
            {
                var members = await GroupReader.GetMembersAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken);
                return Batches.Lists([.. members.Select(each => each.Select(member => member.Other).ToList())]);
            })
            .Links("memberships", MemberOf.Type, Direction.Incoming).Many("aliases", Links.AliasOf, Direction.Incoming)
            .Connection("agreements", PartyTo.Type, Direction.Outgoing, Agreement.Label, AgreementFilter.ReadAsync);
        table
            .Batch("Membership", "country", batch => new(batch.Each<Link>(link => link.From)))
            .Batch("Membership", "group", batch => new(batch.Each<Link>(link => link.To)))
            .Text("Membership", "note", link => ((Link)link).Values.Get(MemberOf.Note))
            .Formatted("Membership", "validFrom", link => ((Link)link).Values.Get(MemberOf.ValidFrom))
            .Formatted("Membership", "validTo", link => ((Link)link).Values.Get(MemberOf.ValidTo));
        table.TextFor("Membership", "certainty", context =>
        {
            var day = context.Arguments.Get<DateOnly>("asOf") ?? ((ApiContext)context.Request).Today;
            return link => GroupMembership.Holds(((Link)link).Values, day) switch { true => Certainty.Certain.Word(), null => Certainty.Unclear.Word(), false => null };
        });
        Link.RegisterCited(table, "Membership", MemberOf.Unverified);
    }
}
