using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Sources.Forms;

/// <summary>Exports of UNCTAD's International Investment Agreements Navigator: one row is a treaty.</summary>
internal sealed class UnctadForm : SourceForm
{
    internal const string Number = "number", TreatyId = "treaty_id", Title = "short_title", FullTitle = "full_title", Type = "type", Status = "status", Parties = "parties",
        Signed = "date_of_signature", InForce = "date_of_entry_into_force", Terminated = "termination_date", Termination = "termination_type";

    public override string Name => "unctad";

    public override IReadOnlyList<FormColumn> Columns { get; } =
    [
        new(Number, ["No.", "No", "Nr"]),
        new(TreatyId, ["Treaty id", "IIA id", "id"]),
        new(Title, ["Short title", "Title", "Treaty", "Treaty name", "Agreement", "Name"]),
        new(FullTitle, ["Full title", "Title of agreement", "Official title", "Long title"]),
        new(Type, ["Type", "Type of agreement", "Type of treaty", "Treaty type", "Agreement type", "IIA type"]),
        new(Status, ["Status", "Treaty status", "Status of agreement"]),
        new(Parties, ["Parties", "Contracting parties", "Parties to the agreement", "Signatories", "Party"], IsRequired: true),
        new(Signed, ["Date of signature", "Signature date", "Date signed", "Signed on", "Signed", "Signature"], IsRequired: true),
        new(InForce, ["Date of entry into force", "Entry into force date", "Entry into force", "Date of entry in force", "In force since", "In force on", "In force"]),
        new(Terminated, ["Termination date", "Date of termination", "Terminated on", "Termination"]),
        new(Termination, ["Type of termination", "Termination type"]),
    ];

    private static readonly Words Statuses = new(
        Agreement.Status, ("In force", "IN_FORCE"), ("Signed (not in force)", "SIGNED"), ("Signed", "SIGNED"), ("Terminated", "TERMINATED"), ("Under negotiation", "UNDER_NEGOTIATION"),
        ("In negotiation", "UNDER_NEGOTIATION"), ("Not in force", "SIGNED"));

    private static readonly Words Terminations = new(
        Agreement.TerminationType, ("Replaced by new treaty", "REPLACED_BY_NEW_TREATY"), ("Unilaterally denounced", "UNILATERALLY_DENOUNCED"), ("Terminated by consent", "BY_CONSENT"), ("By consent", "BY_CONSENT"), ("Expired", "EXPIRED"), ("Not renewed", "NOT_RENEWED"));

    public override PublishedSource SourceOf(PublishedTable table, string? asOf) => new(
        $"source:unctad-iia-navigator{(asOf is null ? "" : "-" + asOf)}", "UNCTAD Investment Policy Hub", $"International Investment Agreements Navigator{(asOf is null ? "" : $", as of {asOf}")}",
        "https://investmentpolicy.unctad.org/international-investment-agreements", asOf, "UNCTAD terms apply");

    public override IReadOnlyList<StatedRow> Read(IReadOnlyList<PublishedTable> tables, SeedFolder seed, string? asOf) => new UnctadReading(seed, asOf).Read(tables);

    internal static Words StatusWords => Statuses;

    internal static Words TerminationWords => Terminations;
}
