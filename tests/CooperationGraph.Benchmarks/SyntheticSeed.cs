using System.Globalization;
using CooperationGraph.Api;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Benchmarks;

/// <summary>
/// Writes a valid seed folder of 100,000 nodes and 400,000 relationships, or of ten times or a tenth as many, the same for the same number. Its columns are
/// the graph model's; nothing in it is true.
/// </summary>
/// <param name="nodes">About how many; countries, their groups, sectors and indicators stay as many as they are.</param>
/// <param name="withHub">
/// Whether parties are as unequal as in the world: the first country is party to nine agreements of ten, the second to 20 and the third to 500 whatever the number of nodes, each group to 5, and all others share one
/// for each agreement. Then sources also disagree on one agreement of a hundred.
/// </param>
internal sealed class SyntheticSeed(int seed, int nodes = 100_000, bool withHub = false)
{
    private const int Usual = 100_000;

    private static readonly HashSet<NodeLabel> Fixed = [Country.Label, CountryGroup.Label, Sector.Label, Indicator.Label];

    private static readonly Dictionary<NodeLabel, int> UsualCounts = new()
    {
        [Country.Label] = 200,
        [CountryGroup.Label] = 10,
        [Sector.Label] = 300,
        [Agreement.Label] = 20_000,
        [Mechanism.Label] = 100,
        [Meeting.Label] = 1000,
        [Organization.Label] = 1000,
        [Project.Label] = 5000,
        [Financing.Label] = 5000,
        [Amount.Label] = 10_000,
        [Indicator.Label] = 50,
        [Observation.Label] = 8000,
        [Source.Label] = 2000,
        [Claim.Label] = 47_340,
    };

    // How many relationships start from each node of the first label.
    private static readonly (RelationshipType Type, NodeLabel From, NodeLabel To, int Each)[] Files =
    [
        (PartyTo.Type, Country.Label, Agreement.Label, 500), (MemberOf.Type, Country.Label, CountryGroup.Label, 3), (Links.Covers, Agreement.Label, Sector.Label, 5),
        (ParticipatesIn.Type, Country.Label, Mechanism.Label, 10), (LocatedIn.Type, Project.Label, Country.Label, 3), (Links.InSector, Project.Label, Sector.Label, 2),
        (Links.InSector, Financing.Label, Sector.Label, 1), (TakesPartIn.Type, Organization.Label, Project.Label, 23), (Links.LentBy, Financing.Label, Organization.Label, 2),
    ];

