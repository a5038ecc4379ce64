namespace CooperationGraph.Datasets.Rules;

/// <summary>One rule of the dataset. It only adds notices, and finds everything that it looks for in one call.</summary>
public interface IDatasetRule
{
    void Check(SeedFolder seed, NoticeList notices);
}
