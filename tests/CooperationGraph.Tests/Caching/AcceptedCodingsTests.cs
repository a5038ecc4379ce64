using CooperationGraph.Server.Caching;

namespace CooperationGraph.Tests.Caching;

public sealed class AcceptedCodingsTests
{
    [Theory]
    [InlineData("", ContentCoding.Identity)]
    [InlineData("br", ContentCoding.Brotli)]
    [InlineData("GZIP", ContentCoding.Gzip)]
    [InlineData("gzip, deflate, br, zstd", ContentCoding.Brotli)]
    [InlineData("gzip;q=1.0, br;q=0.5", ContentCoding.Gzip)]
    [InlineData("gzip ; q=0.5 , br ; q=0.5", ContentCoding.Brotli)]
    [InlineData("*", ContentCoding.Brotli)]
    [InlineData("br;q=0, *", ContentCoding.Gzip)]
    [InlineData("br;q=0, gzip;q=0.000", ContentCoding.Identity)]
    [InlineData("identity, *;q=0", ContentCoding.Identity)]
    [InlineData("deflate", ContentCoding.Identity)]
    [InlineData(",;q=,br;q=nonsense", ContentCoding.Identity)]
    internal void The_greatest_weight_decides(string accepted, ContentCoding expected) => Assert.Equal(expected, AcceptedCodings.Choose(accepted));

    [Fact]
    public void A_client_that_says_nothing_gets_the_body_as_it_is() => Assert.Equal(ContentCoding.Identity, AcceptedCodings.Choose(default));

    [Fact]
    public void Several_lines_are_one_list() => Assert.Equal(ContentCoding.Brotli, AcceptedCodings.Choose(new(["gzip;q=0.5", "br"])));
}
