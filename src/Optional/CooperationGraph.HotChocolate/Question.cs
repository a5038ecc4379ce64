using System.Runtime.CompilerServices;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;

namespace CooperationGraph.HotChocolate;

/// <summary>A field of the operation asked of one object; the same wherever the answer holds that object.</summary>
/// <param name="number">As <see cref="CooperationGraph.Resolvers.RequestContext.NumberOf"/> gives it.</param>
internal readonly struct Question(IResolverContext context, object parent, int number) : IEquatable<Question>
{
    private readonly int _number = number;

    /// <summary>Of one of the positions that wait for the answer.</summary>
    public IResolverContext Context { get; } = context;

    public Selection Selection { get; } = context.Selection;

    public object Parent { get; } = parent;

    public bool Equals(Question other) => ReferenceEquals(Selection, other.Selection) && _number == other._number && (_number >= 0 || ReferenceEquals(Parent, other.Parent));

    public override bool Equals(object? obj) => obj is Question other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Selection), _number >= 0 ? _number : RuntimeHelpers.GetHashCode(Parent));
}
