using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>
/// A source that was read completely for one agreement type and counterpart up to a date: what is not in it is not known to exist there.
/// </summary>
public static class CheckedScope
{
    public static readonly NodeLabel Label = new("CheckedScope", "check", "checked_scopes.csv", cited: false, listed: false);
    public static readonly EnumeratedProperty<AgreementType> AgreementType = Label.Enumerated<AgreementType>("agreement_type", required: true);
    public static readonly Property<string> Subtype = Label.Text("subtype");
    public static readonly Property<PartialDate> UpTo = Label.Date("up_to", required: true);
    public static readonly Property<string> Note = Label.Text("note");
}
