using System.Reflection;
using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Server.Api;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// Whether all that the graph model holds can be asked for: a property is reachable if changing it changes what the API says of a node, a relationship
/// if the API names its other end. Over a seed of made-up rows that the graph model itself lists, one for each label.
/// </summary>
public sealed class ReachabilityTests
{
    private static readonly Dictionary<string, GraphQLTypeDefinition> Types = Parser.Parse(Sdl()).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    private static readonly GraphQLEngine Engine = new(ApiSchema.Build(), ApiSchema.Resolvers(), new());

    public static TheoryData<string> Owners => [.. GraphModel.Labels.Select(label => label.Name), .. GraphModel.RelationshipTypes.Where(type => type.Properties.Count > 0).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task Each_property_changes_an_answer(string name)
    {
        var owner = (PropertyOwner?)GraphModel.Labels.FirstOrDefault(label => label.Name == name) ?? GraphModel.RelationshipTypes.Single(type => type.Name == name);
        var ids = owner is NodeLabel label ? [MainId(label)] : ((RelationshipType)owner).Ends.SelectMany(ends => new[] { MainId(ends.From), MainId(ends.To!) }).ToArray();
        var before = await AnswersAsync(Seed(), ids);
        List<string> unreachable = [];
        // A word of a list of one cannot be changed.
        foreach (var property in owner.Properties.Where(property => !(property.Required && property.Values.Count == 1)))
        {
            var seed = Seed();
            var row = seed[owner.File].Last();
            row[property.Name] = Another(property, row.GetValueOrDefault(property.Name));
            if ((await AnswersAsync(seed, ids)).SequenceEqual(before)) unreachable.Add(property.Name);
        }

        Assert.NotEmpty(owner.Properties);
        Assert.Empty(unreachable);
    }

    [Fact]
    public async Task Each_relationship_is_named_from_one_of_its_ends()
    {
        List<string> unreachable = [];
        foreach (var type in GraphModel.RelationshipTypes)
        {
            foreach (var ends in type.Ends)
            {
                // Two nodes that nothing else links.
                var (to, from) = (ends.To ?? Agreement.Label, ends.From);
                var seed = Seed();
                seed[to.File].Add(Row(to, 1));
                seed[from.File].Add(Row(from, 2));
                if (type.Column is null) seed[type.File].Add(RelationshipRow(type, Id(from, 2), Id(to, 1)));
                else seed[from.File].Last()[type.Column] = Id(to, 1);
                var answers = await AnswersAsync(seed, [Id(from, 2), Id(to, 1)]);
                if (!answers[0].Contains($"\"{Id(to, 1)}\"", StringComparison.Ordinal) && !answers[1].Contains($"\"{Id(from, 2)}\"", StringComparison.Ordinal)) unreachable.Add($"{from} {type} {to}");
            }
        }

        Assert.Empty(unreachable);
    }

    private static async Task<string[]> AnswersAsync(Dictionary<string, List<Dictionary<string, string>>> seed, IReadOnlyList<string> ids)
    {
        using var folder = new TemporaryFolder();
        foreach (var owner in SeedFolder.Owners)
        {
            var columns = new SeedTable(owner).Columns.Select(column => column.Name).ToList();
            var rows = seed[owner.File].Select(row => string.Join(',', columns.Select(column => row.GetValueOrDefault(column, ""))));
            File.WriteAllLines(Path.Combine(folder.Path, owner.File), rows.Prepend(string.Join(',', columns)));
        }

        var read = DatasetReader.Read(folder.Path);
        Assert.True(read.Dataset is not null, string.Join('\n', read.Notices.Kept));
        var graph = new ServedGraph(new MemoryGraphStore(read.Dataset));
        var answers = new string[ids.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var type = GraphModel.LabelOf(ids[i]) == CheckedScope.Label ? "Check" : GraphModel.LabelOf(ids[i])!.Name;
            var query = $"{{ node(id: \"{ids[i]}\") {{ ... on {type} {{ {Selection(type, whole: true)} }} }} }}";
            using var answer = await Engine.ExecuteAsync(new(query, null, null), new ApiContext(graph, new DateOnly(2026, 1, 1)), default, CancellationToken.None);
            answers[i] = Encoding.UTF8.GetString(answer.Body.Span);
            Assert.DoesNotContain("\"errors\"", answers[i], StringComparison.Ordinal);
        }

        return answers;
    }

    // All that stands on a node and on what is no node beside it; of other nodes the id alone.
    private static string Selection(string type, bool whole)
    {
        if (!whole) return "id";
        var text = new StringBuilder("__typename ");
        foreach (var field in Fields(type))
        {
            var name = field.Name.StringValue;
            var target = NameOf(field.Type);
            var below = Fields(target).Count == 0 ? "" : $"{{ {Selection(target, !Fields(target).Exists(each => each.Name.StringValue == "id") || target == "Conflict")} }}";
            var languages = field.Arguments?.Items.Any(argument => argument.Name.StringValue == "language") == true ? Vocabulary.Languages : [""];
            foreach (var language in languages) text.Append(language.Length == 0 ? $"{name} {below} " : $"{name}_{language}: {name}(language: {language}) ");
        }

        return text.ToString();
    }

    private static List<GraphQLFieldDefinition> Fields(string type) =>
        Types.GetValueOrDefault(type) switch
        {
            GraphQLObjectTypeDefinition definition => definition.Fields?.Items ?? [],
            GraphQLInterfaceTypeDefinition definition => definition.Fields?.Items ?? [],
            _ => [],
        };

    private static string NameOf(GraphQLType type) => type switch { GraphQLNonNullType some => NameOf(some.Type), GraphQLListType list => NameOf(list.Type), _ => ((GraphQLNamedType)type).Name.StringValue };

    private static string MainId(NodeLabel label) => Id(label, 0);

    // A country's id is made of its code.
    private static string Id(NodeLabel label, int number) => $"{label.IdPrefix}:{(label == Country.Label ? $"QQ{(char)('A' + number)}" : $"n{number}")}";

    private static Dictionary<string, List<Dictionary<string, string>>> Seed()
    {
        var seed = SeedFolder.Owners.ToDictionary(owner => owner.File, _ => new List<Dictionary<string, string>>());
        foreach (var label in GraphModel.Labels.Where(label => label.Cited)) seed[Claim.Label.File].Add(new(Row(Claim.Label, 100 + label.Index)) { ["about"] = MainId(label) });
        foreach (var label in GraphModel.Labels) seed[label.File].Add(Row(label, 0));
        // What is only shown beside something else.
        seed[Agreement.Label.File].Last()["status"] = "SIGNED";
        foreach (var name in new[] { "name_zh", "name_ru" }) seed[Country.Label.File].Last()[name] = "some";
        foreach (var type in GraphModel.RelationshipTypes.Where(type => type.Column is null))
            foreach (var ends in type.Ends) seed[type.File].Add(RelationshipRow(type, MainId(ends.From), MainId(ends.To!)));
        return seed;
    }

    private static Dictionary<string, string> Row(NodeLabel label, int number)
    {
        var row = new Dictionary<string, string> { ["id"] = Id(label, number) };
        foreach (var property in label.Properties.Where(property => property.Required)) row[property.Name] = Some(property, number);
        if (label == Country.Label) row["code"] = Id(label, number)[^3..];
        if (label.Cited) row["unverified"] = "true";
        foreach (var type in GraphModel.ColumnsOf(label))
            if (type.Ends.First(ends => ends.From == label) is { Required: true } ends) row[type.Column!] = MainId(ends.To ?? Agreement.Label);
        return row;
    }

    private static Dictionary<string, string> RelationshipRow(RelationshipType type, string from, string to)
    {
        var row = new Dictionary<string, string> { ["from"] = from, ["to"] = to };
        foreach (var property in type.Properties.Where(property => property.Required)) row[property.Name] = Some(property, 0);
        return row;
    }

    private static string Some(Property property, int number) =>
        property.Kind switch
        {
            PropertyKind.Enumerated => property.Values[0],
            PropertyKind.Date => "2002",
            PropertyKind.Number => "1",
            _ => property.Name is "iso2" or "code" ? $"q{(char)('a' + number)}" : property.Name == "m49" ? $"00{number}" : "some",
        };

    private static string Another(Property property, string? now) =>
        property.Kind switch
        {
            PropertyKind.Enumerated => property.Values[^1],
            PropertyKind.Date => "2002-03",
            PropertyKind.Number => "7",
            PropertyKind.Flag => now == "true" ? "" : "true",
            PropertyKind.TextList when property == Agreement.UnverifiedFields => "signed_on",
            _ => property == Claim.Field ? "signed_on" : property == Claim.Value ? "2003" : property == Country.Code ? "QQZ" : "another",
        };

    private static string Sdl()
    {
        using var stream = Assembly.Load("cooperation-graph").GetManifestResourceStream("schema.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
