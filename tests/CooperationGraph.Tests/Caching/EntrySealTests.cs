using CooperationGraph.Server.Caching;

namespace CooperationGraph.Tests.Caching;

public sealed class EntrySealTests
{
    private static readonly byte[] Content = [.. "{\"data\":null}"u8];
    private static readonly byte[] Entry = EntrySeal.Seal("key", Content);

    [Fact]
    public void What_is_sealed_is_opened_under_its_key_and_no_other()
    {
        Assert.Equal(Content, EntrySeal.Open("key", Entry));
        Assert.Empty(EntrySeal.Open("key", EntrySeal.Seal("key", []))!);
        Assert.All(["", "ke", "key\0", "Key", "key{"], other => Assert.Null(EntrySeal.Open(other, Entry)));
    }

    [Fact]
    public void Any_changed_bit_is_noticed()
    {
        for (var bit = 0; bit < Entry.Length * 8; bit++)
        {
            var damaged = Entry.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(EntrySeal.Open("key", damaged));
        }
    }

    [Fact]
    public void Any_missing_end_is_noticed()
    {
        for (var length = 0; length < Entry.Length; length++) Assert.Null(EntrySeal.Open("key", Entry[..length]));
    }
}
