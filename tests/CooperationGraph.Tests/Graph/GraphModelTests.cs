using CooperationGraph.Api;
using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

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

    [Fact]
    public void Lists_have_names_of_their_own_and_are_ordered_by_properties_of_their_label()
    {
        Assert.Distinct(GraphModel.Labels.Where(label => label.IsListed).Select(label => label.Plural));
        foreach (var label in GraphModel.Labels)
        {
            Assert.Empty(label.Orders.Except(label.Properties));
            Assert.Distinct(label.Properties.Where(property => property.Filter is not null).Select(property => property.Filter));
            if (label.IsListed) Assert.NotEmpty(label.Orders);
            if (label.Orders.Count > 0) Assert.True(label.IsPaged);
        }
    }

    // The file of the label and the line in the table; OneLabelMoreTests has what the contract needs.
    [Fact]
    public async Task One_label_more_in_the_table_is_read_checked_stored_and_written()
    {
        using var seed = new SeedCopy(Port.Model)
            .Add("ports.csv", ("id", "port:aktau"), ("name_en", "Aktau"), ("opened_on", "1963"), ("lies_in", "country:KAZ"))
            .Add("ports.csv", ("id", "port:kuryk"), ("name_en", "Kuryk"), ("lies_in", "country:KAZ"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "port:aktau"), ("cites", "source:un"));
        var refused = seed.Read();
        var error = Assert.Single(refused.Notices.Kept, notice => notice.Severity == Severity.Error);
        Assert.Equal(("row_without_claim", "ports.csv"), (error.Code, error.File));

        var read = seed.Set("ports.csv", 1, "unverified", "true").Read();
        var store = new MemoryGraphStore(read.Dataset!);
        var named = await store.FindNodesAsync(Port.Label, new Condition.TextContains([Port.Name], "akt"), NodeOrder.ById, PageRequest.Whole, CancellationToken.None);
        Assert.Equal("1963", Assert.Single(named.Nodes).Get(Port.OpenedOn).ToString());
        var country = await store.GetNeighboursAsync(named.Nodes, Port.LiesIn, Direction.Outgoing, CancellationToken.None);
        Assert.Equal("country:KAZ", country.Of(0)[0].Node.Id);
        Assert.Single((await ClaimReader.GetAsync(store, named.Nodes, CancellationToken.None))[0].Citations);

        var folder = Directory.CreateTempSubdirectory().FullName;
        DatasetWriter.Write(read.Dataset!, folder);
        Assert.StartsWith("id,name_en,kind,opened_on,unverified,lies_in\nport:aktau,Aktau,,1963,,country:KAZ\n", await File.ReadAllTextAsync(Path.Combine(folder, "ports.csv")), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
