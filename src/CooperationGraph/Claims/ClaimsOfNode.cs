using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>
/// What sources say of one node, and which of them may stand beside which value. A citation states the value that it stands beside: its claim
/// is about the field and has that value, or is about the whole row and nothing that its source says elsewhere, or could not know, speaks against it.
/// </summary>
public sealed class ClaimsOfNode
{
    // Who says that an agreement was signed says no more of it than that.
    private static readonly HashSet<Property> AfterSignature = [Agreement.ProvisionalFrom, Agreement.InForceOn, Agreement.TerminatedOn, Agreement.TerminationType, Agreement.SurvivalYears, Agreement.StatusAsOf];

    // Who recorded an agreement as in force, and did not see its end, knows how it began.
    private static readonly HashSet<Property> Begins = [Agreement.ProvisionalFrom, Agreement.InForceOn];

    private readonly bool _hasFields;

    // What was judged once: by the slot of a property, and by the place of a claim among all.
    private IReadOnlyList<CitedClaim>?[]? _byProperty;
    private IReadOnlyList<string>?[]? _exceptions;

    internal ClaimsOfNode(GraphNode subject, IEnumerable<CitedClaim> claims, RelationshipsOfNode relationships)
    {
        Subject = subject;
        All = [.. claims
            .OrderBy(claim => claim.Rank)
            .ThenBy(claim => claim.Field, StringComparer.Ordinal)
            .ThenBy(claim => claim.Source.Id, StringComparer.Ordinal)
            .ThenBy(claim => claim.Claim.Id, StringComparer.Ordinal)];
        foreach (var claim in All) claim.OfNode = this;
        _hasFields = All.Any(claim => claim.Field is not null || claim.Denies);
        Citations = [.. All.Where(claim => claim.IsCitation && IsRight(claim, relationships))
            .OrderBy(claim => claim.Field is not null)
            .DistinctBy(claim => (claim.Source.Id, claim.Claim.Get(Claim.Locator), claim.Field, claim.AppliesTo, RelationshipsOfNode.TypeOf(claim, subject.Label) is null ? null : claim.Value))];
        Conflicts = _hasFields ? ConflictsOfNode.Of(this, relationships) : [];
    }

    public GraphNode Subject { get; }

    /// <summary>All claims: preferred, normal, deprecated; within these by field, source and id.</summary>
    public IReadOnlyList<CitedClaim> All { get; }

    /// <summary>The claims that support the node, the whole row's first, then those that state the value of a field; one for each source, locator, field and part.</summary>
    public IReadOnlyList<CitedClaim> Citations { get; }

    /// <summary>Whether a source that is not known to be wrong denies the row as a whole.</summary>
    public bool IsDenied => _hasFields && All.Any(claim => claim is { Denies: true, Field: null, IsDeprecated: false });

    /// <summary>What the sources do not agree on, with each other or with the row; the row as a whole first, then by field.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>The claims that state the value of one field; where there is none, those about the whole row that support it. None for an empty field and for the compilers' own marks.</summary>
    public IReadOnlyList<CitedClaim> CitationsOf(Property property) =>
        (_byProperty ??= new IReadOnlyList<CitedClaim>?[Subject.Label.Properties.Count])[property.Index] ??= Judge(property);

    /// <summary>The claims that assert one relationship of the node.</summary>
    public IReadOnlyList<CitedClaim> CitationsOf(RelationshipType type, string otherId) =>
        [.. All.Where(claim => claim.IsCitation && claim.Field == type.Name && claim.Value == otherId)];

    /// <summary>The claims that assert what stands in the columns of one relationship of the node.</summary>
    public IReadOnlyList<CitedClaim> CitationsOfColumns(RelationshipType type, string otherId) =>
        _hasFields ? [.. Citations.Where(claim => claim.AppliesTo == otherId && RelationshipField.Of(claim.Field, Subject.Label)?.Type == type)] : [];

