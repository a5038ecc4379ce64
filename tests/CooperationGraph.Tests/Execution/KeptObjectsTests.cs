using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Execution.Running;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>What was written of an object is used again for requests of the same plan on the same basis: so that its fields are not asked for.</summary>
public sealed class KeptObjectsTests : IDisposable
{
    private const string Query = "query Q($id: ID, $with: Boolean = true) { thing(id: $id) { name @include(if: $with) next { name } } }";

    private int _asked;
    private Action<BatchContext> _onName = static _ => { };
    private GraphQLEngine? _engine;

    public void Dispose() => _engine?.Dispose();

    [Fact]
    public async Task An_object_is_written_anew_the_first_and_the_second_time_and_then_never_again()
    {
        Assert.Equal(["1", "1"], [await NameAsync("1"), await NameAsync("1")]);
        Assert.Equal(4, _asked);
        Assert.Equal("1", await NameAsync("1"));
        Assert.Equal(4, _asked);
        // Of another object nothing is known, and the first one stands below it with another selection.
        Assert.Equal("0", await NameAsync("0"));
        Assert.Equal(6, _asked);
        Assert.Equal("0", await NameAsync("0"));
        Assert.Equal(6, _asked);
    }

    [Fact]
    public async Task Another_basis_forgets_what_was_written_on_the_last()
    {
        await NameAsync("1");
        await NameAsync("1");
        _onName = static _ => { };
        Assert.Equal("1", await NameAsync("1", new Day("tomorrow")));
        Assert.Equal(6, _asked);
        Assert.Equal("1", await NameAsync("1"));
        Assert.Equal(8, _asked);
    }

    [Fact]
    public async Task Without_a_basis_or_without_memory_nothing_is_kept()
    {
        for (var i = 1; i <= 3; i++)
        {
            await NameAsync("1", new Day(null));
            Assert.Equal(2 * i, _asked);
        }

        Dispose();
        _engine = Engine(bytes: 0);
        for (var i = 4; i <= 6; i++)
        {
            await NameAsync("1");
            Assert.Equal(2 * i, _asked);
        }
    }

    [Fact]
    public async Task Whatever_stands_in_an_argument_below_an_object_by_a_variable_is_written_anew()
    {
        const string Loud = "query Q($loud: Boolean) { thing(id: 1) { name(loud: $loud) next { name } } }";
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("\"1!\"", await AnswerAsync(Loud, """{"loud": true}"""), StringComparison.Ordinal);
            Assert.Contains("\"1\"", await AnswerAsync(Loud, """{"loud": false}"""), StringComparison.Ordinal);
        }

