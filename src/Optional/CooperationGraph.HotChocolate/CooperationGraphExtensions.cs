using CooperationGraph.Api;
using CooperationGraph.Execution;
using GreenDonut;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Codes = CooperationGraph.Execution.ErrorCodes;
using HttpCodes = HotChocolate.ErrorCodes.Server;

namespace CooperationGraph.HotChocolate;

/// <summary>The contract, what answers it and its bounds, for a server of Hot Chocolate.</summary>
public static class CooperationGraphExtensions
{
    /// <summary>Adds <c>schema.graphql</c> with its resolvers. The services hold the <see cref="Serving.CurrentStore"/> that is asked, and may hold <see cref="Serving.RevisionChanges"/> and a clock.</summary>
    public static IRequestExecutorBuilder AddCooperationGraph(this IRequestExecutorBuilder builder, EngineOptions bounds)
    {
        var resolvers = ApiSchema.Resolvers();
        foreach (var scalar in ApiSchema.Scalars) builder.AddType(new CustomScalarType(scalar));
        return builder
            .AddDocumentFromString(ApiSchema.Sdl)
            .TryAddTypeInterceptor(new ResolverBinding(resolvers, bounds))
            .AddDataLoader(services => new ResolverLoader(services.GetRequiredService<IBatchScheduler>(), resolvers))
            .UseRequest(next => new Requests(next, bounds).InvokeAsync, key: nameof(Requests), before: WellKnownRequestMiddleware.InstrumentationMiddleware)
            .AddValidationRule((_, _) => new BoundsRule(bounds))
            // Its parser tells of no code. It stops what is far beyond the bounds, the rule what is over them.
            .ModifyParserOptions(parser => (parser.MaxAllowedTokens, parser.MaxAllowedFields, parser.MaxAllowedRecursionDepth) = (2 * bounds.MaxTokens, 2 * bounds.MaxFields, 2 * bounds.MaxNesting))
            .AddErrorFilter(error => error.Code == HttpCodes.SyntaxError ? error.WithCode(Codes.Syntax) : error)
            .AddCostAnalyzer()
            // Objects are what costs: a field of one that is there already is free.
            .ModifyCostOptions(cost => (cost.ApplyCostDefaults, cost.MaxTypeCost, cost.MaxFieldCost) = (false, bounds.MaxObjects, bounds.MaxObjects))
            .ModifyRequestOptions(request => (request.ExecutionTimeout, request.IncludeExceptionDetails) = (bounds.Timeout, false));
    }
}
