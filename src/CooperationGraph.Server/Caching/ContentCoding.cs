namespace CooperationGraph.Server.Caching;

/// <summary>The content codings of answers, the preferred one last (RFC 9110, section 8.4.1).</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
