using System.Collections.Immutable;
using System.Net;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Codes = CooperationGraph.Execution.ErrorCodes;
using RequestContext = HotChocolate.Execution.RequestContext;
using Known = HotChocolate.ErrorCodes.Execution;

namespace CooperationGraph.HotChocolate;

/// <summary>The first step of a request: it gets the graph of one revision, and its answer the revision, the notes and the service's codes of errors.</summary>
internal sealed partial class Requests(RequestDelegate next, EngineOptions bounds)
{
    // Of Hot Chocolate's data of a result, which the formatter of HTTP reads.
    private const string StoreUnavailable = "STORE_UNAVAILABLE";

    public async ValueTask InvokeAsync(RequestContext context)
    {
        var services = context.RequestServices;
        try
        {
            var graph = services.GetRequiredService<CurrentStore>().Graph;
            var today = DateOnly.FromDateTime((services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime);
            var api = new ApiContext(graph, today) { Changes = services.GetService<RevisionChanges>() };
            context.ContextData[RequestStates.Key] = new RequestState(api);
            await next(context);
            if (context.Result is OperationResult result) context.Result = Told(context, result, api);
        }
        catch (StoreUnavailableException e)
        {
            context.Result = Unavailable(e);
        }
    }

    private OperationResult Told(RequestContext context, OperationResult result, ApiContext api)
    {
        if (result.Errors.Select(error => error.Exception).OfType<StoreUnavailableException>().FirstOrDefault() is { } unavailable) return Unavailable(unavailable);
        if (result.Errors.Find(error => error.Exception is FieldException { Code: Codes.AnswerTooLarge }) is { } tooLarge) return OperationResult.FromError(ErrorBuilder.New().SetMessage(tooLarge.Exception!.Message).SetCode(Codes.AnswerTooLarge).Build());
        if (!result.Errors.IsEmpty) result.Errors = Listed(context, result.Errors);
        result.Extensions = result.Extensions.SetItem("revision", api.Graph.Store.Revision);
        if (api.Notes.Count > 0) result.Extensions = result.Extensions.SetItem("notes", api.Notes.Select(note => new Dictionary<string, object?> { ["code"] = note.Code, ["message"] = note.Message }).ToList());
        return result;
    }

    private ImmutableList<IError> Listed(RequestContext context, ImmutableList<IError> errors)
    {
        var logger = context.RequestServices.GetService<ILogger<Requests>>();
        var listed = errors.Take(bounds.MaxErrors).Select(error => Coded(context, error, logger)).ToImmutableList();
        return errors.Count == listed.Count ? listed : listed.Add(ErrorBuilder.New().SetMessage($"{errors.Count - listed.Count} more errors are not listed.").SetCode(Codes.TooManyErrors).Build());
    }

    private static IError Coded(RequestContext context, IError error, ILogger? logger)
    {
        if (error.Exception is FieldException expected)
            return (expected.Extensions ?? ImmutableDictionary<string, object?>.Empty).Aggregate(error.WithMessage(expected.Message).WithCode(expected.Code), (all, each) => all.SetExtension(each.Key, each.Value));
        var code = error.Code switch
        {
            Known.Timeout => Codes.Timeout,
            Known.CostExceeded => Codes.Cost,
            // What a request is refused for, by how far it came.
            _ when error.Path is null && context.OperationDocumentInfo.Document is null => Codes.Syntax,
            _ when error.Path is null && !context.OperationDocumentInfo.IsValidated => Codes.Validation,
            // Literals of custom scalars are read when the operation is compiled.
            _ when context.VariableValues.IsEmpty => context.TryGetOperation(out _) ? Codes.Variables : NamesOperation(context) ? Codes.Validation : Codes.OperationNotFound,
            _ => Codes.Internal,
        };
        // Who is gone reads no answer.
        if (code == Codes.Internal && error.Exception is { } unexpected and not OperationCanceledException && logger is not null) Log.ResolverFailed(logger, unexpected);
        return error.WithCode(code);
    }

    private static bool NamesOperation(RequestContext context)
    {
        var (name, document) = (context.Request.OperationName, context.OperationDocumentInfo.Document!);
        return document.Definitions.OfType<OperationDefinitionNode>().Count(operation => string.IsNullOrEmpty(name) || operation.Name?.Value == name) == 1;
    }

    private static OperationResult Unavailable(StoreUnavailableException e)
    {
        var result = OperationResult.FromError(ErrorBuilder.New().SetMessage(e.Message).SetCode(StoreUnavailable).Build());
        result.ContextData = result.ContextData.SetItem(ExecutionContextData.HttpStatusCode, HttpStatusCode.ServiceUnavailable);
        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A resolver failed.")]
        public static partial void ResolverFailed(ILogger logger, Exception exception);
    }
}
