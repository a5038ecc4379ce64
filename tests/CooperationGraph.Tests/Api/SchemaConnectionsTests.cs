using System.Text.RegularExpressions;
using CooperationGraph.Api;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// The connection types in <c>schema.graphql</c> are those of the graph model's table. After a change of the table, <c>UPDATE_SCHEMA=1</c> lets the test write them
/// into the file: those that stand there in their places, new ones at the end.
/// </summary>
public sealed class SchemaConnectionsTests
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static IReadOnlyList<ConnectionType> All { get; } = ConnectionType.All(GraphModel.Table);

    public static TheoryData<string> Items => [.. All.Select(type => type.Item)];

    [Theory]
    [MemberData(nameof(Items))]
    public void A_connection_stands_in_the_schema_as_the_graph_model_makes_it(string item)
    {
        var type = All.Single(each => each.Item == item);
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1") File.WriteAllText(SchemaFile, With(type, File.ReadAllText(SchemaFile)));
        var schema = File.ReadAllText(SchemaFile);
        Assert.Contains(type.Sdl, schema, StringComparison.Ordinal);
        Assert.Contains(type.EdgeSdl, schema, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_has_no_other_connections()
    {
        var named = Regex.Matches(File.ReadAllText(SchemaFile), @"^type (?<item>\w+)(Connection|Edge) ", RegexOptions.Multiline | Options).Select(match => match.Groups["item"].Value).Distinct();
        Assert.Equal(All.Select(type => type.Item).Order(), named.Order());
    }

    [Fact]
    public void Writing_a_connection_again_changes_nothing_and_a_new_one_is_added_with_its_edge()
    {
        var schema = File.ReadAllText(SchemaFile);
        Assert.Equal(schema, All.Aggregate(schema, (text, type) => With(type, text)));
        var port = new ConnectionType("Port", "Port", "ports");
        Assert.Equal($"{schema}\n{port.Sdl}\n{port.EdgeSdl}}}\n", With(port, schema));
        Assert.Equal(schema, With(All[0], With(All[0] with { Plural = "states" }, schema)));
    }

    private static string SchemaFile => Path.Combine(Path.GetDirectoryName(RealSeed.Folder)!, "src", "CooperationGraph.Api", "schema.graphql");

    private static string With(ConnectionType type, string schema)
    {
        // Descriptions have no quotes. The end of an edge is the file's own.
        var connection = new Regex($"\"{{3}}.*\"{{3}}\ntype {type.Item}Connection \\{{\n(  .*\n)*}}\n", Options);
        var edge = new Regex($"\"{{3}}.*\"{{3}}\ntype {type.Item}Edge \\{{\n(  .*\n){{4}}", Options);
        if (!connection.IsMatch(schema)) return $"{schema}\n{type.Sdl}\n{type.EdgeSdl}}}\n";
        return edge.Replace(connection.Replace(schema, _ => type.Sdl), _ => type.EdgeSdl);
    }
}
