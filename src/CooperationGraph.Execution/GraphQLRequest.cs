using System.Text.Json;

namespace CooperationGraph.Execution;

/// <param name="Query">The document's text.</param>
/// <param name="OperationName">Which of its operations; needed where there is more than one.</param>
/// <param name="Variables">A JSON object; null for none.</param>
/// <param name="ReportCost">Whether the answer's extensions tell the objects that were estimated and those that were counted.</param>
/// <param name="Begun">When the request came, as a timestamp of <see cref="EngineOptions.Clock"/>: the time for reading it counts too. Null for now.</param>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null, bool ReportCost = false, long? Begun = null);
