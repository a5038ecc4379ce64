using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>The store's revision is no longer in the database: the same store will never answer again, a newer one will.</summary>
internal sealed class RevisionRemovedException(string revision)
    : StoreUnavailableException($"The revision {revision} is no longer in the graph's database. Ask again: a newer one is about to be served.");
