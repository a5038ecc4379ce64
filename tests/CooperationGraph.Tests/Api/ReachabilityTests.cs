using System.Reflection;
using System.Text;
using CooperationGraph.Api;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// Whether all that the graph model holds can be asked for: a property is reachable if changing it changes what the API says of a node, a relationship
/// if the API names its other end. Over a graph of one made-up node for each label, with all properties that the graph model lists.
/// </summary>
public sealed class ReachabilityTests
{
    private static readonly Dictionary<string, GraphQLTypeDefinition> Types = Parser.Parse(ApiSchema.Sdl).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    private static readonly string[] Keys = ["one", "spare-1", "spare-2"];

    private static readonly GraphQLEngine Engine = ApiEngine.Create();

    public static TheoryData<string> Owners => [.. GraphModel.Labels.Select(label => label.Name), .. GraphModel.RelationshipTypes.Where(type => type.Properties.Count > 0).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task Each_property_changes_an_answer(string name)
    {
        var owner = (PropertyOwner?)GraphModel.Labels.FirstOrDefault(label => label.Name == name) ?? GraphModel.RelationshipTypes.Single(type => type.Name == name);
        List<string> unreachable = [];
        foreach (var property in owner.Properties)
        {
            // A word of a list of one cannot be changed, and must be given.
            if (property.Required && property.Values.Count == 1) continue;
            if (owner is NodeLabel label)
            {
                var (before, after) = (Nodes(), Nodes());
                after[PlaceOf(label)] = after[PlaceOf(label)].With(property, Another(property));
                if (await AnswerAsync(before, [], before[PlaceOf(label)]) == await AnswerAsync(after, [], after[PlaceOf(label)])) unreachable.Add(property.Name);
                continue;
            }

            var type = (RelationshipType)owner;
            foreach (var ends in type.Ends)
            {
                var (before, after) = (Relationship(type, ends), Relationship(type, ends));
                after.Values![0][property.Index] = Another(property);
                // What is known of a node stays with it: no two revisions share any.
                if (await BothAsync(Nodes(), before) == await BothAsync(Nodes(), after)) unreachable.Add($"{ends.From} {property.Name}");
            }
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
                var nodes = Nodes();
                var (from, to) = (nodes[PlaceOf(ends.From) + 1], nodes[PlaceOf(ends.To ?? Agreement.Label) + 2]);
                var values = type.Properties.Count == 0 ? null : new[] { type.Properties.Select(Some).ToArray() };
                var set = new RelationshipSet(type, [from.Number], [to.Number], values);
                var answers = (await AnswerAsync(nodes, [set], from), await AnswerAsync(nodes, [set], to));
                if (!answers.Item1.Contains($"\"{to.Id}\"", StringComparison.Ordinal) && !answers.Item2.Contains($"\"{from.Id}\"", StringComparison.Ordinal)) unreachable.Add($"{ends.From} {type} {to.Label}");
            }
        }

        Assert.Empty(unreachable);
    }

    private static async Task<string> BothAsync(List<GraphNode> nodes, RelationshipSet set) =>
        await AnswerAsync(nodes, [set], nodes[set.From[0]]) + await AnswerAsync(nodes, [set], nodes[set.To[0]]);

    // What the API says of a node, over the nodes, what each of them needs, and more relationships.
    private static async Task<string> AnswerAsync(List<GraphNode> nodes, IReadOnlyList<RelationshipSet> more, GraphNode node)
    {
        var sets = GraphModel.RelationshipTypes.Select(type =>
        {
            var (own, needed) = (more.Where(set => set.Type == type).ToList(), Needed(type, nodes).Except(more.Where(set => set.Type == type).SelectMany(set => set.From)).ToList());
            var ends = needed.ConvertAll(from => type.Ends.First(ends => ends.From == nodes[from].Label).To ?? Agreement.Label);
            return new RelationshipSet(type, [.. own.SelectMany(set => set.From), .. needed], [.. own.SelectMany(set => set.To), .. ends.ConvertAll(PlaceOf)], own is [{ Values: { } values }] ? values : null);
        }).ToList();
        var graph = new ServedGraph(new MemoryGraphStore(new GraphDataset(nodes, sets, "0123456789abcdef")));
        var type = node.Label == CheckedScope.Label ? "Check" : node.Label.Name;
        using var answer = await Engine.ExecuteAsync(new($"{{ node(id: \"{node.Id}\") {{ ... on {type} {{ {Selection(type, whole: true)} }} }} }}", null, null), new ApiContext(graph, new DateOnly(2026, 1, 1)), default, CancellationToken.None);
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        Assert.DoesNotContain("\"errors\"", text, StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<int> Needed(RelationshipType type, List<GraphNode> nodes) =>
        nodes.Where(node => type.Column is not null && type.Ends.Any(ends => ends.From == node.Label && ends.Required)).Select(node => node.Number);

    // Of each label the one that others need, and two that nothing needs: by label and id, as in a dataset.
    private static List<GraphNode> Nodes() =>
        [.. GraphModel.Labels.SelectMany(label => Keys.Select((key, i) => new GraphNode(PlaceOf(label) + i, label, $"{label.IdPrefix}:{key}", [.. label.Properties.Select(Some), .. label.Derived.Select(_ => (object?)null)])))];

    private static int PlaceOf(NodeLabel label) => label.Index * Keys.Length;

    private static RelationshipSet Relationship(RelationshipType type, RelationshipEnds ends) =>
        new(type, [PlaceOf(ends.From)], [PlaceOf(ends.To ?? Agreement.Label)], [[.. type.Properties.Select(Some)]]);

    private static object? Some(Property property) =>
        property.Kind switch
        {
            PropertyKind.Enumerated => property.Values[0],
            PropertyKind.Date => PartialDate.OfYear(2002),
            PropertyKind.Number => 1m,
            PropertyKind.Flag => null,
            PropertyKind.TextList => new[] { "signed_on" },
            // Of the whole row.
            _ => property == Claim.Field ? null : "some",
        };

    private static object Another(Property property) =>
        property.Kind switch
        {
            PropertyKind.Enumerated => property.Values[^1],
            PropertyKind.Date => PartialDate.OfYear(2003),
            PropertyKind.Number => 7m,
            PropertyKind.Flag => true,
            PropertyKind.TextList => new[] { "in_force_on" },
            _ => "another",
        };

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
            var languages = field.Arguments?.Items.Any(argument => argument.Name.StringValue == "language") == true ? LanguagesOfColumns : [""];
            foreach (var language in languages) text.Append(language.Length == 0 ? $"{name} {below} " : $"{name}_{language}: {name}(language: {language}) ");
        }

        return text.ToString();
    }

    // Names in the others stand in aliases.
    private static readonly List<string> LanguagesOfColumns =
        [.. Vocabulary.WordsOf<Language>().Where(word => GraphModel.Labels.Any(label => label.Properties.Any(property => property.Name.EndsWith("_" + word.ToLowerInvariant(), StringComparison.Ordinal))))];

    private static List<GraphQLFieldDefinition> Fields(string type) =>
        Types.GetValueOrDefault(type) switch
        {
            GraphQLObjectTypeDefinition definition => definition.Fields?.Items ?? [],
            GraphQLInterfaceTypeDefinition definition => definition.Fields?.Items ?? [],
            _ => [],
        };

    private static string NameOf(GraphQLType type) => type switch { GraphQLNonNullType some => NameOf(some.Type), GraphQLListType list => NameOf(list.Type), _ => ((GraphQLNamedType)type).Name.StringValue };

}