        // That of the fragment below it is another selection, without one: kept from the second request on.
        Assert.Equal(6 + 2, _asked);
    }

    [Fact]
    public async Task Each_truth_of_a_condition_has_objects_of_its_own()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("""{"data":{"thing":{"name":"1","next":{"name":"2"}}}}""", await AnswerAsync(Query, """{"id": 1, "with": true}"""));
            Assert.Equal("""{"data":{"thing":{"next":{"name":"2"}}}}""", await AnswerAsync(Query, """{"id": 1, "with": false}"""));
        }
    }

    [Fact]
    public async Task An_object_with_an_error_is_not_kept_and_one_beside_it_is()
    {
        _onName = static batch =>
        {
            if (batch.Parents.Contains("1")) throw new FieldException("FAULT", "no");
        };
        for (var i = 0; i < 3; i++) Assert.Contains("""{"name":null,"next":{"name":"2"}}""", await AnswerAsync(Query, """{"id": 1}"""), StringComparison.Ordinal);
        Assert.Equal(3 + 2, _asked);
        _onName = static _ => { };
        Assert.Equal("1", await NameAsync("1"));
    }

    [Fact]
    public async Task What_depends_on_the_day_or_on_more_says_so_whoever_asks_again()
    {
        _onName = static batch => batch.Request.DependsOnToday = true;
        var days = Enumerable.Range(0, 3).Select(_ => new Day("today")).ToList();
        foreach (var day in days) await NameAsync("1", day);
        Assert.Equal(4, _asked);
        Assert.All(days, day => Assert.True(day.DependsOnToday));

        _onName = static batch => ((Day)batch.Request).Exceeds = true;
        for (var i = 0; i < 3; i++) await NameAsync("5");
        Assert.Equal(4 + 6, _asked);

        _onName = static batch => batch.Request.Note("NOTE", "read me");
        var noted = Enumerable.Range(0, 3).Select(_ => new Day("today")).ToList();
        foreach (var day in noted) await NameAsync("7", day);
        Assert.All(noted, day => Assert.Single(day.Notes));
    }

    [Fact]
    public async Task What_it_cost_is_told_as_if_nothing_were_kept()
    {
        var answers = new List<string>();
        for (var i = 0; i < 3; i++) answers.Add(await AnswerAsync(Query, """{"id": 1}""", reportCost: true));
        Assert.Single(answers.Distinct());
        Assert.Contains("\"actual\":2", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_operation_has_more_plans_than_are_kept_the_others_take_no_place()
    {
        const string Conditional = "query Q($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!) { thing(id: 1) { a: name @include(if: $a) b: name @include(if: $b) c: name @include(if: $c) d: name @include(if: $d) e: name @include(if: $e) next { name } } }";
        // Room for what the 16 that are kept have, and for half as much again.
        _engine = Engine(bytes: 54_000);
        for (var round = 0; round < 3; round++)
            for (var truths = 0; truths < 32; truths++) await AskAsync(truths);
        var before = _asked;
        for (var truths = 0; truths < 16; truths++) await AskAsync(truths);
        Assert.Equal(before, _asked);
        await AskAsync(31);
        Assert.True(_asked > before);

        async Task AskAsync(int truths) =>
            await AnswerAsync(Conditional, $$"""{ {{string.Join(", ", "abcde".Select((name, bit) => $"\"{name}\": {((truths >> bit) & 1) == 1}".ToLowerInvariant()))}} }""");
    }

    [Fact]
    public void A_run_that_waits_for_the_next_request_holds_nothing_that_was_kept()
    {
        var result = new FieldResult();
        var written = HeldBy(result);
        result.End();
        GC.Collect();
        Assert.False(written.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference HeldBy(FieldResult result)
        {
            var written = new byte[] { 1 };
            var places = result.Begin(2);
            places[1] = result.Keep(written);
            Assert.Same(written, result.Kept(result.PlaceOf(1).Index));
            return new(written);
        }
    }

    [Fact]
    public async Task When_memory_is_full_all_is_forgotten_and_kept_anew()
    {
        // Room for two levels and three objects or so.
        _engine = Engine(bytes: 2_400);
        for (var round = 0; round < 3; round++)
            for (var id = 0; id < 20; id++) Assert.Equal($"{id}", await NameAsync($"{id}"));
        var before = _asked;
        for (var i = 0; i < 3; i++) await NameAsync("1");
        Assert.InRange(_asked - before, 1, 4);
    }

    [Fact]
    public async Task A_basis_that_is_gone_is_not_held_by_what_was_kept()
    {
        var basis = await OnOneThatGoesAsync();
        for (var i = 0; i < 3 && basis.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(basis.IsAlive);
        Assert.Equal("1", await NameAsync("1"));

        async Task<WeakReference> OnOneThatGoesAsync()
        {
            var day = new string('d', 1);
            for (var i = 0; i < 3; i++) await NameAsync("1", new Day(day));
            Assert.Equal(4, _asked);
            return new(day);
        }
    }

    private GraphQLEngine Engine(long bytes)
    {
        var table = new ResolverTable()
            .Batch("Query", "thing", batch => new(BatchAnswer.Values([batch.Arguments.Text("id")])))
            .Batch("Thing", "name", batch =>
            {
                _asked++;
                _onName(batch);
                return new(batch.Each<string>(id => batch.Arguments.Get<bool>("loud") == true ? id + "!" : id));
            })
            .Batch("Thing", "next", batch => new(batch.Each<string>(id => $"{int.Parse(id) + 1}")));
        return new(GraphQLSchema.Build("type Query { thing(id: ID): Thing } type Thing { name(loud: Boolean): String next: Thing }"), table, new() { KeptObjectBytes = bytes });
    }

    private async Task<string> NameAsync(string id, Day? day = null)
    {
        using var answer = JsonDocument.Parse(await AnswerAsync(Query, $$"""{"id": {{id}}}""", day));
        var thing = answer.RootElement.GetProperty("data").GetProperty("thing");
        Assert.Equal($"{int.Parse(id) + 1}", thing.GetProperty("next").GetProperty("name").GetString());
        return thing.GetProperty("name").GetString()!;
    }

    private async Task<string> AnswerAsync(string query, string variables, Day? day = null, bool reportCost = false)
    {
        _engine ??= Engine(bytes: 1 << 20);
        using var json = JsonDocument.Parse(variables);
        using var answer = await _engine.ExecuteAsync(new(query, null, json.RootElement) { ReportCost = reportCost }, day ?? new Day("today"), default, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    private sealed class Day(string? name) : RequestContext
    {
        public bool Exceeds { get; set; }

        public override object? Basis => name;

        public override bool ExceedsBasis => Exceeds;

        public override int NumberOf(object value) => value is string text ? int.Parse(text) : -1;
    }
}
