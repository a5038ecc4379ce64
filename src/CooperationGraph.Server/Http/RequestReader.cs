using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace CooperationGraph.Server.Http;

/// <summary>Reads a GraphQL request from an HTTP request, as GraphQL over HTTP has it: JSON in the body of a POST, or parameters of a GET.</summary>
internal static class RequestReader
{
    private const string NoUnicode = "The request has a text that is no Unicode: bytes that are no UTF-8, or half of a surrogate pair.";

    private const string Broken = "The body is broken, or ends too early.";

    private const string Identity = "identity";

    private const int ShownCharacters = 60;

    // Which of two would be meant, nobody can say.
    private static readonly string[] Parameters = ["query", "variables", "operationName", "extensions", "revision"];

    /// <exception cref="HttpRequestRefusedException">The method is not GET, HEAD or POST, or a POST announces no JSON in UTF-8 within the bounds.</exception>
    public static void CheckHeaders(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return;
        if (!HttpMethods.IsPost(request.Method)) throw new HttpRequestRefusedException(StatusCodes.Status405MethodNotAllowed, ErrorTable.MethodNotAllowed, "Send a GET or a POST.");
        if (!IsPlainJson(request) && (!request.HasJsonContentType() || !IsUtf8(request)))
            throw new HttpRequestRefusedException(StatusCodes.Status415UnsupportedMediaType, ErrorTable.MediaTypeUnsupported, "Send the request as JSON in UTF-8, with the header Content-Type: application/json.");
        if (CodingOf(request) is { } coding)
        {
            // What would be read instead (RFC 9110, section 12.5.3).
            request.HttpContext.Response.Headers.AcceptEncoding = Identity;
            throw new HttpRequestRefusedException(StatusCodes.Status415UnsupportedMediaType, ErrorTable.ContentCodingUnsupported, $"The body has the coding '{(coding.Length <= ShownCharacters ? coding : coding[..ShownCharacters] + '…')}'. Send it as it is, without the header Content-Encoding.");
        }

        if (request.ContentLength > MaxBody(request)) throw TooLarge(request);
    }

    /// <summary>Whether the header <c>Content-Type</c> is what nearly all clients send, so that it need not be parsed.</summary>
    public static bool IsPlainJson(HttpRequest request) => request.ContentType is "application/json" or "application/json; charset=utf-8";

