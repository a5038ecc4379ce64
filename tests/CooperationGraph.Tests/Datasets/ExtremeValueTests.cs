using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

public sealed class ExtremeValueTests
{
    [Fact]
    public void Every_extreme_value_that_is_accepted_is_written_and_read_again_as_it_is()
    {
        var dataset = ExtremeSeed.Read();
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        DatasetWriter.Write(dataset, first.Path);
        var again = DatasetReader.Read(first.Path).Dataset!;
        DatasetWriter.Write(again, second.Path);
        Assert.Equal(dataset.Revision, again.Revision);
        foreach (var file in GraphModel.Table.Owners.Select(owner => owner.File))
            Assert.Equal(File.ReadAllBytes(Path.Combine(first.Path, file)), File.ReadAllBytes(Path.Combine(second.Path, file)));
    }
}
