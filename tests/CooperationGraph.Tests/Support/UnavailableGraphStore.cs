using System.Reflection;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>A store whose database is away: it knows its revision, and nothing else.</summary>
// A proxy is a derived class.
public class UnavailableGraphStore : DispatchProxy
{
    public const string Reason = "The database does not answer.";

    public static IGraphStore Create() => Create<IGraphStore, UnavailableGraphStore>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType == typeof(string) ? "0" : targetMethod.ReturnType == typeof(bool) ? false : throw new StoreUnavailableException(Reason);
}
