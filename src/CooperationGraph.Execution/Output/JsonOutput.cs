using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CooperationGraph.Execution.Output;

/// <summary>JSON text as it grows, in one buffer that is kept from request to request. Throws <see cref="BoundExceededException"/> past its limit.</summary>
internal sealed class JsonOutput
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _buffer = new byte[4096];
    private int _limit;

    /// <summary>Where the next byte goes. Set back to take written bytes away.</summary>
    public int Position { get; set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    public int Capacity => _buffer.Length;

    public void Reset(int limit)
    {
        _limit = limit;
        Position = 0;
    }

    // Called for each key and most values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - Position < bytes.Length) Grow(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Position));
        Position += bytes.Length;
    }

    public void WriteByte(byte value)
    {
        if (_buffer.Length == Position) Grow(1);
        _buffer[Position++] = value;
    }

    /// <summary>Writes again what was written before.</summary>
    public void Copy(int start, int length)
    {
        if (_buffer.Length - Position < length) Grow(length);
        _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(Position));
        Position += length;
    }

    /// <summary>A string in quotes. Only what JSON demands is escaped, so that Chinese and Russian stay readable and short.</summary>
    public void WriteText(string text)
    {
        // Up to three bytes a character, six where one is escaped, two quotes.
        var rest = text.AsSpan();
        if (_buffer.Length - Position < (rest.Length * 3) + 2) Grow((rest.Length * 3) + 2);
        _buffer[Position++] = (byte)'"';
        while (true)
        {
            var plain = rest.IndexOfAny(Escaped);
            if (plain < 0)
            {
                Position += Encoding.UTF8.GetBytes(rest, _buffer.AsSpan(Position));
                break;
            }

            Position += Encoding.UTF8.GetBytes(rest[..plain], _buffer.AsSpan(Position));
            WriteEscaped(rest[plain]);
            rest = rest[(plain + 1)..];
            if (_buffer.Length - Position < (rest.Length * 3) + 1) Grow((rest.Length * 3) + 1);
        }

        _buffer[Position++] = (byte)'"';
    }

    /// <summary>A value's own invariant format, without quotes.</summary>
    public void WriteFormatted<T>(T value)
        where T : IUtf8SpanFormattable
    {
        int written;
        while (!value.TryFormat(_buffer.AsSpan(Position), out written, default, CultureInfo.InvariantCulture)) Grow(64);
        Position += written;
    }

    private void WriteEscaped(char c)
    {
        switch (c)
        {
            case '"': Write("\\\""u8); break;
            case '\\': Write("\\\\"u8); break;
            case '\n': Write("\\n"u8); break;
            case '\r': Write("\\r"u8); break;
            case '\t': Write("\\t"u8); break;
            default:
                Write("\\u00"u8);
                WriteByte((byte)(c < 16 ? '0' : '1'));
                WriteByte((byte)"0123456789abcdef"[c & 15]);
                break;
        }
    }

    /// <exception cref="BoundExceededException">More was written than the limit allows.</exception>
    public void CheckLimit()
    {
        if (Position > _limit)
            throw new BoundExceededException(ErrorCodes.AnswerTooLarge, $"The answer is larger than {_limit / (1024 * 1024.0):0.##} MiB. Ask for fewer rows (first, last) or fewer fields.");
    }

    private void Grow(int needed)
    {
        CheckLimit();
        Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)_buffer.Length * 2, (long)Position + needed)));
    }
}