    /// <summary>The claims that support what a field's name stands for: a column, or the relationships of one type. None for an unknown name.</summary>
    public IReadOnlyList<CitedClaim> CitationsOf(string field) =>
        Subject.Label.Find(field) is { } property ? CitationsOf(property) : [.. Citations.Where(claim => claim.Field == field)];

    /// <summary>The claims that support the whole row.</summary>
    public IReadOnlyList<CitedClaim> CitationsOfRow => field ??= [.. Citations.Where(claim => claim.Field is null)];

    /// <summary>The columns with a value that a claim about the whole row does not support, in the order of the file.</summary>
    internal IReadOnlyList<string> ExceptionsOf(CitedClaim claim)
    {
        if (claim.Field is not null) return [];
        var place = 0;
        while (!ReferenceEquals(All[place], claim)) place++;
        return (_exceptions ??= new IReadOnlyList<string>?[All.Count])[place]
            ??= [.. Subject.Label.Properties.Where(property => !property.IsEditorial && Subject[property] is not null && !Supports(claim, property)).Select(property => property.Name)];
    }

    /// <summary>Whether a claim asserts the value that stands in the field; one without a value asserts whatever stands there.</summary>
    internal bool States(CitedClaim claim, Property property)
    {
        if (claim.Denies || claim.Field != property.Name || claim.AppliesTo is not null || Subject[property] is not { } value) return false;
        return claim.Value is null ? !Hindsight.Needs(Subject, property, claim) : claim.ValueOf(property) is { } said && PropertyValue.Implies(said, value);
    }

    private IReadOnlyList<CitedClaim> Judge(Property property)
    {
        if (Subject[property] is null || property.IsEditorial) return [];
        var own = Citations.Where(claim => claim.Field == property.Name).ToList();
        if (own.Count > 0) return own;
        var ofRow = CitationsOfRow.Where(claim => Supports(claim, property)).ToList();
        return ofRow.Count == CitationsOfRow.Count ? CitationsOfRow : ofRow;
    }

    // Whether a claim about the whole row supports the value of a field: not where its source says something else of the field, or was published before;
    // nor where the value is known to rest on no source.
    private bool Supports(CitedClaim claim, Property property)
    {
        if (Hindsight.Needs(Subject, property, claim) || IsUnverified(property)) return false;
        if (AfterSignature.Contains(property) && Subject[Agreement.Status] is not null && SaysElse(claim.Source, Agreement.Status) && !(Begins.Contains(property) && SaysInForce(claim.Source))) return false;
        if (!_hasFields) return true;
        return !SaysElse(claim.Source, property) && !All.Any(each => !each.HasSource && !each.IsDeprecated && States(each, property));
    }

    private bool SaysElse(GraphNode source, Property property) =>
        _hasFields && All.Any(each => each.Field == property.Name && each.AppliesTo is null && each.Source.Equals(source) && !States(each, property));

    private bool SaysInForce(GraphNode source) => All.Any(each => each.Field == Agreement.Status.Name && each.Source.Equals(source) && each.Value == RecordedStatus.InForce.Word());

    private bool IsUnverified(Property property) => Subject.Label == Agreement.Label && Subject.Get(Agreement.UnverifiedFields).Contains(property.Name);

    private bool IsRight(CitedClaim claim, RelationshipsOfNode relationships)
    {
        // A sum or a figure is its number: who gives another number does not support it.
        if (claim.Field is null) return Subject.Label == Amount.Label ? Supports(claim, Amount.Value) : Subject.Label != Observation.Label || Supports(claim, Observation.Value);
        if (Subject.Label.Find(claim.Field) is { } property) return States(claim, property);
        if (RelationshipField.Of(claim.Field, Subject.Label) is { } column) return relationships.State(claim, column);
        return RelationshipsOfNode.TypeOf(claim, Subject.Label) is { } type && relationships.Have(type, claim.Value);
    }
}