    /// <summary>The whole body. One that came at once is in place: it stands in the connection's own buffers, and whoever is done with it consumes it.</summary>
    /// <param name="begun">When the request came, by the clock.</param>
    /// <exception cref="HttpRequestRefusedException">It is too large, broken, ends too early, or takes too long.</exception>
    /// <exception cref="OperationCanceledException">The client went away; the inner exception is how that was noticed.</exception>
    public static async ValueTask<(ReadOnlySequence<byte> Body, bool IsInPlace)> ReadBodyAsync(HttpRequest request, RequestClock clock, long begun, CancellationToken cancellationToken)
    {
        try
        {
            // What is there needs no watch.
            if (request.BodyReader.TryRead(out var whole))
            {
                if (whole.IsCompleted) return (whole.Buffer, true);
                request.BodyReader.AdvanceTo(whole.Buffer.Start);
            }

            using var late = clock.EndOf(begun);
            await using var cut = late.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), request.BodyReader);
            ArrayBufferWriter<byte>? parts = null;
            while (true)
            {
                // Without the token: a broken connection ends the reading by itself, and one that was cancelled leaves a reader that cannot be drained.
                var result = await request.BodyReader.ReadAsync(CancellationToken.None);
                if (result.IsCompleted && parts is null) return (result.Buffer, true);
                // Consumed, for if the connection breaks after bytes were looked at and left there, the server cannot end the request cleanly.
                parts ??= new();
                foreach (var part in result.Buffer) parts.Write(part.Span);
                request.BodyReader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted) return (new(parts.WrittenMemory), false);
                if (!result.IsCanceled) continue;
                CloseAfter(request);
                throw new HttpRequestRefusedException(StatusCodes.Status408RequestTimeout, ErrorCodes.Timeout, $"The body took longer than {clock.Limit.TotalSeconds:0.##} s. Send a shorter query or fewer variables.");
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            CloseAfter(request);
            throw e switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(request),
                // The server tells most of what is wrong by the first of these, and a chunk of a size beyond all numbers by the second.
                BadHttpRequestException => Invalid(Broken),
                IOException and not ConnectionResetException when !cancellationToken.IsCancellationRequested => Invalid(Broken),
                _ => new OperationCanceledException("The client went away.", e, cancellationToken),
            };
        }
    }

    /// <summary>Ends the connection with the response: after a broken body nobody knows where the next request would begin.</summary>
    public static void CloseAfter(HttpRequest request)
    {
        // HTTP/2 has a stream for each request, and no such header.
        if (HttpProtocol.IsHttp11(request.Protocol)) request.HttpContext.Response.Headers.Connection = "close";
    }

    /// <param name="body">The body of a POST.</param>
    /// <exception cref="HttpRequestRefusedException">The HTTP request holds no GraphQL request.</exception>
    public static GraphQLRequest Read(HttpRequest request, in ReadOnlySequence<byte> body)
    {
        try
        {
            if (!HttpMethods.IsPost(request.Method)) return OfQuery(request.Query);
            using var json = RequestJson.Parse(WithoutMark(body), "The body");
            return OfJson(json.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw Invalid(NoUnicode);
        }
    }

    // Editors and shells of Windows write one before UTF-8 (RFC 8259, section 8.1), and before UTF-16.
    private static ReadOnlySequence<byte> WithoutMark(in ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) throw Invalid("The body is empty. Send {\"query\": \"…\"}.");
        var reader = new SequenceReader<byte>(body);
        if (reader.IsNext(Encoding.Unicode.Preamble) || reader.IsNext(Encoding.BigEndianUnicode.Preamble)) throw Invalid("The body is UTF-16. Save and send it in UTF-8.");
        reader.IsNext(Encoding.UTF8.Preamble, advancePast: true);
        return reader.UnreadSequence;
    }

    /// <summary>The revision that the URL asks for; null for the current one.</summary>
    public static string? RevisionOf(HttpRequest request) => request.QueryString.HasValue && request.Query["revision"].ToString() is { Length: > 0 } revision ? revision : null;

    // The coding that the body would have to be freed of; null for none.
    private static string? CodingOf(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0 ? null
        : request.Headers.ContentEncoding.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(coding => !coding.Equals(Identity, StringComparison.OrdinalIgnoreCase));

    // The second is the name of many programming languages, which the Encoding Standard of browsers takes for the same.
    private static bool IsUtf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true } charset || charset.Value.Trim('"').ToLowerInvariant() is "utf-8" or "utf8";

    private static GraphQLRequest OfQuery(IQueryCollection query)
    {
        foreach (var name in Parameters)
            if (query[name].Count > 1) throw Invalid($"The URL has the parameter '{name}' {query[name].Count} times. Give it once.");
        var extensions = Parameter(query, "extensions") ?? default;
        if (extensions.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object)) throw Invalid("'extensions' is no object.");
        if (query["query"] is not [{ Length: > 0 } text])
        {
            CheckPersisted(extensions);
            throw Invalid("The URL has no parameter 'query'. Add ?query= with a GraphQL query, percent-encoded.");
        }

        return new(text, query["operationName"].FirstOrDefault(), Parameter(query, "variables") is { } variables ? Variables(variables) : null);
    }

    // Null where it is not given, or empty.
    private static JsonElement? Parameter(IQueryCollection query, string name)
    {
        if (query[name] is not [{ Length: > 0 } text]) return null;
        try
        {
            using var json = RequestJson.Parse(text, $"The parameter '{name}'", "Write an object such as {\"code\":\"KAZ\"}, percent-encoded.");
            return Readable(json.RootElement.Clone());
        }
        catch (InvalidOperationException)
        {
            throw Invalid(NoUnicode);
        }
    }

    private static GraphQLRequest OfJson(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw Invalid("The body is no JSON object. Send {\"query\": \"…\"}; several requests in one are not supported.");
        var hasExtensions = body.TryGetProperty("extensions", out var extensions);
        if (hasExtensions && extensions.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object)) throw Invalid("'extensions' is no object.");
        // Some clients write null for what they leave out.
        if (!body.TryGetProperty("query", out var query) || query.ValueKind == JsonValueKind.Null) CheckPersisted(extensions);
        if (query.ValueKind != JsonValueKind.String) throw Invalid("The body has no text 'query'. Send {\"query\": \"…\"}.");
        string? operationName = null;
        if (body.TryGetProperty("operationName", out var name) && name.ValueKind != JsonValueKind.Null)
            operationName = name.ValueKind == JsonValueKind.String ? name.GetString() : throw Invalid("'operationName' is no text.");
        return new(query.GetString()!, operationName, body.TryGetProperty("variables", out var variables) ? Variables(variables) : null);
    }

    // A request without a query, but with its hash: the client sends the query itself when it reads these very words (Apollo's protocol of
    // automatic persisted queries).
    private static void CheckPersisted(JsonElement extensions)
    {
        if (extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object)
            throw new HttpRequestRefusedException(StatusCodes.Status400BadRequest, ErrorTable.PersistedQueryNotSupported, "PersistedQueryNotSupported");
    }

    private static JsonElement? Variables(JsonElement variables) =>
        variables.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => Readable(variables.Clone()),
            _ => throw Invalid("'variables' is no object. Write one such as {\"code\": \"KAZ\"}."),
        };

    // The parser of JSON leaves texts as they are, and throws where one that is no Unicode is read: here, not in the middle of an answer.
    private static JsonElement Readable(JsonElement value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Readable(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    Readable(property.Value);
                }

                break;
        }

        return value;
    }

    private static HttpRequestRefusedException Invalid(string message) => new(StatusCodes.Status400BadRequest, ErrorTable.RequestInvalid, message);

    private static HttpRequestRefusedException TooLarge(HttpRequest request) =>
        new(StatusCodes.Status413PayloadTooLarge, ErrorTable.BodyTooLarge, $"The body is larger than {MaxBody(request) / 1024} KiB. Send a shorter query or fewer variables.");

    private static long? MaxBody(HttpRequest request) => request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
}
