namespace CooperationGraph.Server.Caching;

/// <summary>An answer's body in one coding, and the tag of the two together.</summary>
internal sealed class AnswerForm(byte[] bytes, string tag, ContentCoding coding)
{
    public byte[] Bytes => bytes;

    public ContentCoding Coding => coding;

    /// <summary>A strong entity tag, in its quotes: each coding has its own (RFC 9110, section 8.8.3.3).</summary>
    public string Tag { get; } = coding switch
    {
        ContentCoding.Gzip => $"\"{tag}-gzip\"",
        ContentCoding.Brotli => $"\"{tag}-br\"",
        _ => $"\"{tag}\"",
    };
}
