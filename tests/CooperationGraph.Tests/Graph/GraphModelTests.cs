using CooperationGraph.Graph;

namespace CooperationGraph.Tests.Graph;

public sealed class GraphModelTests
{
    [Fact]
    public void Labels_have_distinct_names_prefixes_and_files()
    {
        Assert.Distinct(GraphModel.Labels.Select(label => label.Name));
        Assert.Distinct(GraphModel.Labels.Select(label => label.IdPrefix));
        Assert.Distinct(GraphModel.Labels.Select(label => label.File).Concat(GraphModel.RelationshipTypes.Where(type => type.Column is null).Select(type => type.File)));
    }

    [Fact]
    public void A_relationship_type_is_stored_in_a_file_or_in_a_column_and_only_a_file_holds_properties()
    {
        foreach (var type in GraphModel.RelationshipTypes)
        {
            Assert.True((type.Column is null) == (type.File.Length > 0), type.Name);
            Assert.True(type.Column is null || type.Properties.Count == 0, type.Name);
        }
    }

    [Fact]
    public void Columns_of_a_label_have_distinct_names()
    {
        foreach (var label in GraphModel.Labels)
            Assert.Distinct(label.Properties.Select(property => property.Name).Concat(GraphModel.ColumnsOf(label).Select(type => type.Column!)).Prepend("id"));
    }

    [Fact]
    public void Each_cited_label_can_be_marked_as_unverified()
    {
        foreach (var label in GraphModel.Labels.Where(label => label.Cited)) Assert.NotNull(label.Find("unverified"));
    }

    [Fact]
    public void An_id_names_its_label()
    {
        Assert.Same(Country.Label, GraphModel.LabelOf("country:KAZ"));
        Assert.Null(GraphModel.LabelOf("planet:mars"));
        Assert.Null(GraphModel.LabelOf("KAZ"));
    }
}
