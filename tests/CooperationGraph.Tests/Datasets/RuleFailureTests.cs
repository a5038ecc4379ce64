using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

public sealed class RuleFailureTests
{
    [Fact]
    public void What_a_rule_throws_is_a_notice_and_the_other_rules_go_on()
    {
        using var folder = new TemporaryFolder();
        var notices = new NoticeList();
        var seed = new SeedFolder(GraphModel.Table, GraphModel.Table.Owners.Select(owner => new SeedTable(GraphModel.Table, owner)));
        DatasetReader.Check(seed, [new ThrowingRule(), new NoticingRule()], folder.Path, notices);
        Assert.Equal(["internal_error", "noticed"], notices.Kept.Select(notice => notice.Code));
        Assert.Equal("Internal error in ThrowingRule: please report it, with the file where you can. InvalidOperationException: no", notices.Kept[0].Message);
    }

    [Fact]
    public void A_notice_whose_message_cannot_be_made_hides_no_other()
    {
        using var folder = new TemporaryFolder();
        var notices = new NoticeList();
        var seed = new SeedFolder(GraphModel.Table, GraphModel.Table.Owners.Select(owner => new SeedTable(GraphModel.Table, owner)));
        DatasetReader.Check(seed, [new SpeechlessRule(), new NoticingRule()], folder.Path, notices);
        Assert.Equal(["internal_error", "noticed"], notices.Kept.Select(notice => notice.Code));
        Assert.True(notices.HasErrors);
    }

    private sealed class SpeechlessRule : IDatasetRule
    {
        public void Check(SeedFolder seed, NoticeList notices) => notices.Add("speechless", Severity.Error, "sectors.csv", () => throw new InvalidOperationException("no"));
    }

    private sealed class ThrowingRule : IDatasetRule
    {
        public void Check(SeedFolder seed, NoticeList notices) => throw new InvalidOperationException("no");
    }

    private sealed class NoticingRule : IDatasetRule
    {
        public void Check(SeedFolder seed, NoticeList notices) => notices.Add("noticed", Severity.Info, "sectors.csv", "Seen.");
    }
}
