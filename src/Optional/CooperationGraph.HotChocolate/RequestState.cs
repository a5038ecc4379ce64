using CooperationGraph.Api;
using HotChocolate.Resolvers;

namespace CooperationGraph.HotChocolate;

/// <summary>What belongs to one request while it runs.</summary>
internal sealed class RequestState(ApiContext context)
{
    private long _objects;

    public ApiContext Context { get; } = context;

    /// <returns>How many there are now.</returns>
    public long Count(int objects) => Interlocked.Add(ref _objects, objects);
}

/// <summary>Where resolvers find it.</summary>
internal static class RequestStates
{
    public const string Key = "CooperationGraph";

    public static RequestState RequestState(this IResolverContext context) => (RequestState)context.ContextData[Key]!;

    /// <summary>The object that a field is read of: at the root the request, as the resolvers have it.</summary>
    public static object ParentOrRequest(this IResolverContext context) =>
        ReferenceEquals(context.ObjectType, context.Operation.RootType) ? context.RequestState().Context : context.Parent<object>();
}
