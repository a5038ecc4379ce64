using System.Reflection;
using CooperationGraph.Api;
using CooperationGraph.Graph;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Tests.Api;

public sealed class SchemaTests
{
    private static readonly GraphQLDocument Document = Parser.Parse(ApiSchema.Sdl);

    [Fact]
    public void Every_type_field_argument_and_enum_value_is_described()
    {
        var missing = new List<string>();
        foreach (var type in Document.Definitions.OfType<GraphQLTypeDefinition>())
        {
            Note(type, type.Name.StringValue);
            foreach (var field in Fields(type))
            {
                Note(field, $"{type.Name}.{field.Name}");
                foreach (var argument in field.Arguments?.Items ?? [])
                    if (!StandardArguments.Contains(argument.Name.StringValue)) Note(argument, $"{type.Name}.{field.Name}({argument.Name})");
            }

            foreach (var value in (type as GraphQLEnumTypeDefinition)?.Values?.Items ?? []) Note(value, $"{type.Name}.{value.Name}");
            foreach (var field in (type as GraphQLInputObjectTypeDefinition)?.Fields?.Items ?? []) Note(field, $"{type.Name}.{field.Name}");
        }

        Assert.Empty(missing);

        void Note(IHasDescriptionNode node, string place)
        {
            if (string.IsNullOrWhiteSpace(node.Description?.Value.ToString())) missing.Add(place);
        }
    }

    [Fact]
    public void The_schema_has_every_label_and_relationship_type_of_the_graph_model_as_a_word()
    {
        Assert.Equal(GraphModel.Labels.Select(label => label.Name).Order(), WordsOf("Label").Order());
        Assert.Equal(GraphModel.RelationshipTypes.Select(type => type.Name).Order(), WordsOf("RelationshipType").Order());

        static IEnumerable<string> WordsOf(string type) => Document.Definitions.OfType<GraphQLEnumTypeDefinition>().Single(each => each.Name.StringValue == type).Values!.Items.Select(value => value.Name.StringValue);
    }

    [Theory]
    [MemberData(nameof(EnumsOfWords))]
    public void An_enum_of_the_schema_has_the_words_of_the_graph_model(string type)
    {
        var words = (IReadOnlyList<string>)typeof(Vocabulary).GetMethod(nameof(Vocabulary.WordsOf))!.MakeGenericMethod(EnumOf(type)!).Invoke(null, null)!;
        var definition = Document.Definitions.OfType<GraphQLEnumTypeDefinition>().Single(each => each.Name.StringValue == type);
        Assert.Equal(words, definition.Values!.Items.Select(value => value.Name.StringValue));
    }

    public static TheoryData<string> EnumsOfWords =>
        [.. Document.Definitions.OfType<GraphQLEnumTypeDefinition>().Select(each => each.Name.StringValue).Where(name => !name.EndsWith("Order", StringComparison.Ordinal) && name is not ("Label" or nameof(RelationshipType)))];

    public static TheoryData<string> ListedLabels => [.. GraphModel.Labels.Where(label => label.IsListed).Select(label => label.Name)];

    [Theory]
    [MemberData(nameof(ListedLabels))]
    public void A_list_is_ordered_and_filtered_by_what_the_graph_model_says(string name)
    {
        var label = GraphModel.Labels.Single(each => each.Name == name);
        var orders = Document.Definitions.OfType<GraphQLEnumTypeDefinition>().Single(each => each.Name.StringValue == name + "Order").Values!.Items.Select(value => value.Name.StringValue);
        Assert.Equal(["ID_ASC", .. label.Orders.SelectMany(property => new[] { $"{WordOf(property)}_ASC", $"{WordOf(property)}_DESC" })], orders);

        var list = Document.Definitions.OfType<GraphQLObjectTypeDefinition>().Single(each => each.Name == "Query").Fields!.Items.Single(each => each.Name.StringValue == label.Plural);
        Assert.Equal($"{(label.DefaultOrder is { } order ? WordOf(order) : "ID")}_ASC", ((GraphQLEnumValue)list.Arguments!.Items.Single(each => each.Name == "orderBy").DefaultValue!).Name.StringValue);

        var filter = Document.Definitions.OfType<GraphQLInputObjectTypeDefinition>().Single(each => each.Name.StringValue == name + "Filter").Fields!.Items.Select(field => field.Name.StringValue).ToList();
        Assert.Empty(label.Properties.Select(property => property.Filter).OfType<string>().Except(filter));

        static string WordOf(Property property) => property.Name.Replace("_en", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    // RecordedStatus is a type of the schema too: a status with its day.
    private static Type? EnumOf(string type) =>
        typeof(Vocabulary).Assembly.GetTypes().SingleOrDefault(each => each.IsEnum && each.IsPublic && each.Name == (type == "RecordedStatusValue" ? nameof(RecordedStatus) : type));

    // Their names say everything, and the type that they lead to is described.
    private static readonly string[] StandardArguments = ["id", "ids", "asOf", "language"];

    private static List<GraphQLFieldDefinition> Fields(GraphQLTypeDefinition type) =>
        type switch
        {
            GraphQLObjectTypeDefinition definition => definition.Fields?.Items ?? [],
            GraphQLInterfaceTypeDefinition definition => definition.Fields?.Items ?? [],
            _ => [],
        };

}
