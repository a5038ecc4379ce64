using CooperationGraph.Server.Caching;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace CooperationGraph.Tests.Caching;

public sealed class AnswerFormatTests
{
    private static readonly byte[] Stored = Store(new(2026, 11, 25));

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-25")]
    public void What_is_stored_is_read(string? day)
    {
        var read = Read(Store(day is null ? null : DateOnly.Parse(day)));
        Assert.Equal("{\"data\":null}"u8, read.Value.Body);
        Assert.Equal((day is null ? null : DateOnly.Parse(day), 1, 2, true), (read.Value.Day, read.Timestamp, read.LogicalExpirationTimestamp, read.Value.IsFromRedis));
        Assert.Equal(read.Value.Size, read.Metadata!.Size);
    }

    [Fact]
    public void Any_changed_bit_is_noticed()
    {
        for (var bit = 0; bit < Stored.Length * 8; bit++)
        {
            var damaged = Stored.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => Read(damaged));
        }
    }

    [Fact]
    public void Any_missing_end_is_noticed()
    {
        for (var length = 0; length < Stored.Length; length++) Assert.Throws<InvalidDataException>(() => Read(Stored[..length]));
    }

    private static byte[] Store(DateOnly? day) => new AnswerFormat().Serialize(new FusionCacheDistributedEntry<CachedAnswer>(CachedAnswer.Of("{\"data\":null}"u8.ToArray(), day), 1, 2, null, null));

    private static FusionCacheDistributedEntry<CachedAnswer> Read(byte[] bytes) => new AnswerFormat().Deserialize<FusionCacheDistributedEntry<CachedAnswer>>(bytes)!;
}
