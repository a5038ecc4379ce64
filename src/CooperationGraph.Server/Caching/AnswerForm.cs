using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Caching;

/// <summary>An answer's body in one content coding, with the headers that go with it, made once.</summary>
internal sealed class AnswerForm(byte[] bytes, string tag, ContentCoding coding)
{
    public byte[] Bytes => bytes;

    /// <summary>A strong entity tag: each coding has its own (RFC 9110, section 8.8.3.3).</summary>
    public StringValues ETag { get; } = coding switch
    {
        ContentCoding.Gzip => $"\"{tag}-gzip\"",
        ContentCoding.Brotli => $"\"{tag}-br\"",
        _ => $"\"{tag}\"",
    };

    /// <summary>The header <c>Content-Encoding</c>; empty for the identity.</summary>
    public StringValues ContentEncoding { get; } = coding switch
    {
        ContentCoding.Gzip => "gzip",
        ContentCoding.Brotli => "br",
        _ => default,
    };
}
