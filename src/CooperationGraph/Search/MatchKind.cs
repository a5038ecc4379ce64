namespace CooperationGraph.Search;

/// <summary>How a text meets a name: the better, the earlier. Codes and names are met alike well.</summary>
public enum MatchKind { Code, Name, Prefix, Words, Near }
