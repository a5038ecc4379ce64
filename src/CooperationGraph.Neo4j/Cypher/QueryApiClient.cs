using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>Neo4j's HTTP Query API v2: <c>POST /db/{name}/query/v2</c> (Neo4j 5.19 and later).</summary>
/// <param name="http">With the address and the bounds that <see cref="Neo4jServices"/> gives it.</param>
public sealed class QueryApiClient(HttpClient http, Neo4jCredentials credentials, Neo4jOptions options) : ICypherClient
{
    // To end what runs on: short, and worth a try even if many wait.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly AbandonedStatements _abandoned = new();

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue PlainJson = new("application/json");

    private readonly string _path = $"db/{Uri.EscapeDataString(options.Database)}/query/v2";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        var name = _abandoned.NextName();
        var sent = false;
        try
        {
            return await SendAsync(statement, name, options.TimeLimit, () => sent = true, cancellationToken);
        }
        catch (Exception e) when (sent && e is OperationCanceledException or StoreUnavailableException { InnerException: OperationCanceledException })
        {
            _abandoned.Add(name, end => SendAsync(end, name: null, EndLimit, sent: null, CancellationToken.None));
            throw;
        }
    }

    private async Task<IReadOnlyList<CypherValue[]>> SendAsync(CypherStatement statement, string? name, TimeSpan timeLimit, Action? sent, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        var status = HttpStatusCode.OK;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _path) { Content = Body(statement, name) };
            request.Headers.Authorization = credentials.Header;
            // Typed JSON, the other choice, has three to seven times the bytes.
            request.Headers.Accept.Add(PlainJson);
            sent?.Invoke();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
            if (response.StatusCode >= HttpStatusCode.InternalServerError) throw await FailureOfAsync(response.StatusCode, stream, limit.Token);
            status = response.StatusCode;
            var rows = await QueryAnswerReader.ReadAsync(stream, limit.Token);
            return response.IsSuccessStatusCode ? rows : throw NotTheApi(response.StatusCode);
        }
        catch (JsonException) when (status is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.InternalServerError)
        {
            throw NotTheApi(status);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new StoreUnavailableException("The graph's database broke off its answer, or what answers at its address is no Neo4j.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new StoreUnavailableException("The graph's database cannot be reached.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"The graph's database did not answer within {timeLimit.TotalSeconds:0.##} s.", e);
        }
    }

    // A database that has given up, as on a full disk, says so with status 500; a proxy before it says what it likes.
    private static async Task<StoreUnavailableException> FailureOfAsync(HttpStatusCode status, Stream body, CancellationToken cancellationToken)
    {
        var message = $"The graph's database fails (HTTP {(int)status}).";
        try
        {
            await QueryAnswerReader.ReadAsync(body, cancellationToken);
            return new(message);
        }
        catch (CypherException said)
        {
            return new(message, said);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(message);
        }
    }

    private static ByteArrayContent Body(CypherStatement statement, string? name) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new Request(statement.Text, name is null ? statement.Parameters : Named(statement.Parameters, name)), Json)) { Headers = { ContentType = JsonType } };

    private static Dictionary<string, object?> Named(IReadOnlyDictionary<string, object?>? parameters, string name) =>
        new(parameters ?? new Dictionary<string, object?>()) { [AbandonedStatements.Parameter] = name };

    private static CypherException NotTheApi(HttpStatusCode status) => new(CypherException.NoQueryApi, $"The address answers HTTP {(int)status}, and has no HTTP Query API.");

    private sealed record Request(
        [property: System.Text.Json.Serialization.JsonPropertyName("statement")] string Statement,
        [property: System.Text.Json.Serialization.JsonPropertyName("parameters"), System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyDictionary<string, object?>? Parameters);
}
