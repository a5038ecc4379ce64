using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Support;

/// <summary>A label that the graph model does not have, as its file would be.</summary>
internal static class Port
{
    public static readonly NodeLabel Label = new("Port", "port", "ports.csv");
    public static readonly Property<string> Name = Label.Caption("name_en");
    public static readonly EnumeratedProperty<PortKind> Kind = Label.Enumerated<PortKind>("kind", filter: "kinds");
    public static readonly Property<PartialDate> OpenedOn = Label.Date("opened_on", filter: "opened");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(Name, OpenedOn);
    public static readonly RelationshipType LiesIn = new("LIES_IN", null, "lies_in", new RelationshipEnds(Label, Country.Label));

    /// <summary>The table with the line that it needs there.</summary>
    public static ModelTable Model { get; } = new([.. GraphModel.Labels, Label], [.. GraphModel.RelationshipTypes, LiesIn]);
}

public enum PortKind { Sea, Dry }
