using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>
/// Finds what the claims about one node do not agree on, with each other or with its row. Two values stand against each other where they cannot both
/// be true; a denial stands against whatever asserts what it denies. Words that nobody put into the form of a field stand against other words and
/// values, but never alone against the row. What the compilers resolved, they had laid side by side: it is listed even where the values are compatible.
/// </summary>
internal static class ConflictsOfNode
{
    public static IReadOnlyList<Conflict> Of(ClaimsOfNode node, RelationshipsOfNode relationships)
    {
        var label = node.Subject.Label;
        var groups = node.All.GroupBy(claim => (claim.Field, claim.AppliesTo, Other: OtherOf(claim, label)));
        return [.. groups.Select(group => Of(node, group.Key.Field, group.Key.AppliesTo, group.Key.Other, [.. group], relationships)).OfType<Conflict>()
            .OrderBy(conflict => conflict.Field, StringComparer.Ordinal).ThenBy(conflict => conflict.AppliesTo, StringComparer.Ordinal)];
    }

    // Each of many relationships of one type is a fact by itself.
    private static string? OtherOf(CitedClaim claim, NodeLabel label) => RelationshipsOfNode.TypeOf(claim, label) is { IsOnlyOne: false } ? claim.Value : null;

    private static Conflict? Of(ClaimsOfNode node, string? field, string? appliesTo, string? other, List<CitedClaim> claims, RelationshipsOfNode relationships)
    {
        if (field is null) return claims.Exists(claim => claim.Denies) ? new(node.Subject, null, appliesTo, null, claims, node.CitationsOfRow, claims.FindAll(claim => claim.Denies), []) : null;
        if (node.Subject.Label.Find(field) is { } property) return OfProperty(node, property, appliesTo, claims);
        if (RelationshipField.Of(field, node.Subject.Label) is { } column) return OfColumn(node, column, appliesTo, claims, relationships);
        return RelationshipsOfNode.TypeOf(claims[0], node.Subject.Label) switch
        {
            { IsOnlyOne: false } type => OfOneOfMany(node, type, other, claims, relationships.Of(type)),
            { } type => OfTheOnlyOne(node, type, appliesTo, claims, relationships.Of(type) is [var only, ..] ? only : null),
            _ => null,
        };
    }

    private static Conflict? OfProperty(ClaimsOfNode node, Property property, string? appliesTo, List<CitedClaim> claims)
    {
        var value = appliesTo is null ? node.Subject[property] : null;
        return Dissents(property, value, claims) is { } dissents
            ? new(node.Subject, property.Name, appliesTo, value is null ? null : CellValue.ToText(value), KeptFirst(claims, claim => node.States(claim, property)), node.CitationsOf(property), dissents, [])
            : null;
    }

    // Concerns who is at the other end as well.
    private static Conflict? OfColumn(ClaimsOfNode node, RelationshipField column, string? other, List<CitedClaim> claims, RelationshipsOfNode relationships)
    {
        var value = relationships.ValueOf(column, other);
        if (Dissents(column.Property, value, claims) is not { } dissents) return null;
        return new(
            node.Subject, column.Name, other, value is null ? null : CellValue.ToText(value), KeptFirst(claims, claim => relationships.State(claim, column)),
            [.. node.Citations.Where(claim => claim.Field == column.Name && claim.AppliesTo == other)], dissents, other is null ? [] : [other]);
    }

    // The claims that stand against what is kept, all where nothing is; null where nothing stands against anything.
    private static List<CitedClaim>? Dissents(Property property, object? value, List<CitedClaim> claims)
    {
        var positions = claims.ConvertAll(claim => new Position(claim, property, value));
        if (!Contradict(positions) && !positions.Exists(each => value is not null && each.Contradicts(value)) && !AreLaidSideBySide(claims)) return null;
        return value is null ? claims : [.. positions.Where(each => each.Contradicts(value) || each.AreOtherWords).Select(each => each.Claim)];
    }

    private static List<CitedClaim> KeptFirst(List<CitedClaim> claims, Func<CitedClaim, bool> isKept) => [.. claims.OrderBy(claim => claim.Rank != Rank.Preferred).ThenBy(claim => !isKept(claim))];

