using CooperationGraph.Api;
using CooperationGraph.Execution;
using GraphQL.Types;

namespace CooperationGraph.Tests.Support;

/// <summary>The engine over the contract, as the server has it.</summary>
internal static class ApiEngine
{
    public static ISchema Schema() => GraphQLSchema.Build(ApiSchema.Sdl, ApiSchema.Scalars);

    public static GraphQLEngine Create(EngineOptions? options = null) => new(Schema(), ApiSchema.Resolvers(), options ?? new());
}
