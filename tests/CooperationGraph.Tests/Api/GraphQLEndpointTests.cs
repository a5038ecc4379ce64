using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class GraphQLEndpointTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_POST_is_answered_with_data_and_the_revision()
    {
        var (response, body) = await server.PostAsync(new { query = "query($code: CountryCode!) { country(code: $code) { name(language: ZH) } }", variables = new { code = "KAZ" } });
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Equal("哈萨克斯坦", body.Text("data", "country", "name"));
        Assert.Equal(RealSeed.Dataset.Revision, body.Text("extensions", "revision"));
        Assert.NotNull(response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_GET_is_answered_as_a_POST_is()
    {
        var url = "/graphql?query=" + Uri.EscapeDataString("query Q($c: CountryCode!) { country(code: $c) { id } }") + "&operationName=Q&variables=" + Uri.EscapeDataString("{\"c\":\"UZB\"}");
        Assert.Equal("country:UZB", (await server.Http.GetFromJsonAsync<JsonElement>(url)).Text("data", "country", "id"));
    }

    [Theory]
    [InlineData("", "REQUEST_INVALID", "The body is empty")]
    [InlineData("{\"query\": \"{ dataset", "REQUEST_INVALID", "The body is no JSON")]
    [InlineData("[]", "REQUEST_INVALID", "several requests in one are not supported")]
    [InlineData("{}", "REQUEST_INVALID", "no text 'query'")]
    [InlineData("{\"query\": 1}", "REQUEST_INVALID", "no text 'query'")]
    [InlineData("{\"query\": \"{ __typename }\", \"variables\": []}", "REQUEST_INVALID", "'variables' is no object")]
    [InlineData("{\"query\": \"{ __typename }\", \"operationName\": 1}", "REQUEST_INVALID", "'operationName' is no text")]
    [InlineData("{\"query\": \"{ __typename }\", \"extensions\": 1}", "REQUEST_INVALID", "'extensions' is no object")]
    public async Task What_is_no_GraphQL_request_is_refused_with_400(string body, string code, string message)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.Http.PostAsync("/graphql", content);
        var error = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors"));
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, error.Text("extensions", "code")));
        Assert.Contains(message, error.Text("message"));
    }

    [Theory]
    [InlineData("/graphql", "no parameter 'query'")]
    [InlineData("/graphql?query={__typename}&variables={", "'variables' is no JSON")]
    [InlineData("/graphql?query={__typename}&variables=1", "'variables' is no object")]
    public async Task A_GET_without_a_readable_request_is_refused_with_400(string url, string message)
    {
        var response = await server.Http.GetAsync(url);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_method_is_refused_with_the_allowed_ones()
    {
        var response = await server.Http.DeleteAsync("/graphql");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var content = new StringContent("{ __typename }", Encoding.UTF8, "application/graphql");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.Http.PostAsync("/graphql", content)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_1_MiB_is_refused(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = new string(' ', 1024 * 1024) }) };
        request.Headers.TransferEncodingChunked = chunked;
        var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("1024 KiB", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/graphql-response+json", "{ nothing }", 400)]
    [InlineData("application/graphql-response+json", "{ __typename }", 200)]
    [InlineData("application/json", "{ nothing }", 200)]
    public async Task The_newer_media_type_tells_a_refused_operation_by_its_status(string accept, string query, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        var response = await server.Http.SendAsync(request);
        Assert.Equal((status, accept), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("{ countri }", "VALIDATION_FAILED", "Did you mean")]
    [InlineData("{ countries { ", "SYNTAX_ERROR", "")]
    [InlineData("mutation { x }", "OPERATION_NOT_SUPPORTED", "for reading")]
    [InlineData("{ coverage(countries: {codes: [\"KAZ\"]}, asOf: \"2023-13-01\") { asOf } }", "VALIDATION_FAILED", "Date")]
    [InlineData("{ coverage(countries: {codes: [\"KAZ\"]}, asOf: \"2023-13-01\") { asOf } }", "VALIDATION_FAILED", "Write a day as \"YYYY-MM-DD\".")]
    [InlineData("{ countries(filter: {regions: [\"Central Asien\"]}) { totalCount } }", "SELECTION_INVALID", "Central Asia")]
    [InlineData("{ country(code: \"KZ\") { id } }", "COUNTRY_UNKNOWN", "KAZ (Kazakhstan)")]
    [InlineData("{ country(code: \"KAY\") { id } }", "COUNTRY_UNKNOWN", "KAZ (Kazakhstan)")]
    [InlineData("{ coverage(countries: {group: \"group:central-asia\"}) { asOf } }", "ID_UNKNOWN", "group:central-asia-5")]
    [InlineData("{ coverage(countries: {}) { asOf } }", "SELECTION_INVALID", "'codes'")]
    [InlineData("{ agreements(first: 201) { totalCount } }", "PAGE_INVALID", "0 to 200")]
    [InlineData("{ agreements(first: -1) { totalCount } }", "PAGE_INVALID", "0 to 200")]
    [InlineData("{ agreements(first: 1, last: 1) { totalCount } }", "PAGE_INVALID", "stand together")]
    [InlineData("{ agreements(after: \"abc\") { totalCount } }", "CURSOR_INVALID", "'after'")]
    [InlineData("{ projects(filter: {sectors: [\"sector:enrgy\"]}) { totalCount } }", "ID_UNKNOWN", "sector:energy")]
    [InlineData("{ agreements(filter: {parties: {all: [\"group:ascean\"]}}) { totalCount } }", "ID_UNKNOWN", "group:asean")]
    public async Task A_mistake_gets_a_code_and_a_sentence_that_helps(string query, string code, string message)
    {
        var (response, body) = await server.PostAsync(new { query });
        var error = body.List("errors")[0];
        Assert.Equal((HttpStatusCode.OK, code), (response.StatusCode, error.Text("extensions", "code")));
        Assert.Contains(message, error.Text("message"));
        Assert.DoesNotContain("   at ", body.ToString());
    }

    [Theory]
    [InlineData("{ agreements(first: 201) { totalCount } }", "first", 200)]
    [InlineData("{ agreements(last: -1) { totalCount } }", "last", 200)]
    [InlineData("{ agreementGroups(by: [TYPE], first: 2001) { total } }", "first", 2000)]
    [InlineData("{ suggest(text: \"a\", first: 51) { id } }", "first", 50)]
    public async Task A_page_of_another_size_is_told_its_range_in_extensions(string query, string argument, int most)
    {
        var (_, body) = await server.PostAsync(new { query });
        var told = body.List("errors")[0].GetProperty("extensions");
        Assert.Equal(("PAGE_INVALID", argument, 0, most), (told.Text("code"), told.Text("argument"), told.GetProperty("min").GetInt32(), told.GetProperty("max").GetInt32()));
    }

    [Fact]
    public async Task A_syntax_error_shows_its_line_with_a_caret()
    {
        var (_, body) = await server.PostAsync(new { query = "{\n  dataset {{ revision }\n}" });
        Assert.Equal("  dataset {{ revision }\n           ^", body.List("errors")[0].Text("extensions", "source"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health")]
    public async Task The_server_tells_its_health(string path) => Assert.StartsWith("Healthy", await server.Http.GetStringAsync(path), StringComparison.Ordinal);
}
