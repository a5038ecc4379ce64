using CooperationGraph.Datasets;

namespace CooperationGraph.Tests.Datasets;

public sealed class NearestNameTests
{
    [Fact]
    public void The_nearest_come_first_and_those_too_far_not_at_all() =>
        Assert.Equal(["country:KAZ", "country:UZB"], NearestName.AllOf("country:KAX", ["sector:energy", "country:UZB", "country:KAZ"], count: 3));

    // Compared letter by letter, a million letters with a hundred names take a minute; anyone may send them.
    [Theory]
    [InlineData(NearestName.MaxLength + 1)]
    [InlineData(1_000_000)]
    public void A_name_longer_than_any_that_somebody_mistypes_is_compared_with_none(int length)
    {
        Assert.Empty(NearestName.AllOf(new string('a', length), Untouched(), count: 3));
        Assert.Null(NearestName.Of(new string('a', length), Untouched()));
        Assert.ThrowsAny<Exception>(() => NearestName.Of(new string('a', NearestName.MaxLength), Untouched()));

        static IEnumerable<string> Untouched()
        {
            Assert.Fail("It was compared.");
            yield break;
        }
    }
}
