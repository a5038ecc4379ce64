using CooperationGraph.Execution.Planning;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution;

/// <summary>What <see cref="EngineOptions"/> bounds of a document alone, for another engine over the same contract.</summary>
public static class DocumentBounds
{
    /// <exception cref="FieldException">The document is over a bound, or is none; the code is that of <see cref="GraphQLEngine"/>.</exception>
    public static void Check(string document, EngineOptions bounds)
    {
        if (OperationPreparer.Read(document, bounds).Error is { } refusal) throw new FieldException(refusal.Code, refusal.Message);
    }
}
