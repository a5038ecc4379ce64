using System.Reflection;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// Says on a fixture, a double or a test class what it needs of the machine. It counts for every class that takes or holds one, directly or through
/// another: their tests are skipped without it, by <see cref="ChecksNeedsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Need need) : Attribute
{
    public Need Need => need;

    /// <summary>What a class needs: itself, and by what its constructor takes and its fields hold.</summary>
    public static IReadOnlySet<Need> Of(Type type)
    {
        var (needs, seen) = (new SortedSet<Need>(), new HashSet<Type>());
        Collect(type);
        return needs;

        void Collect(Type each)
        {
            if (each.Assembly != typeof(NeedsAttribute).Assembly || !seen.Add(each)) return;
            if (each.GetCustomAttribute<NeedsAttribute>() is { } own) needs.Add(own.Need);
            foreach (var parameter in each.GetConstructors().SelectMany(constructor => constructor.GetParameters())) Collect(parameter.ParameterType);
            foreach (var field in each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) Collect(field.FieldType);
        }
    }
}
