using System.Reflection;
using CooperationGraph.Graph;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Tests.Api;

public sealed class SchemaTests
{
    private static readonly GraphQLDocument Document = Parser.Parse(Sdl());

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

    [Theory]
    [InlineData("AgreementType", nameof(Vocabulary.AgreementTypes))]
    [InlineData("RecordedStatusValue", nameof(Vocabulary.RecordedStatuses))]
    [InlineData("TerminationType", nameof(Vocabulary.TerminationTypes))]
    [InlineData("Confidence", nameof(Vocabulary.Confidences))]
    [InlineData("Language", nameof(Vocabulary.Languages))]
    [InlineData("PartyRole", nameof(Vocabulary.PartyRoles))]
    [InlineData("CountryGroupKind", nameof(Vocabulary.GroupKinds))]
    [InlineData("MechanismLevel", nameof(Vocabulary.MechanismLevels))]
    [InlineData("MechanismStatus", nameof(Vocabulary.MechanismStatuses))]
    [InlineData("MeetingFormat", nameof(Vocabulary.MeetingFormats))]
    [InlineData("SectorScheme", nameof(Vocabulary.SectorSchemes))]
    [InlineData("SectorStatus", nameof(Vocabulary.SectorStatuses))]
    [InlineData("ProjectStatus", nameof(Vocabulary.ProjectStatuses))]
    [InlineData("LocationRole", nameof(Vocabulary.LocationRoles))]
    [InlineData("ParticipantRole", nameof(Vocabulary.ParticipantRoles))]
    [InlineData("FinancingStatus", nameof(Vocabulary.FinancingStatuses))]
    [InlineData("FlowType", nameof(Vocabulary.FlowTypes))]
    [InlineData("OrganizationKind", nameof(Vocabulary.OrganizationKinds))]
    [InlineData("AmountKind", nameof(Vocabulary.AmountKinds))]
    [InlineData("PriceBasis", nameof(Vocabulary.PriceBases))]
    [InlineData("Comparison", nameof(Vocabulary.Comparisons))]
    [InlineData("Measure", nameof(Vocabulary.Measures))]
    [InlineData("PeriodType", nameof(Vocabulary.PeriodTypes))]
    [InlineData("SourceKind", nameof(Vocabulary.SourceKinds))]
    [InlineData("Stance", nameof(Vocabulary.Stances))]
    [InlineData("Rank", nameof(Vocabulary.Ranks))]
    [InlineData("AliasKind", nameof(Vocabulary.AliasKinds))]
    public void An_enum_of_the_schema_has_the_words_of_the_graph_model(string type, string list)
    {
        var words = (IReadOnlyList<string>)typeof(Vocabulary).GetField(list)!.GetValue(null)!;
        var definition = Document.Definitions.OfType<GraphQLEnumTypeDefinition>().Single(each => each.Name.StringValue == type);
        Assert.Equal(words, definition.Values!.Items.Select(value => value.Name.StringValue));
    }

    // Their names say everything, and the type that they lead to is described.
    private static readonly string[] StandardArguments = ["id", "ids", "asOf", "language"];

    private static List<GraphQLFieldDefinition> Fields(GraphQLTypeDefinition type) =>
        type switch
        {
            GraphQLObjectTypeDefinition definition => definition.Fields?.Items ?? [],
            GraphQLInterfaceTypeDefinition definition => definition.Fields?.Items ?? [],
            _ => [],
        };

    private static string Sdl()
    {
        using var stream = Assembly.Load("cooperation-graph").GetManifestResourceStream("schema.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
