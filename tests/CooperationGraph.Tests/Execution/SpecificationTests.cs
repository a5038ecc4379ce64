using System.Text.Json;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>The rules of the GraphQL specification's chapter 6, each by an example like its own.</summary>
public sealed class SpecificationTests
{
    private const string Sdl = """
        type Query { me: User user: User! pets: [Pet!] any: [Thing] friends: [User]! sure: [User!]! maybe: [User!] number: Int list: [Int!] strict: [Int!]! holes: [Int] }
        type User { name: String! nick: String age: Int friend: User best: User! pets: [Pet!]! birthday: Date! }
        type Date { month: Int! day: Int! }
        interface Pet { name: String! }
        interface Loud { volume: Int }
        type Dog implements Pet & Loud { name: String! volume: Int barks: Boolean! }
        type Cat implements Pet { name: String! meows: Boolean! }
        union Thing = Dog | User
        """;

    private const string Data = """
        {"me": {"name": "Mark", "age": 9, "birthday": {"month": 5, "day": 14},
                "friend": {"name": "Ann", "nick": "!no nick", "best": {"name": null, "nick": "x"}}, "pets": [{"__typename": "Dog", "name": "Rex", "volume": 3, "barks": true}, {"__typename": "Cat", "name": "Tom", "meows": true}]},
         "user": {"name": "Eve", "best": {"name": "!lost"}},
         "pets": [{"__typename": "Dog", "name": "Rex", "barks": true}, {"__typename": "Cat", "name": "Tom", "meows": false}],
         "any": [{"__typename": "User", "name": "Ann"}, null, {"__typename": "Dog", "name": "Rex", "volume": 1}],
         "friends": [{"name": "Ann"}, {"name": null}, null], "sure": [{"name": "Ann"}, {"name": "!gone"}], "maybe": [{"name": "Ann"}, null],
         "number": 1, "list": [1, null, 3], "strict": [1, null], "holes": [1, null]}
        """;

    [Theory]
    // 6.3.2 Field collection: one entry per response key, in the order of first occurrence.
    [InlineData("{ me { age name age } number }", """{"me":{"age":9,"name":"Mark"},"number":1}""")]
    [InlineData("{ me { birthday { month } } number me { birthday { day } name } }", """{"me":{"birthday":{"month":5,"day":14},"name":"Mark"},"number":1}""")]
    [InlineData("{ ...A number ...B } fragment A on Query { me { name } } fragment B on Query { me { age } number }", """{"me":{"name":"Mark","age":9},"number":1}""")]
    [InlineData("{ a: me { name } b: me { x: name y: name } }", """{"a":{"name":"Mark"},"b":{"x":"Mark","y":"Mark"}}""")]
    // 6.3.2 A fragment applies where the object's type is, implements or belongs to its type.
    [InlineData("{ pets { name ... on Dog { barks } ... on Cat { meows } ... on Loud { volume } } }", """{"pets":[{"name":"Rex","barks":true,"volume":null},{"name":"Tom","meows":false}]}""")]
    [InlineData("{ any { __typename ... on Pet { name } ... on User { name } ... { __typename } } }", """{"any":[{"__typename":"User","name":"Ann"},null,{"__typename":"Dog","name":"Rex"}]}""")]
    // 3.13 @skip wins over @include; both may stand on fields and fragments.
    [InlineData("{ number @skip(if: true) me @include(if: true) { name age @include(if: false) } }", """{"me":{"name":"Mark"}}""")]
    [InlineData("{ number @skip(if: true) @include(if: true) me { age @skip(if: false) @include(if: false) name } }", """{"me":{"name":"Mark"}}""")]
    [InlineData("query($v: Boolean!) { number @include(if: $v) ... @skip(if: $v) { me { name } } me { age } n: number }", """{"me":{"name":"Mark","age":9},"n":1}""")]
    [InlineData("query($v: Boolean = true) { ...F @skip(if: $v) number } fragment F on Query { me { name } }", """{"me":{"name":"Mark"},"number":1}""")]
    [InlineData("{ number @skip(if: true) }", "{}")]
    // 6.4.4 Lists with holes.
    [InlineData("{ holes any { ... on Dog { volume } } }", """{"holes":[1,null],"any":[{},null,{"volume":1}]}""")]
    public async Task Valid_fields_are_merged_ordered_and_completed(string query, string data)
    {
        using var engine = new TinyEngine(Sdl, Data);
        Assert.Equal($"{{\"data\":{data}}}", await engine.AnswerAsync(query, """{"v": false}"""));
    }

