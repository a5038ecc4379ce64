using CooperationGraph.Api;
using CooperationGraph.Execution;

namespace CooperationGraph.Server.Http;

/// <summary>Every <c>extensions.code</c>: when it stands in an answer, the HTTP status with it, and what helps. The page <c>/docs/errors</c> shows it.</summary>
internal static class ErrorTable
{
    public const string RequestInvalid = "REQUEST_INVALID";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string MediaTypeUnsupported = "MEDIA_TYPE_UNSUPPORTED";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string BodyTooLarge = "BODY_TOO_LARGE";
    public const string ContentCodingUnsupported = "CONTENT_CODING_UNSUPPORTED";
    public const string UrlTooLong = "URL_TOO_LONG";
    public const string HeadersTooLarge = "HEADERS_TOO_LARGE";
    public const string RateLimited = "RATE_LIMITED";
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
    public const string RevisionUnknown = "REVISION_UNKNOWN";
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    // A request that was refused whole has 400, for clients that accept application/graphql-response+json; the others expect 200 with any JSON.
    private const int Refused = StatusCodes.Status400BadRequest;
    private const int Answered = StatusCodes.Status200OK;

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        new(RequestInvalid, StatusCodes.Status400BadRequest, "The HTTP request holds no GraphQL request.", "Send {\"query\": \"…\", \"variables\": {…}} as JSON, or ?query= in a GET."),
        new(MethodNotAllowed, StatusCodes.Status405MethodNotAllowed, "The HTTP method is not GET, HEAD, POST or OPTIONS.", "Send a POST, or a GET for a link."),
        new(RevisionUnknown, StatusCodes.Status404NotFound, "The URL asks for a revision of the data that is neither served nor kept any more.", "The message names the current one; leave the parameter 'revision' out to get it. The field 'revisions' lists what is kept."),
        new(NotAcceptable, StatusCodes.Status406NotAcceptable, "The header Accept allows neither media type of a GraphQL answer.", "Accept application/graphql-response+json or application/json."),
        new(BodyTooLarge, StatusCodes.Status413PayloadTooLarge, "The body is over its limit.", "Send a shorter query or fewer variables."),
        new(MediaTypeUnsupported, StatusCodes.Status415UnsupportedMediaType, "The body is not JSON in UTF-8.", "Send the header Content-Type: application/json."),
        new(ContentCodingUnsupported, StatusCodes.Status415UnsupportedMediaType, "The body is compressed, or coded otherwise.", "Send it as it is, without the header Content-Encoding."),
        new(UrlTooLong, StatusCodes.Status414UriTooLong, "The URL is over its limit.", "Send the request by POST, with query and variables as JSON in the body."),
        new(HeadersTooLarge, StatusCodes.Status431RequestHeaderFieldsTooLarge, "The headers are over their limit.", "Send fewer and shorter headers, most of all of cookies, which the service does not read."),
        new(RateLimited, StatusCodes.Status429TooManyRequests, "The client's address has sent more requests in a minute than the service answers.", "Ask again after the seconds in the header Retry-After."),
        new(StoreUnavailable, StatusCodes.Status503ServiceUnavailable, "The graph's database is down, too slow, too busy, or has no data yet.", "Ask again after the seconds in the header Retry-After; /health/ready says what is missing."),
        new(PersistedQueryNotSupported, Refused, "A request names its query by a hash alone; the service keeps no queries.", "Send the query itself. Clients with automatic persisted queries do so when they read this."),
        new(ErrorCodes.Syntax, Refused, "The text is no GraphQL.", "Look at the line and the caret in extensions.source."),
        new(ErrorCodes.Validation, Refused, "The operation does not fit the schema.", "The message names the field or argument, and near ones; the schema is at /graphql/schema.graphql."),
        new(ErrorCodes.Variables, Refused, "A variable is missing or has a value of another type.", "Give each variable a value of its declared type."),
        new(ErrorCodes.Argument, Answered, "A variable is null where the argument, or the if of @skip or @include, may not be.", "Leave the variable out, so that the default stands, or give it a value."),
        new(ErrorCodes.OperationNotFound, Refused, "The document has no operation of that name, or several and none was named.", "Name one of them by operationName."),
        new(ErrorCodes.OperationNotSupported, Refused, "The operation is a mutation or a subscription. With HTTP 405 where a GET asks for it.", "The service is for reading; the data are changed in the seed folder."),
        new(ErrorCodes.Depth, Refused, "Fields, selections or input values are nested too deep.", "Ask in two queries."),
        new(ErrorCodes.Fields, Refused, "The operation, or all operations of the document together, have too many fields, those of fragments counted where they are spread.", "Ask in two queries."),
        new(ErrorCodes.Aliases, Refused, "The operation has too many aliases.", "Use lists, such as nodes(ids:), in place of many aliases."),
        new(ErrorCodes.RootFields, Refused, "The operation has too many root fields.", "Ask in two queries."),
        new(ErrorCodes.Tokens, Refused, "The text has too many tokens, or one that is too long.", "Put long lists and texts into variables."),
        new(ErrorCodes.Definitions, Refused, "The document has too many operations and fragments.", "Leave out those that are not asked for."),
        new(ErrorCodes.Cost, Refused, "The operation may lead to too many objects, by the sizes of its pages and lists, or its variables or arguments hold too many items.", "Ask for fewer rows (first, last), most of all of the field that the message names; give shorter lists and smaller filters."),
        new(ErrorCodes.AnswerTooLarge, Answered, "The answer would be over its limit; nothing of it is sent.", "Ask for fewer rows (first, last) or fewer fields."),
        new(ErrorCodes.Timeout, Answered, "The request took longer than its limit, from its headers on; nothing of an answer is sent, and the work on it ends. With HTTP 408 where the body did not come in time.", "Ask for fewer rows (first, last) or fewer fields."),
        new(ErrorCodes.TooManyErrors, Answered, "More errors than are listed.", "Mend the listed ones first."),
        new(ErrorCodes.Internal, Answered, "The server failed, and has logged why. With HTTP 500 where it failed outside an operation.", "Report it with the query."),
        new(ApiErrors.CountryUnknown, Answered, "No country has the code.", "Use ISO 3166-1 alpha-3, such as KAZ; extensions.near lists near ones."),
        new(ApiErrors.IdUnknown, Answered, "No node of the expected kind has the id.", "extensions.near lists near ones."),
        new(ApiErrors.CursorInvalid, Answered, "The cursor is of another list, order or filter.", "Pass a cursor from a page of the same field of the same object, with the same orderBy, filter and asOf; a revision or a language may differ."),
        new(ApiErrors.PageInvalid, Answered, "first, last, after and before do not fit together, or a number is out of its range.", "Give one of first and last; of a number out of its range extensions.argument, extensions.min and extensions.max say which one, and what it may be."),
        new(ApiErrors.SelectionInvalid, Answered, "A selection is empty, or says two things that exclude each other.", "The message says what to give, such as codes or group of countries."),
        new(ApiErrors.RevisionNotKept, Answered, "A revision is to be compared that is not there.", "extensions.known lists those that are; 'revisions' has their times."),
        new(ApiErrors.ChangesTooMany, Answered, "Two revisions differ in more than 100,000 nodes and relationships.", "Compare two that are nearer to each other."),
        new(ApiErrors.RevisionFirst, Answered, "No error: a note in extensions.notes beside the data. No former revision is known, so nothing is compared.", "Ask again after the data have changed, or name two of 'revisions'."),
        new(ApiErrors.FieldUnknown, Answered, "A filter names a column or relationship type that there is none of.", "extensions.near lists near ones; the page /docs/model names them all."),
        new(ApiErrors.OrderInvalid, Answered, "Sums of money are to be ordered by value across currencies or price bases.", "Name one of 'currencies' and one of 'priceBases' in the filter."),
        new(ApiErrors.GroupingInvalid, Answered, "Groups are asked for by no dimension, by more than two, or by one twice.", "Give one or two different dimensions in 'by'."),
        new(ApiErrors.RangeEmpty, Answered, "No error: a note in extensions.notes beside the data. The 'from' of a range is after its 'to', so nothing lies in it.", "Exchange 'from' and 'to'."),
        new(ApiErrors.ValueUnknown, Answered, "No error: a note in extensions.notes beside the data. A filter names a currency, a language or a code that nothing has.", "Write it as the data do; the message names near ones."),
        new(ApiErrors.NumberOutOfRange, Answered, "A number of an argument is out of its range.", "extensions.argument, extensions.min and extensions.max say which one, and what it may be."),
        new(ApiErrors.PathsNone, Answered, "No error: a note in extensions.notes beside the data. There is no path as it was asked for.", "Ask for a greater maxLength or hubDegree, for more relationships, or for another asOf."),
        new(ApiErrors.PathsMore, Answered, "No error: a note in extensions.notes beside the data. There are more paths than limit lets be shown.", "Ask for a greater limit, or name what to avoid or to pass by avoid and via."),
        new(ApiErrors.PathsUnfinished, Answered, "No error: a note in extensions.notes beside the data. Paths beyond a length were not looked for, as there is too much to walk through.", "Choose relationships and labels, or ask for a smaller maxLength or hubDegree."),
        new(ApiErrors.HubsNotPassed, Answered, "No error: a note in extensions.notes beside the data. Paths through nodes with more relationships than hubDegree are left out.", "Name one of them in via, or ask for a greater hubDegree."),
        new(ApiErrors.NodeNotThere, Answered, "No error: a note in extensions.notes beside the data. A named node is not there on the day: it has ended, or not begun.", "Ask for another asOf."),
        new(ApiErrors.TooManyIds, Answered, "A list of ids is over its limit.", "Ask in several requests; extensions.argument and extensions.max say which list, and how many it may hold."),
    ];
}

/// <param name="Status">The HTTP status where the client accepts <c>application/graphql-response+json</c>.</param>
internal sealed record ErrorRow(string Code, int Status, string Cause, string Help);
