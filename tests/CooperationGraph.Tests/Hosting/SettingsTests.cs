using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Cli;
using CooperationGraph.Server.Hosting;
using Settings = CooperationGraph.Server.Hosting.Settings;

namespace CooperationGraph.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Neo4j:Url", "http://localhost:7474", "There is no setting 'Neo4j:Url'. The nearest known one is 'Neo4j:Uri'.")]
    [InlineData("Cache:Size", "1", "There is no setting 'Cache:Size'.")]
    public void A_name_that_is_no_setting_is_refused_with_the_nearest(string name, string value, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidSettingException>(() => Settings.Read([new(name, value)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Neo4j:Uri", "ftp://localhost:7687", "http://localhost:7474")]
    [InlineData("Neo4j:Uri", "bolt://neo4j:secret@localhost:7687", "settings of their own")]
    [InlineData("Neo4j:Uri", "http://neo4j:secret@localhost:7474", "settings of their own")]
    [InlineData("Neo4j:KeptNodes", "many", "Give a number from 0 on.")]
    public void A_value_that_cannot_be_is_refused_with_one_that_can(string name, string value, string help) =>
        Assert.Contains(help, Assert.Throws<InvalidSettingException>(() => Settings.Neo4jOptionsOf(Settings.Read([new(name, value)]))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("serve --Store neo4j", "bolt://localhost:7687", "bolt")]
    [InlineData("serve --Store neo4j", "neo4j+s://graph.example:7687", "neo4j+s")]
    [InlineData("import", "bolt+ssc://localhost:7687", "bolt+ssc")]
    public void An_address_that_this_build_cannot_speak_with_is_refused_with_how_to_get_one_that_can(string command, string address, string scheme)
    {
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run([.. command.Split(' '), "--Neo4j:Uri", address], TextWriter.Null, error));
        Assert.StartsWith($"'Neo4j:Uri' is an address for {scheme}, and this build speaks HTTP alone.", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("dotnet run --project src/Optional/CooperationGraph.Neo4j.Bolt\n", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cache:Bytes", "-1")]
    [InlineData("Cache:ObjectBytes", "-1")]
    [InlineData("Cache:MaxAnswerBytes", "9999999999")]
    [InlineData("Metrics", "foo")]
    [InlineData("WarmUp", "yes")]
    [InlineData("Store", "postgres")]
    [InlineData("Neo4j:Uri", "http://localhost:7474?database=x")]
    [InlineData("Neo4j:Uri", "nonsense")]
    [InlineData("Neo4j:KeptNodes", "-1")]
    [InlineData("Redis:Configuration", ",")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense")]
    public void A_wrong_value_is_refused_at_the_start_whether_or_not_it_is_needed(string name, string value)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Settings.Read([new(name, value)]));
        Assert.StartsWith($"'{name}' is ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("{\n  \"Store\": \"memory\",\n  \"Cache\": { \"Bytes\": 5,, }\n}", "appsettings.json:3: ")]
    [InlineData("{\n  \"Store\": \"memory\"", "appsettings.json:2: ")]
    [InlineData("", "appsettings.json:1: ")]
    [InlineData("[1]", "appsettings.json cannot be read: Top-level JSON element must be an object.")]
    [InlineData("{\"Stor\": \"neo4j\"}", "appsettings.json: There is no setting 'Stor'. The nearest known one is 'Store'.")]
    [InlineData("{\"Neo4j\": {\"Url\": \"http://localhost:7474\"}}", "appsettings.json: There is no setting 'Neo4j:Url'. The nearest known one is 'Neo4j:Uri'.")]
    [InlineData("{\"Cache\": 5}", "appsettings.json: 'Cache' has no value of its own. It holds Cache:Bytes, Cache:MaxAnswerBytes, Cache:ObjectBytes.")]
    [InlineData("{\"RateLimit\": {\"Proxies\": [\"10.0.0.1\"]}}", "appsettings.json: There is no setting 'RateLimit:Proxies:0'. The nearest known one is 'RateLimit:Proxies'.")]
    [InlineData("{\"Store\": {\"kind\": \"neo4j\"}}", "appsettings.json: There is no setting 'Store:kind'.")]
    [InlineData("{\"Cache\": {\"Bytes\": -1}}", "'Cache:Bytes' is '-1'.")]
    public void A_wrong_file_is_refused_with_its_line_or_its_name(string text, string message)
    {
        using var folder = new Support.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), text);
        var refused = Assert.Throws<InvalidSettingException>(() => Settings.Read([], folder.Path));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_file_may_have_sections_of_the_framework()
    {
        using var folder = new Support.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), "{\"Kestrel\": {\"Limits\": {}}, \"Logging\": {}, \"store\": \"neo4j\"}");
        Assert.True(Settings.UsesNeo4j(Settings.Read([], folder.Path)));
    }

    [Fact]
    public void A_store_that_is_none_of_the_two_ends_the_command_with_2()
    {
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run(["serve", "--Store", "postgres"], TextWriter.Null, error));
        Assert.Equal("'Store' is 'postgres'. It may be memory or neo4j.\n", error.ToString());
    }

    [Fact]
    public void What_is_given_on_the_command_line_decides_and_defaults_are_those_of_the_table()
    {
        var options = Settings.Neo4jOptionsOf(Settings.Read([new("Neo4j:Uri", "http://graph:7474"), new("Neo4j:User", "reader")]));
        Assert.Equal((new Uri("http://graph:7474/"), "reader", "neo4j"), (options.Uri, options.User, options.Database));
        Assert.False(Settings.UsesNeo4j(Settings.Read([])));
        Assert.True(Settings.UsesNeo4j(Settings.Read([new("Store", "Neo4j")])));
        // As a variable of compose.yaml leaves it that has no value.
        Assert.False(Settings.UsesNeo4j(Settings.Read([new("Store", "")])));
    }

    [Theory]
    [InlineData("--grace", "-1", "Give a number of seconds from 0 to 86400.")]
    [InlineData("--grace", "soon", "'--grace' is 'soon'. Give a number of seconds from 0 to 86400.")]
    [InlineData("--grace", "9999999999", "Give a number of seconds from 0 to 86400.")]
    [InlineData("--Redis:Configuration", "localhost:6379,connectTimeout=soon", "'Redis:Configuration' is no configuration string")]
    [InlineData("--Redis:Configuration", "password=x", "'Redis:Configuration' is no configuration string")]
    [InlineData("--Neo4j:Url", "x", "--Neo4j:Url")]
    public void A_wrong_option_of_an_import_ends_with_2_and_one_sentence(string name, string value, string message)
    {
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run(["import", "graph-seed", name, value], TextWriter.Null, error));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, error.ToString().Count(each => each == '\n'));
    }

    [Fact]
    public void An_import_of_a_folder_with_errors_ends_with_1_and_of_no_folder_with_3()
    {
        using var seed = new Support.SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992-13-10").Write();
        using var error = new StringWriter();
        Assert.Equal(1, CommandLine.Run(["import", seed.Folder], TextWriter.Null, error));
        Assert.Contains("invalid_date agreements.csv", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, CommandLine.Run(["import", seed.Folder + "-none"], TextWriter.Null, error));
    }
}