    private readonly Dictionary<NodeLabel, int> _counts = UsualCounts.ToDictionary(each => each.Key, each => Fixed.Contains(each.Key) ? each.Value : (int)((long)each.Value * nodes / Usual));
    private readonly Random _random = new(seed);

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var label in GraphModel.Labels) WriteRows(folder, label, Enumerable.Range(0, _counts.GetValueOrDefault(label)).Select(i => Row(label, i)));
        foreach (var type in GraphModel.RelationshipTypes.Where(type => type.Column is null))
            WriteRows(folder, type, Files.Where(file => file.Type == type).SelectMany(Rows));
    }

    private static string Id(NodeLabel label, int i) => $"{label.IdPrefix}:{(label == Country.Label ? Code(i) : i.ToString("D6", CultureInfo.InvariantCulture))}";

    private static string Code(int i) => $"{(char)('A' + (i / 26 / 26))}{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}";

    private static void WriteRows(string folder, PropertyOwner owner, IEnumerable<Dictionary<string, string>> rows)
    {
        using var writer = new StreamWriter(Path.Combine(folder, owner.File)) { NewLine = "\n" };
        var columns = new SeedTable(GraphModel.Table, owner).Columns.Select(column => column.Name).ToList();
        writer.WriteLine(string.Join(',', columns));
        foreach (var row in rows) writer.WriteLine(string.Join(',', columns.Select(column => row.GetValueOrDefault(column, ""))));
    }

    private Dictionary<string, string> Row(NodeLabel label, int i)
    {
        var row = new Dictionary<string, string> { ["id"] = Id(label, i) };
        foreach (var property in label.Properties)
        {
            if (property.Required || property.Name is "signed_on" or "in_force_on" or "title_zh" or "name_zh" or "currency" or "note") row[property.Name] = Value(label, property, i);
        }

        foreach (var type in GraphModel.ColumnsOf(label))
        {
            var ends = type.Ends.First(each => each.From == label);
            if (ends.Required || (label == Observation.Label && type == Links.About)) row[type.Column!] = Id(ends.To ?? LabelOfClaimed(i), ends.To is null ? PlaceOfClaimed(i) : _random.Next(_counts[ends.To]));
            else if (type == Links.SubsectorOf && i > 9) row[type.Column!] = Id(label, i / 10);
        }

        if (label.Cited && PositionOf(label, i) >= _counts[Claim.Label]) row["unverified"] = "true";
        if (withHub && label == Claim.Label && i % 100 == 0 && LabelOfClaimed(i) == Agreement.Label) (row["field"], row["value"]) = (Agreement.SignedOn.Name, "1949-10-01");
        return row;
    }

    private IEnumerable<Dictionary<string, string>> Rows((RelationshipType Type, NodeLabel From, NodeLabel To, int Each) file)
    {
        if (withHub && file.Type == PartyTo.Type)
        {
            foreach (var row in UnequalParties()) yield return row;
            yield break;
        }

        // From nodes whose number stays, more start.
        var each = Fixed.Contains(file.From) && !Fixed.Contains(file.To) ? (int)((long)file.Each * nodes / Usual) : file.Each;
        for (var from = 0; from < _counts[file.From]; from++)
        {
            var start = _random.Next(_counts[file.To]);
            for (var i = 0; i < each; i++)
            {
                // An odd step through a list visits no node twice.
                var row = new Dictionary<string, string> { ["from"] = Id(file.From, from), ["to"] = Id(file.To, (start + (i * 7)) % _counts[file.To]) };
                foreach (var property in file.Type.Properties.Where(property => property.Required)) row[property.Name] = Value(file.Type, property, i);
                yield return row;
            }
        }
    }

    private IEnumerable<Dictionary<string, string>> UnequalParties()
    {
        var agreements = _counts[Agreement.Label];
        for (var i = 0; i < agreements; i++)
            if (i % 10 > 0) yield return Party(Id(Country.Label, 0), i);
        for (var i = 0; i < 20; i++) yield return Party(Id(Country.Label, 1), i * (agreements / 20));
        for (var i = 0; i < 500; i++) yield return Party(Id(Country.Label, 2), i * (agreements / 500));
        for (var i = 0; i < agreements; i++) yield return Party(Id(Country.Label, 3 + (int)((long)i * 7919 % (_counts[Country.Label] - 3))), i);
        for (var group = 0; group < _counts[CountryGroup.Label]; group++)
            for (var i = 0; i < 5; i++) yield return Party(Id(CountryGroup.Label, group), ((group * 5) + i) * (agreements / 100));

        Dictionary<string, string> Party(string from, int to) => new() { ["from"] = from, ["to"] = Id(Agreement.Label, to), [PartyTo.Role.Name] = PartyRole.Party.Word() };
    }

    private string Value(PropertyOwner owner, Property property, int i) =>
        property switch
        {
            _ when property == Country.Code => Code(i),
            _ when property == Country.Iso2 => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}",
            _ when property == Country.M49 => i.ToString("D3", CultureInfo.InvariantCulture),
            { Name: "comparison" } => "EQUAL",
            { Name: "currency" } => "USD",
            // The other one asks for a base year.
            { Name: "price_basis" } => "NOMINAL",
            { Name: "signed_on" } => $"{1950 + (i % 60)}-0{1 + (i % 9)}-1{i % 9}",
            { Name: "in_force_on" } => $"{1951 + (i % 60)}-0{1 + (i % 9)}",
            _ when property == Claim.Stance => "ASSERTS",
            _ when property == Claim.Rank => "NORMAL",
            { Kind: PropertyKind.Enumerated } => property.Values[_random.Next(property.Values.Count)],
            { Kind: PropertyKind.Date } => (1950 + (i % 70)).ToString(CultureInfo.InvariantCulture),
            { Kind: PropertyKind.Number } => _random.Next(1, 1_000_000_000).ToString(CultureInfo.InvariantCulture),
            _ => $"{property.Name} {i} of {owner.File}",
        };

    // Claims go through the cited nodes in the model's order; what is left is unverified.
    private int PositionOf(NodeLabel label, int i) => GraphModel.Labels.Where(each => each.Cited).TakeWhile(each => each != label).Sum(each => _counts.GetValueOrDefault(each)) + i;

    private NodeLabel LabelOfClaimed(int position) => GraphModel.Labels.Where(each => each.Cited).Last(label => PositionOf(label, 0) <= position);

    private int PlaceOfClaimed(int position) => position - PositionOf(LabelOfClaimed(position), 0);
}
