using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace CooperationGraph.HotChocolate;

/// <summary>Refuses a document that is over a bound of the service, once for each that is kept.</summary>
internal sealed class BoundsRule(EngineOptions bounds) : IDocumentValidatorRule
{
    // Before all others: they take what they walk.
    public ushort Priority => 0;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        try
        {
            DocumentBounds.Check(document.ToString(indented: false), bounds);
        }
        catch (FieldException e)
        {
            context.FatalErrorDetected = true;
            context.ReportError(ErrorBuilder.FromException(e).Build());
        }
    }
}
