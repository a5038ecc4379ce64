using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Lists;

/// <summary>The lists of all kinds of nodes. What is newest comes first where people ask what is new; a label that is not named here is listed by what its nodes are called.</summary>
internal static class ListViews
{
    private const string CountOnly = "(first: 0) { totalCount }";
    // As the page of a sector counts, and the lists that it leads to.
    private const string CountBelow = "(first: 0, filter: { withSubsectors: true }) { totalCount }";
    private const string Ends = "{ id name }";
    private const string OneSum = "amounts { kind comparison min max currency priceBasis baseYear }";

    private static readonly ListFilter Text = new("q", "Words of its name", "text");

    // With what lies below it, as its page counts them.
    private static readonly ListFilter InSector = Named("sector", "Sector", "sectors[]", Sector.Label) with { Also = "withSubsectors" };

    private static readonly FrozenDictionary<string, ListView> All = new ListView[]
    {
        new(
            Country.Label, null,
            [new("code", "Code"), new("region", "Region"), new("subregion", "Subregion"), new("agreements", "Agreements", "agreements" + CountOnly), new("financings", "Financings received", "financings" + CountOnly)],
            Text, new("region", "Region or subregion", "regions[]"), Named("group", "Member of", "group", CountryGroup.Label)),
        new(CountryGroup.Label, null, [new("kind", "Kind"), new("members", "Members", "members " + Ends), new("agreements", "Agreements", "agreements" + CountOnly)], Text, Word<CountryGroupKind>("kind", "Kind", "kinds[]")),
        new(
            Agreement.Label, "SIGNED_ON_DESC",
            [new("type", "Type"), new("parties", "Parties", "parties { role party { id name } }"), new("signedOn", "Signed"), new("inForceOn", "In force from"), new("status", "Status", "status(asOf: $on) { state certainty }")],
            Text with { Label = "Words of its title" }, Word<AgreementType>("type", "Type", "types[]"), Named("country", "Party", "parties.all[]", Country.Label), Named("with", "and party", "parties.all[]", Country.Label),
            Word<AgreementState>("status", "Status", "status[]"), Day("on", "Status on the day", "statusOn"), Day("from", "Signed from", "signed.from"), Day("to", "Signed until", "signed.to"), InSector,
            Yes("disputed", "Sources disagree", "hasConflict")),
        new(
            Mechanism.Label, null, [new("level", "Level"), new("establishedOn", "Established"), new("status", "State"), new("lastMeeting", "Last met", "lastMeeting { id startsOn }")],
            Text, Word<MechanismLevel>("level", "Level", "levels[]"), Named("country", "Participant", "participants.all[]", Country.Label)),
        new(
            Meeting.Label, "STARTS_ON_DESC", [new("startsOn", "Date"), new("city", "City"), new("heldIn", "Country", "heldIn " + Ends), new("mechanism", "Mechanism", "mechanism " + Ends), new("status", "State")],
            Text, Named("country", "Held in", "heldIn.codes[]", Country.Label), Word<MeetingStatus>("status", "State", "status[]"), Day("from", "From", "starts.from"), Day("to", "Until", "starts.to")),
        new(
            Sector.Label, null, [new("scheme", "Scheme"), new("code", "Code"), new("agreements", "Agreements", "agreements" + CountBelow), new("projects", "Projects", "projects" + CountBelow)],
            Text, Word<SectorScheme>("scheme", "Scheme", "schemes[]")),
        new(
            Project.Label, null,
            [new("status", "State"), new("locations", "Where", "locations { country { id name } }"), new("completedOn", "Completed"), new("amounts", "Sum", OneSum)],
            Text, Named("country", "Located in", "locatedIn.codes[]", Country.Label), Word<ProjectStatus>("status", "State", "status[]"), InSector, Yes("disputed", "Sources disagree", "hasConflict")),
        new(
            Financing.Label, "COMMITTED_ON_DESC",
            [new("recipients", "Recipient", "recipients " + Ends), new("flowType", "Form"), new("committedOn", "Committed"), new("status", "State"), new("amounts", "Sum", OneSum)],
            Text with { Label = "Words of its title" }, Named("country", "Recipient", "receivedBy.codes[]", Country.Label), Word<FlowType>("form", "Form", "flowTypes[]"), Word<FinancingStatus>("status", "State", "status[]"),
            Day("from", "Committed from", "committed.from"), Day("to", "Committed until", "committed.to"), InSector),
        new(
            Organization.Label, null, [new("kind", "Kind"), new("basedIn", "Based in", "basedIn " + Ends), new("financings", "Financings", "financings" + CountOnly)],
            Text, Word<OrganizationKind>("kind", "Kind", "kinds[]"), Named("country", "Based in", "basedIn.codes[]", Country.Label)),
        new(Indicator.Label, null, [new("unit", "Unit"), new("measure", "Measure"), new("observations", "Values", "observations" + CountOnly)], Text, Word<Measure>("measure", "Measure", "measures[]")),
        new(
            Observation.Label, "PERIOD_TO_DESC",
            [new("indicator", "Indicator", "indicator " + Ends), new("reporter", "Reported by", "reporter " + Ends), new("partner", "About", "partner " + Ends), new("period", "Period", "period { from to type }"), new("value", "Value", "value valueMax comparison unit")],
            Named("reporter", "Reported by", "reporters.codes[]", Country.Label), Named("partner", "About", "partners[]", Country.Label)),
        new(
            Source.Label, "PUBLISHED_ON_DESC", [new("publisher", "Publisher"), new("publishedOn", "Published"), new("claims", "Cited", "claims" + CountOnly)],
            Text with { Label = "Words of its title or publisher" }, Word<SourceKind>("kind", "Kind", "kinds[]")),
    }.ToFrozenDictionary(view => view.Label.Plural);

    /// <param name="plural">What the query and the address call the nodes of a label.</param>
    public static ListView? Of(string plural) =>
        All.GetValueOrDefault(plural) ?? (GraphModel.Labels.FirstOrDefault(label => label.IsListed && label.Plural == plural) is { } label ? new(label, order: null, []) : null);

    internal static ListFilter Word<T>(string name, string label, string path)
        where T : struct, Enum => new(name, label, path) { Choices = Vocabulary.WordsOf<T>() };

    internal static ListFilter Named(string name, string label, string path, NodeLabel of) => new(name, label, path) { Named = of };

    private static ListFilter Day(string name, string label, string path) => new(name, label, path) { IsDay = true };

    private static ListFilter Yes(string name, string label, string path) => new(name, label, path) { Choices = ["YES"], Read = _ => JsonValue.Create(true) };
}
