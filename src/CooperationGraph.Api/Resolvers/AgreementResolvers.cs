using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api.Resolvers;

internal static class AgreementResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Agreement.Label).Cited()
            .Columns(
                "type", "subtype", "signedOn", "provisionalFrom", "inForceOn", "appliesFrom", "periodFrom", "periodTo", "renewal", "terminatedOn", "terminationType", "survivalYears", "confidence", "unverifiedFields", "note")
            .Localized("title", "title").Many("aliases", Links.AliasOf, Direction.Incoming).Column("officialTitle", Agreement.OfficialTitleEn)
            // A party that stands there in two spellings is one, by the first.
            .Field("parties", batch => Link.ManyAsync(batch, PartyTo.Type, Direction.Incoming, onceEach: true)).Many("sectors", Links.Covers, Direction.Outgoing)
            .Many("replacedBy", Links.ReplacedBy, Direction.Outgoing).Many("replaces", Links.ReplacedBy, Direction.Incoming)
            .Many("amends", Links.Amends, Direction.Outgoing).Many("amendedBy", Links.Amends, Direction.Incoming)
            .Many("adoptedAt", AdoptedAt.Type, Direction.Outgoing).Links("adoptions", AdoptedAt.Type, Direction.Outgoing)
            .Field("status", batch =>
            {
                var asOf = batch.AsOf();
                return new(batch.Each<GraphNode>(node => StatusOn.Of(node, asOf)));
            })
            .Field("recordedStatus", batch => new(batch.Each<GraphNode>(node => node.Get(Agreement.Status) is null ? null : node)));
        table.For<Link>("AgreementParty")
            .Text("role", link => link.Values.Get(PartyTo.Role))
            .Text("nameAsGiven", link => link.Values.Get(PartyTo.NameAsGiven))
            .Formatted("signedOn", link => link.Values.Get(PartyTo.SignedOn))
            .Formatted("ratifiedOn", link => link.Values.Get(PartyTo.RatifiedOn))
            .Formatted("provisionalFrom", link => link.Values.Get(PartyTo.ProvisionalFrom))
            .Formatted("inForceOn", link => link.Values.Get(PartyTo.InForceOn))
            .Formatted("withdrawnOn", link => link.Values.Get(PartyTo.WithdrawnOn))
            .Text("note", link => link.Values.Get(PartyTo.Note))
            .Batch("status", batch =>
            {
                var asOf = batch.AsOf();
                return new(batch.Each<Link>(link => PartyRows.IsOfParty(link.Values) ? StatusOn.Of(PartyTerms.For(link.To, link.Values, link.From), asOf) : null));
            })
            .One("party", link => link.Other);
        table.For<Link>("Adoption")
            .One("agreement", link => link.From)
            .One("meeting", link => link.To)
            .Text("note", link => link.Values.Get(AdoptedAt.Note));
        table.For<StatusOn>("AgreementStatus")
            .Formatted<PartialDate>("asOf", status => PartialDate.OfDay(status.AsOf))
            .Text("state", status => status.Status.State.Word())
            .Text("certainty", status => status.Status.Certainty.Word())
            .Formatted("protectedUntil", status => status.Status.ProtectedUntil)
            .TextList("because", status => status.Status.Because);

        Link.RegisterCited(table, "AgreementParty", PartyTo.Unverified);
        Link.RegisterCited(table, "Adoption", AdoptedAt.Unverified);

        // Its object is the agreement itself.
        new NodeType(table, Agreement.Label, "RecordedStatus").Column("status", Agreement.Status).Column("asOf", Agreement.StatusAsOf)
            .Field("citations", async batch => BatchAnswer.Lists([.. (await batch.Api().ClaimsAsync(batch)).Select(each => each.CitationsOf(Agreement.Status))]));
    }
}
