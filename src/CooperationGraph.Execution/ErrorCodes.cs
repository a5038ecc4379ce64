namespace CooperationGraph.Execution;

/// <summary>The words in <c>extensions.code</c> that the engine itself gives.</summary>
public static class ErrorCodes
{
    public const string Syntax = "SYNTAX_ERROR";
    public const string Validation = "VALIDATION_FAILED";
    public const string Variables = "VARIABLES_INVALID";
    public const string Argument = "ARGUMENT_INVALID";
    public const string OperationNotFound = "OPERATION_NOT_FOUND";
    public const string OperationNotSupported = "OPERATION_NOT_SUPPORTED";
    public const string Depth = "DEPTH_LIMIT";
    public const string Fields = "FIELD_LIMIT";
    public const string Aliases = "ALIAS_LIMIT";
    public const string RootFields = "ROOT_FIELD_LIMIT";
    public const string Tokens = "TOKEN_LIMIT";
    public const string Definitions = "DEFINITION_LIMIT";
    public const string Cost = "COST_LIMIT";
    public const string AnswerTooLarge = "ANSWER_TOO_LARGE";
    public const string Timeout = "TIMEOUT";
    public const string TooManyErrors = "TOO_MANY_ERRORS";
    public const string Internal = "INTERNAL_SERVER_ERROR";
}
