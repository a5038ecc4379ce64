using System.Buffers.Binary;
using ZiggyCreatures.Caching.Fusion.Internals;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// How an answer stands in Redis, within <see cref="EntrySeal"/>: version (1 byte), when it was stored and until when it counts (8 bytes each, ticks), the day
/// number that it was computed for or -1 (4 bytes), the body. Little-endian. What does not fit is refused, and counts as absent.
/// </summary>
internal sealed class AnswerFormat : IFusionCacheSerializer
{
    /// <summary>Raised with every change of this layout; it is part of every key as well.</summary>
    public const byte Version = 2;

    private const int StoredAt = 1;
    private const int UntilAt = StoredAt + sizeof(long);
    private const int DayAt = UntilAt + sizeof(long);
    private const int BodyAt = DayAt + sizeof(int);
    private const int EveryDay = -1;

    public byte[] Serialize<T>(T? obj)
    {
        var entry = obj as FusionCacheDistributedEntry<CachedAnswer> ?? throw new NotSupportedException($"{typeof(T)} is no answer.");
        var answer = entry.Value;
        var bytes = new byte[BodyAt + answer.Body.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(StoredAt), entry.Timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(UntilAt), entry.LogicalExpirationTimestamp);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(DayAt), answer.Day?.DayNumber ?? EveryDay);
        answer.Body.CopyTo(bytes.AsSpan(BodyAt));
        return bytes;
    }

    /// <exception cref="InvalidDataException">Another version, or too short.</exception>
    public T? Deserialize<T>(byte[] data)
    {
        if (data.Length < BodyAt || data[0] != Version) throw new InvalidDataException("An entry of another format.");
        var day = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(DayAt));
        var answer = CachedAnswer.Of(data[BodyAt..], day == EveryDay ? null : DateOnly.FromDayNumber(day), isFromRedis: true);
        var (stored, until) = (BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(StoredAt)), BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(UntilAt)));
        // The size is that of this process: it bounds the level in memory.
        var entry = new FusionCacheDistributedEntry<CachedAnswer>(answer, stored, until, tags: null, new FusionCacheEntryMetadata(false, null, null, null, answer.Size, null));
        return (T)(object)entry;
    }

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
}
