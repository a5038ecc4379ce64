using System.Text;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>A leaf that has a place for what was written of it is read and escaped once for each object; one that fails or is null each time.</summary>
public sealed class WrittenValuesTests
{
    private readonly List<string> _read = [];

    [Fact]
    public async Task A_value_is_read_and_written_once_for_an_object_whatever_asks_for_it()
    {
        using var engine = Engine();
        const string Expected = """{"data":{"all":[{"loud":"A \"quoted\" ü","n":1},{"loud":"b","n":1}],"one":{"loud":"A \"quoted\" ü"}}}""";
        for (var time = 0; time < 3; time++) Assert.Equal(Expected, await AnswerAsync(engine, "{ all { loud n } one { loud } }"));
        Assert.Equal(Expected.Replace("loud", "again", StringComparison.Ordinal), await AnswerAsync(engine, "{ all { again: loud n } one { again: loud } }"));
        Assert.Equal(["a", "b"], _read);
    }

    [Fact]
    public async Task What_fails_or_is_null_is_asked_again_and_its_error_told_each_time()
    {
        using var engine = Engine();
        for (var time = 0; time < 2; time++)
        {
            var answer = await AnswerAsync(engine, "{ all { picky maybe n } }");
            Assert.Contains("""{"all":[{"picky":null,"maybe":null,"n":1},{"picky":"b","maybe":"b","n":1}]}""", answer, StringComparison.Ordinal);
            Assert.Contains("\"path\":[\"all\",0,\"picky\"]", answer, StringComparison.Ordinal);
        }

        Assert.Equal(["a", "a", "b", "b", "a", "a"], _read);
    }

    [Fact]
    public async Task A_leaf_that_is_chosen_by_an_argument_is_the_one_for_its_argument()
    {
        using var engine = Engine();
        foreach (var (form, text) in new[] { ("UPPER", "B"), ("LOWER", "b"), ("UPPER", "B"), ("LOWER", "b") })
            Assert.Equal($$$"""{"data":{"all":[{"in":"{{{(form == "UPPER" ? "A" : "a")}}}"},{"in":"{{{text}}}"}]}}""", await AnswerAsync(engine, $"{{ all {{ in(form: {form}) }} }}"));
    }

    private GraphQLEngine Engine()
    {
        Thing[] things = [new("a", "A \"quoted\" ü"), new("b", "b")];
        var upper = Leaf.Text<Thing>(thing => thing.Name.ToUpperInvariant(), new Places());
        var lower = Leaf.Text<Thing>(thing => thing.Name, new Places());
        var table = new ResolverTable();
        table.For<RequestContext>("Query").Many("all", _ => things).One("one", _ => things[0]);
        table.For<Thing>("Thing")
            .Text("loud", thing => Read(thing).Text, new Places())
            .Text("picky", thing => Read(thing).Name == "a" ? throw new FieldException("PICKY", "not this one") : "b", new Places())
            .Text("maybe", thing => Read(thing).Name == "a" ? null : "b", new Places())
            .LeafFor("in", LeafForm.Text, context => new(context.Arguments.Text("form") == "UPPER" ? upper : lower))
            .WholeNumber("n", _ => 1);
        return new(GraphQLSchema.Build("type Query { all: [Thing!]! one: Thing } enum Form { UPPER LOWER } type Thing { loud: String! picky: String maybe: String n: Int! in(form: Form): String! }"), table, new() { KeptObjectBytes = 0 });
    }

    private Thing Read(Thing thing)
    {
        _read.Add(thing.Name);
        return thing;
    }

    private static async Task<string> AnswerAsync(GraphQLEngine engine, string query)
    {
        using var answer = await engine.ExecuteAsync(new(query), Zoo.NewContext(), default, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    private sealed record Thing(string Name, string Text);

    private sealed class Places : WrittenValues
    {
        private readonly Dictionary<object, byte[]> _written = [];

        public override byte[]? Of(object parent) => _written.GetValueOrDefault(parent);

        public override void Keep(object parent, ReadOnlySpan<byte> written) => _written.Add(parent, written.ToArray());
    }
}
