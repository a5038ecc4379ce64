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
    public void Another_version_and_what_has_no_room_for_its_fields_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => Read([1, .. Stored[1..]]));
        for (var length = 0; length < Stored.Length - "{\"data\":null}".Length; length++) Assert.Throws<InvalidDataException>(() => Read(Stored[..length]));
    }

    private static byte[] Store(DateOnly? day) => new AnswerFormat().Serialize(new FusionCacheDistributedEntry<CachedAnswer>(CachedAnswer.Of("{\"data\":null}"u8.ToArray(), day), 1, 2, null, null));

    private static FusionCacheDistributedEntry<CachedAnswer> Read(byte[] bytes) => new AnswerFormat().Deserialize<FusionCacheDistributedEntry<CachedAnswer>>(bytes)!;
}
