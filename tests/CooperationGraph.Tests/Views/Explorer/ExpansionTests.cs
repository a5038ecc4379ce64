using CooperationGraph.Server.Views.Explorer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Tests.Views.Explorer;

public sealed class ExpansionTests
{
    [Theory]
    [InlineData("country:KAZ", 30, "country:KAZ")]
    [InlineData("country:KAZ", 200, "country:KAZ~200")]
    [InlineData("agreement:a~b", 30, "agreement:a~b~30")]
    [InlineData("agreement:a~5", 2000, "agreement:a~5~2000")]
    public void It_stands_in_an_address_so_that_it_can_be_read_again_whatever_the_id_has(string id, int limit, string address)
    {
        Assert.Equal(address, new Expansion(id, limit).ToString());
        Assert.Equal(new(id, limit), Expansion.Read(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("~5")]
    [InlineData("country:KAZ~")]
    [InlineData("country:KAZ~0")]
    [InlineData("country:KAZ~2001")]
    [InlineData("country:KAZ~five")]
    [InlineData("country:KAZ~٥")]
    public void What_is_none_is_told(string text) => Assert.Null(Expansion.Read(text));

    [Theory]
    [InlineData("country:KAZ~120~-40", "country:KAZ")]
    [InlineData("agreement:a~b~120~-40", "agreement:a~b")]
    public void A_node_is_pinned_whatever_its_id_has(string pin, string id)
    {
        var (choice, errors) = ExploreChoice.Of(new QueryCollection(new Dictionary<string, StringValues> { ["id"] = id, ["pin"] = pin }));
        Assert.Empty(errors);
        Assert.Equal(new(id, new(120, -40)), Assert.Single(choice.Pinned));
    }

    [Theory]
    [InlineData("~1~2")]
    [InlineData("country:KAZ~1")]
    [InlineData("country:KAZ~1~")]
    [InlineData("country:KAZ~1~100001")]
    public void What_is_no_pin_is_told(string pin) =>
        Assert.Contains("'pin'", Assert.Single(ExploreChoice.Of(new QueryCollection(new Dictionary<string, StringValues> { ["id"] = "country:KAZ", ["pin"] = pin })).Errors), StringComparison.Ordinal);
}