    private static Conflict? OfOneOfMany(ClaimsOfNode node, RelationshipType type, string? other, List<CitedClaim> claims, IReadOnlyList<string> others)
    {
        var exists = other is null ? others.Count > 0 : others.Contains(other);
        if (!claims.Exists(claim => claim.Denies) || (!exists && claims.TrueForAll(claim => claim.Denies))) return null;
        var dissents = claims.FindAll(claim => claim.Denies);
        var citations = other is null ? [] : exists && IsOfRow(type) ? Support(node, type, other, dissents) : node.CitationsOf(type, other);
        return new(node.Subject, type.Name, other, exists ? other : null, claims, citations, dissents, other is null ? others : exists ? [other] : []);
    }

    private static Conflict? OfTheOnlyOne(ClaimsOfNode node, RelationshipType type, string? appliesTo, List<CitedClaim> claims, string? other)
    {
        var asserted = claims.FindAll(claim => !claim.Denies && claim.Value is not null).ConvertAll(claim => claim.Value!);
        if (other is not null && appliesTo is null) asserted.Add(other);
        var denied = claims.Exists(claim => claim.Denies && (claim.Value is null ? asserted.Count > 0 : asserted.Contains(claim.Value)));
        if (!denied && asserted.Distinct().Count() <= 1) return null;
        var dissents = claims.FindAll(claim => claim.Denies ? claim.Value is null || claim.Value == other : claim.Value is not null && claim.Value != other);
        return new(node.Subject, type.Name, appliesTo, other, claims, other is null ? [] : Support(node, type, other, dissents), dissents, denied && other is not null ? [other] : []);
    }

    // Whether who supports the row as a whole supports its relationships of a type: those that are not another row's, nor have marks of their own.
    private static bool IsOfRow(RelationshipType type) => type != PartyTo.Type && type != ParticipatesIn.Type && type.Find("unverified") is null;

    // The claims that state a relationship of the row; where there is none, those about the whole row whose sources do not stand against it.
    private static IReadOnlyList<CitedClaim> Support(ClaimsOfNode node, RelationshipType type, string other, List<CitedClaim> dissents) =>
        node.CitationsOf(type, other) is { Count: > 0 } own ? own : [.. node.CitationsOfRow.Where(claim => !dissents.Exists(each => each.Source.Equals(claim.Source)))];

    private static bool Contradict(List<Position> positions)
    {
        for (var i = 0; i < positions.Count; i++)
            for (var j = 0; j < i; j++)
                if (positions[i].Contradicts(positions[j])) return true;
        return false;
    }

    private static bool AreLaidSideBySide(List<CitedClaim> claims) =>
        claims.Exists(claim => claim.Claim.Get(Graph.Claim.Resolution) is not null) && claims.Select(claim => (claim.Value, claim.Denies)).Distinct().Count() > 1;

    /// <summary>What one claim says of a property.</summary>
    private sealed class Position
    {
        private readonly string? _words;
        private readonly object? _value;
        private readonly bool _denies;

        public Position(CitedClaim claim, Property property, object? ofRow)
        {
            Claim = claim;
            _denies = claim.Denies;
            _words = claim.Value;
            // An assertion without a value is of what stands on the row.
            _value = _words is not null ? claim.ValueOf(property) : _denies ? null : ofRow;
        }

        public CitedClaim Claim { get; }

        /// <summary>Whether it says something that nobody put into the form of the field.</summary>
        public bool AreOtherWords => !_denies && _words is not null && _value is null;

        public bool Contradicts(object value) =>
            _denies ? _words is null || (_value is not null && PropertyValue.Implies(value, _value)) : _value is not null && !PropertyValue.AreCompatible(_value, value);

        public bool Contradicts(Position other)
        {
            if (_denies && other._denies) return false;
            if (other._denies) return other.Contradicts(this);
            if (other._value is { } value && (_value is not null || _denies)) return Contradicts(value);
            if (_denies) return _words is null ? other._words is not null : _words == other._words;
            return _words is not null && other._words is not null && _words != other._words;
        }
    }
}
