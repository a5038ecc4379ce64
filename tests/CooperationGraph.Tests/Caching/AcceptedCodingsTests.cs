using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Http;

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
    [InlineData("identity, gzip;q=0.5", ContentCoding.Identity)]
    [InlineData("IDENTITY;q=0.8, gzip;q=0.5, br;q=0.7", ContentCoding.Identity)]
    [InlineData("identity;q=0.5, gzip;q=0.8", ContentCoding.Gzip)]
    [InlineData("identity, br", ContentCoding.Brotli)]
    [InlineData("identity;q=0, gzip;q=0.1", ContentCoding.Gzip)]
    [InlineData("identity;q=0", ContentCoding.Identity)]
    [InlineData("identity;q=0, *", ContentCoding.Brotli)]
    [InlineData("*;q=0", ContentCoding.Identity)]
    [InlineData("gzip;q=0.5, *;q=0", ContentCoding.Gzip)]
    [InlineData("br;q=0, gzip;q=0, *", ContentCoding.Identity)]
    [InlineData("gzip;q=0.5, br;q=0.5, *;q=0.9", ContentCoding.Identity)]
    [InlineData("gzip;q=0.5", ContentCoding.Gzip)]
    [InlineData("deflate", ContentCoding.Identity)]
    [InlineData(",;q=,br;q=nonsense", ContentCoding.Identity)]
    internal void The_greatest_weight_decides(string accepted, ContentCoding expected) => Assert.Equal(expected, AcceptedCodings.Choose(accepted));

    [Fact]
    public void A_client_that_says_nothing_gets_the_body_as_it_is() => Assert.Equal(ContentCoding.Identity, AcceptedCodings.Choose(default));

    [Fact]
    public void Several_lines_are_one_list() => Assert.Equal(ContentCoding.Brotli, AcceptedCodings.Choose(new(["gzip;q=0.5", "br"])));
}
