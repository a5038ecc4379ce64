using System.Text.Json;
using CooperationGraph.Server.Caching;

namespace CooperationGraph.Tests.Caching;

public sealed class AnswerKeyTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", " { \"b\" : { \"d\":3, \"c\":2 }, \"a\":1 } ")]
    [InlineData("{\"a\":\"\\u00e9\\/\"}", "{\"a\":\"é/\"}")]
    [InlineData("{\"\\u0061\":[]}", "{\"a\":[ ]}")]
    [InlineData("{}", null)]
    public void Variables_that_say_the_same_have_one_key(string first, string? second) => Assert.Equal(Hash(first), Hash(second));

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1.0}")]
    [InlineData("{\"a\":1}", "{\"a\":\"1\"}")]
    [InlineData("{\"a\":null}", "{}")]
    [InlineData("{\"a\":[1,2]}", "{\"a\":[2,1]}")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}")]
    [InlineData("{\"a\":{\"b\":1}}", "{\"a\":{},\"b\":1}")]
    public void Variables_that_may_say_something_else_have_another(string first, string second) => Assert.NotEqual(Hash(first), Hash(second));

    [Fact]
    public void No_part_passes_for_another()
    {
        string[] hashes = [AnswerKey.HashOf("a", "b", null), AnswerKey.HashOf("a b", "", null), AnswerKey.HashOf("a\",\"b", null, null), AnswerKey.HashOf("a", null, JsonElement.Parse("{\"b\":1}"))];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_key_names_the_format_and_the_revision()
    {
        var key = AnswerKey.Of("0123", "ff");
        Assert.StartsWith($"cooperation-graph:{AnswerFormat.Version}:", key, StringComparison.Ordinal);
        Assert.EndsWith(":0123:ff", key, StringComparison.Ordinal);
    }

    private static string Hash(string? variables) => AnswerKey.HashOf("{ a }", null, variables is null ? null : JsonElement.Parse(variables));
}
