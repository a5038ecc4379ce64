using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Output;

/// <summary>Makes the writer of a leaf that is chosen for each request. Safe for concurrent use.</summary>
internal sealed class ChosenLeaf(Func<FieldContext, ValueTask<Leaf>> choose, EnumWords? words)
{
    // The one that is chosen most often, and the same each time. Others may hold what they read of a revision that is gone.
    private Made? _last;

    public ValueTask<LeafWriter> WriterAsync(FieldContext context)
    {
        var chosen = choose(context);
        return chosen.IsCompletedSuccessfully ? new(WriterOf(chosen.Result)) : AwaitAsync(chosen);
    }

    private async ValueTask<LeafWriter> AwaitAsync(ValueTask<Leaf> chosen) => WriterOf(await chosen);

    private LeafWriter WriterOf(Leaf leaf)
    {
        if (leaf.Written is null) return LeafWriter.Of(leaf, words);
        if (_last is not { } last || last.Leaf != leaf) _last = last = new(leaf, LeafWriter.Of(leaf, words));
        return last.Writer;
    }

    private sealed record Made(Leaf Leaf, LeafWriter Writer);
}
