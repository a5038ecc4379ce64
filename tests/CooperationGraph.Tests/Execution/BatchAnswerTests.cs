using System.Collections.ObjectModel;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Tests.Execution;

public sealed class BatchAnswerTests
{
    // An array, one of a narrower type, a list, and what is neither.
    private static readonly IReadOnlyList<object>[] Lists = [new object[] { 1, "a" }, Array.Empty<string>(), new[] { "b", "c", "d", "e", "f", "g", "h", "i", "j" }, new List<string> { "k" }, new ReadOnlyCollection<object>([2, 3]), new Queue()];

    [Fact]
    public void The_lists_of_all_parents_stand_one_behind_the_other_whatever_they_are()
    {
        object[] expected = [1, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", 2, 3, "q"];
        foreach (var answer in new[] { BatchAnswer.Lists(Lists), new BatchContext(new(new object[] { 0, 1, 2, 3, 4, 5 }), FieldArguments.None, null!, FieldNeeds.All, default).Lists<object>(parent => Lists[(int)parent]) })
        {
            answer.Check(Lists.Length, isList: true);
            Assert.Equal([0, 2, 2, 11, 12, 14, 15], answer.Offsets!);
            Assert.Equal(expected, answer.Targets[..15]);
        }

        var typed = BatchAnswer.Lists(new string[][] { ["a"], [], ["b", "c"] });
        Assert.Equal([0, 1, 1, 3], typed.Offsets!);
        Assert.Equal(["a", "b", "c"], typed.Targets);
    }

    [Fact]
    public void Of_no_parents_there_are_no_lists()
    {
        BatchAnswer.Lists(new List<IReadOnlyList<object>>()).Check(0, isList: true);
        BatchAnswer.Lists(Array.Empty<string[]>()).Check(0, isList: true);
    }

    private sealed class Queue : IReadOnlyList<object>
    {
        public int Count => 1;

        public object this[int index] => "q";

        public IEnumerator<object> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
