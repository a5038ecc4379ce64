using System.Collections.Immutable;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using HotChocolate.Configuration;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using HotChocolate.Types.Descriptors;
using HotChocolate.Types.Descriptors.Configurations;
using Codes = CooperationGraph.Execution.ErrorCodes;

namespace CooperationGraph.HotChocolate;

/// <summary>Gives each field of the schema what answers it: a leaf is read where it stands, all else waits for the other objects that are asked the same.</summary>
internal sealed class ResolverBinding(ResolverTable resolvers, EngineOptions bounds) : TypeInterceptor
{
    public override void OnAfterInitialize(ITypeDiscoveryContext discoveryContext, TypeSystemConfiguration configuration)
    {
        if (configuration is InterfaceTypeConfiguration type && resolvers.TypeNames.TryGetValue(type.Name, out var nameOf))
            type.ResolveAbstractType = (context, value) => context.Schema.Types.GetType<ObjectType>(nameOf(value));
        if (configuration is not ObjectTypeConfiguration objectType || !resolvers.Types.TryGetValue(objectType.Name, out var known)) return;
        foreach (var field in objectType.Fields)
        {
            if (!known.Fields.TryGetValue(field.Name, out var resolver)) continue;
            field.Resolver = resolver.Leaf is { } leaf ? context => new(leaf.Read(context.ParentOrRequest())) : LoadAsync;
            if (resolver.Leaf is { } pure) field.PureResolver = context => pure.Read(context.ParentOrRequest());
        }
    }

    // How long lists are taken to be, for the estimate of what an operation costs.
    public override void OnAfterCompleteName(ITypeCompletionContext completionContext, TypeSystemConfiguration configuration)
    {
        // A connection's own lists are as long as its field says.
        if (configuration is not ObjectTypeConfiguration type || !resolvers.Types.ContainsKey(type.Name) || type.Name.EndsWith("Connection", StringComparison.Ordinal)) return;
        foreach (var field in type.Fields)
        {
            var sizes = field.Arguments.Select(argument => argument.Name).Where(name => name is "first" or "last").ToImmutableArray();
            var isList = field.Type is SyntaxTypeReference { Type: var syntax } && syntax.NullableType() is ListTypeNode;
            if (sizes.Length == 0 && !isList) continue;
            var size = new ListSizeDirective(sizes.Length > 0 ? bounds.AssumedPageSize : bounds.AssumedListSize, sizes, isList ? [] : ["edges", "nodes"], requireOneSlicingArgument: false);
            field.Directives.Add(new(size, TypeReference.CreateDirective(completionContext.TypeInspector.GetType(typeof(ListSizeDirective)))));
        }
    }

    private async ValueTask<object?> LoadAsync(IResolverContext context)
    {
        var request = context.RequestState();
        var parent = context.ParentOrRequest();
        var value = await context.DataLoader<ResolverLoader>().LoadAsync(new Question(context, parent, request.Context.NumberOf(parent)), context.RequestAborted);
        // An object is written at each of its positions.
        return request.Count((value as object?[])?.Length ?? 1) <= bounds.MaxObjects
            ? value
            : throw new FieldException(Codes.AnswerTooLarge, $"The answer has more than {bounds.MaxObjects} objects. Ask for fewer rows (first, last).");
    }
}
