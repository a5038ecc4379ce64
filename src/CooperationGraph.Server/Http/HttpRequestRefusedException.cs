namespace CooperationGraph.Server.Http;

/// <summary>An HTTP request that holds no GraphQL request.</summary>
internal sealed class HttpRequestRefusedException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
