namespace CooperationGraph.Graph;

/// <summary>
/// What a source says of a node: of its field (a property's column, or a relationship type), or, without a field, of the whole row.
/// </summary>
public static class Claim
{
    public static readonly NodeLabel Label = new("Claim", "claim", "claims.csv", cited: false, listed: false, paged: true);

    /// <summary>The column or relationship type that the claim is about; empty where it supports the whole row.</summary>
    public static readonly Property<string> Field = Label.Text("field");

    /// <summary>The part that the claim applies to where it is not the whole (Wikidata P518 "applies to part").</summary>
    public static readonly Property<string> AppliesTo = Label.Text("applies_to");

    /// <summary>The claimed value in the field's own form; empty where the source has none or it cannot be put into that form.</summary>
    public static readonly Property<string> Value = Label.Text("value");

    /// <summary>The source's own words where they say more than <see cref="Value"/>.</summary>
    public static readonly Property<string> ValueAsGiven = Label.Text("value_as_given");
    public static readonly EnumeratedProperty<Stance> Stance = Label.Enumerated<Stance>("stance", required: true, filter: "stances");
    public static readonly EnumeratedProperty<Rank> Rank = Label.Enumerated<Rank>("rank", required: true, filter: "ranks");
    public static readonly Property<string> Locator = Label.Text("locator");

    /// <summary>The record of the source as it stands there.</summary>
    public static readonly Property<string> Record = Label.Text("record");

    /// <summary>Why the preferred value was kept, where sources disagree.</summary>
    public static readonly Property<string> Resolution = Label.Text("resolution");
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>Whether a source asserts or denies.</summary>
public enum Stance { Asserts, Denies }

/// <summary>Which claim is followed, as in Wikidata.</summary>
public enum Rank { Preferred, Normal, Deprecated }
