using CooperationGraph.Datasets;

namespace CooperationGraph.Tests.Datasets;

public sealed class NearestNameTests
{
    [Fact]
    public void The_nearest_come_first_and_those_too_far_not_at_all() =>
        Assert.Equal(["country:KAZ", "country:UZB"], NearestName.AllOf("country:KAX", ["sector:energy", "country:UZB", "country:KAZ"], count: 3));

    [Fact]
    public async Task A_name_far_longer_than_any_known_one_is_compared_with_none()
    {
        // Compared letter by letter, a million letters with a hundred names take a minute; anyone may send them.
        var known = Enumerable.Repeat(new string('a', 100), 100);
        var near = Task.Run(() => NearestName.AllOf(new string('a', 1_000_000), known, count: 3));
        Assert.Empty(await near.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Long_names_are_compared_with_none_even_if_known_ones_are_as_long()
    {
        // 20,000 letters squared, a hundred times.
        var known = Enumerable.Range(0, 100).Select(i => new string('a', 20_000) + i).ToList();
        var near = Task.Run(() => (NearestName.AllOf(new string('b', 20_000), known, count: 3), NearestName.Of(new string('b', 20_000), known)));
        var (all, one) = await near.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Empty(all);
        Assert.Null(one);
    }
}
