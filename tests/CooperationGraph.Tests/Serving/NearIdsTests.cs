using System.Collections;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Serving;

public sealed class NearIdsTests
{
    [Fact]
    public void A_slip_of_one_letter_finds_the_id_that_was_meant_or_one_as_near()
    {
        var random = new Random(20261125);
        foreach (var label in GraphModel.Labels)
        {
            var ids = SeedGraph.Nodes(label).Select(node => node.Id).ToList();
            var near = new NearIds(ids);
            var missed = new List<string>();
            for (var i = 0; i < 200 && ids.Count > 0; i++)
            {
                var id = ids[random.Next(ids.Count)];
                var at = random.Next(id.IndexOf(':') + 1, id.Length);
                var wrong = id.Remove(at, 1).Insert(at, "~");
                if (!near.Of(wrong, count: 3).Any(each => IsOneSlipFrom(each, wrong))) missed.Add(wrong);
            }

            // Of very short ones, one in a hundred.
            Assert.True(missed.Count <= 2, $"{label}: {string.Join(' ', missed)}");
        }
    }

    [Fact]
    public void An_id_like_no_other_has_none_near()
    {
        Assert.Empty(new NearIds([.. Ids(5_000)]).Of("~~~~~~~~", count: 3));
        Assert.Empty(new NearIds([]).Of("agreement:x", count: 3));
        Assert.Empty(new NearIds([.. Ids(5_000)]).Of("", count: 3));
        Assert.Empty(new NearIds([.. Ids(5_000)]).Of(new string('1', 1_000_000), count: 3));
    }

    [Fact]
    public async Task Thousands_of_wrong_ids_read_a_label_once_and_compare_few_of_its_ids()
    {
        var ids = new CountingList([.. Ids(NearIds.MaxIds)]);
        var near = new NearIds(ids);
        var before = ids.Reads;
        Assert.True(Enumerable.Range(0, 300).Sum(i => near.Of($"agreement:bit-cn-kz-{i % 100}x{i}", count: 3).Count) > 0);
        // Comparing each of some thousands with all takes half a minute and more.
        Assert.InRange(ids.Reads - before, 300, 300 * 64);

        var store = new CountingGraphStore(RealSeed.Store);
        var graph = new ServedGraph(store);
        for (var i = 0; i < 100; i++) await graph.GetNearIdsAsync(Agreement.Label, $"agreement:bit-cn-kz-{i}", count: 3, CancellationToken.None);
        Assert.Equal(1, store.Calls);
    }

    [Fact]
    public async Task A_request_with_wrong_ids_reads_no_label()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        using var api = new ApiClient(store, new(2026, 11, 24));
        const string Query = "query($id: ID!) { agreements(filter: { sectors: [$id] }) { totalCount } }";
        await api.AnswerAsync(Query, new { id = "sector:enrgy" });
        var calls = store.Calls;
        var error = await api.ErrorAsync(Query, new { id = "sector:enery" });
        Assert.Equal("ID_UNKNOWN", error.Code);
        Assert.Contains("sector:energy", error.Message);
        // The look-up itself.
        Assert.Equal(calls + 1, store.Calls);
        await api.AnswerAsync("{ country(code: \"KAX\") { id } }");
        calls = store.Calls;
        Assert.Contains("KAZ (Kazakhstan)", (await api.ErrorAsync("{ country(code: \"KAY\") { id } }")).Message);
        Assert.Equal(calls + 1, store.Calls);
    }

    [Fact]
    public async Task A_long_wrong_id_does_not_come_back_whole()
    {
        var error = await ApiClient.OverSeed.ErrorAsync("query($id: ID!) { agreements(filter: { sectors: [$id] }) { totalCount } }", new { id = new string('x', 100_000) });
        Assert.Equal("ID_UNKNOWN", error.Code);
        Assert.InRange(error.Message.Length, 100, 300);
    }

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => $"agreement:bit-{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}-cn-{i:x}");

    private sealed class CountingList(IReadOnlyList<string> inner) : IReadOnlyList<string>
    {
        public int Reads { get; private set; }

        public int Count => inner.Count;

        public string this[int index]
        {
            get
            {
                Reads++;
                return inner[index];
            }
        }

        public IEnumerator<string> GetEnumerator() => throw new NotSupportedException("One by one they would not be counted.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static bool IsOneSlipFrom(string left, string right) =>
        left.Length == right.Length && left.Where((letter, i) => char.ToUpperInvariant(letter) != char.ToUpperInvariant(right[i])).Count() <= 1;
}