    [Theory]
    // 6.4.4 An error in a nullable field leaves null there and nothing else is lost.
    [InlineData("{ me { friend { name nick } } number }", """{"me":{"friend":{"name":"Ann","nick":null}},"number":1}""", """["me","friend","nick"]""")]
    // A null in a non-null field goes to the nearest nullable field above it.
    [InlineData("{ me { age friend { best { name } } } }", """{"me":{"age":9,"friend":null}}""", """["me","friend","best","name"]""")]
    [InlineData("{ me { f: friend { b: best { n: name } } } }", """{"me":{"f":null}}""", """["me","f","b","n"]""")]
    // Up to the whole answer where every field above it is non-null.
    [InlineData("{ number user { best { name } } }", "null", """["user","best","name"]""")]
    // [T]!: the item is null; [T!]: the list is; [T!]!: the field above is.
    [InlineData("{ friends { name } }", """{"friends":[{"name":"Ann"},null,null]}""", """["friends",1,"name"]""")]
    [InlineData("{ maybe { name } number }", """{"maybe":null,"number":1}""", """["maybe",1]""")]
    [InlineData("{ number sure { name } }", "null", """["sure",1,"name"]""")]
    [InlineData("{ list number }", """{"list":null,"number":1}""", """["list",1]""")]
    [InlineData("{ strict number }", "null", """["strict",1]""")]
    public async Task A_null_where_none_may_be_reaches_the_nearest_nullable_position(string query, string data, string path)
    {
        using var engine = new TinyEngine(Sdl, Data);
        var answer = JsonDocument.Parse(await engine.AnswerAsync(query)).RootElement;
        Assert.Equal(data, answer.GetProperty("data").GetRawText());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(path, error.GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task Errors_stand_before_the_data_with_message_location_path_and_code()
    {
        using var engine = new TinyEngine(Sdl, Data);
        Assert.Equal(
            """{"errors":[{"message":"no nick","locations":[{"line":2,"column":17}],"path":["me","friend","nick"],"extensions":{"code":"FAULT"}}],"data":{"me":{"friend":{"nick":null}}}}""",
            await engine.AnswerAsync("{ me {\n       friend { nick } } }"));
    }

    [Fact]
    public async Task An_object_with_an_error_tells_it_at_each_of_its_positions()
    {
        using var engine = new TinyEngine(Sdl, Data);
        var answer = JsonDocument.Parse(await engine.AnswerAsync("{ a: me { friend { nick } } b: me { friend { nick } } }")).RootElement;
        Assert.Equal(["""["a","friend","nick"]""", """["b","friend","nick"]"""], answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetRawText()));
    }

    [Fact]
    public async Task An_object_written_inside_a_lost_one_is_not_copied_from_there()
    {
        using var engine = new TinyEngine(
            "type Query { all: [Box] } type Box { thing: Thing! must: String! } type Thing { name: String }",
            """{"all": [{"thing": {"name": "a"}, "must": null}, {"thing": {"name": "b"}, "must": "x"}, {"thing": {"name": "a"}, "must": "y"}]}""",
            numberOf: value => value is JsonElement element && element.TryGetProperty("name", out var name) ? name.GetString()![0] : -1);
        Assert.EndsWith("""{"all":[null,{"thing":{"name":"b"},"must":"x"},{"thing":{"name":"a"},"must":"y"}]}}""", await engine.AnswerAsync("{ all { thing { name } must } }"));
    }
}
