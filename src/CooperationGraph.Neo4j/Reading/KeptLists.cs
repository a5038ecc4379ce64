using System.Collections.Concurrent;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// What a search has gathered, or what all that some nodes have is, for the pages of it that are asked for later: within a revision it is the same. The more a search finds the longer it takes, whichever page is asked for: 8 ms for 3,300 agreements
/// of a sector. Of a list that is kept a page costs the same however long it is, and wherever the page stands in it. Safe for concurrent use.
/// </summary>
/// <param name="keptNodes">As many nodes as <see cref="Neo4jOptions.KeptNodes"/> allows; where it allows none, no list is kept.</param>
internal sealed class KeptLists(int keptNodes)
{
    /// <summary>A longer list is not kept.</summary>
    public const int MaxLength = 5000;

    /// <summary>The parameter of a statement: a list of at most so many nodes is answered whole beside its page.</summary>
    public const string Parameter = "listed";

    // A node takes 8 bytes in a list, in place of 1 KB, and what names a list as much as so many nodes; a list that alone is over the bound is not kept.
    private const int ForKept = 16;
    private const int Name = 500;
    private const int LongestName = 2000;
    private const int ManyIds = 256;

    private readonly ConcurrentDictionary<Search, OrderedNodes> _lists = new();
    private long _size;

    /// <summary>What tells a search from others.</summary>
    /// <param name="Words">The text and the values of the condition; of a long list of ids, such as of all that sources disagree on, the set itself: it is kept with what it was derived from, and as a text it would be longer than what it finds.</param>
    internal readonly record struct Search(NodeLabel Label, NodeOrder Order, object Words)
    {
        /// <summary>Whether a list of ids is sought: it is sent once, whole, however few of what it names a page takes.</summary>
        public bool IsOfIds => Words is not string;
    }

    /// <summary>The name under which a list is kept; null where it would not be.</summary>
    public Search? SearchOf(NodeLabel label, Condition condition, NodeOrder order, PageRequest page)
    {
        if (keptNodes == 0 || page.IsWhole) return null;
        if (NodePattern.Parts(condition).ToList() is [Condition.IdIn { Ids: { Count: >= ManyIds } ids }]) return new(label, order, ids);
        return SearchOf(label, KeptTotals.Search([], conditions => conditions.Write(condition)), order);
    }

    /// <param name="words">What tells the search from others of the label.</param>
    /// <returns><inheritdoc cref="SearchOf(NodeLabel, Condition, NodeOrder, PageRequest)"/></returns>
    public Search? SearchOf(NodeLabel label, string words, NodeOrder order) => keptNodes == 0 || words.Length > LongestName ? null : new(label, order, words);

    public OrderedNodes? Find(Search search) => _lists.GetValueOrDefault(search);

    /// <param name="nodes">Of each its number and place, along the page.</param>
    public void Keep(Search search, CypherValue[] nodes, bool backward)
    {
        if (backward) Array.Reverse(nodes);
        var size = nodes.Length + Name + ((search.Words as IReadOnlySet<string>)?.Count ?? 0);
        var most = (long)keptNodes * ForKept;
        if (size > most) return;
        if (Interlocked.Add(ref _size, size) > most)
        {
            _lists.Clear();
            Interlocked.Exchange(ref _size, size);
        }

        _lists[search] = new(Array.ConvertAll(nodes, node => node.Items[0].Whole), Array.ConvertAll(nodes, node => node.Items[1].Whole));
    }

    /// <param name="Numbers">Of the nodes, in their order.</param>
    /// <param name="Places">Of each its place in the order of all nodes of the label, ascending.</param>
    internal sealed record OrderedNodes(int[] Numbers, int[] Places)
    {
        /// <summary>The part that a page takes.</summary>
        /// <param name="window">See <see cref="CursorPlaces"/>.</param>
        public (int Start, int End) PartOf(PageRequest page, (int From, int To) window)
        {
            var start = CountBefore(window.From);
            var end = Math.Max(start, CountBefore(window.To));
            return page.Backward ? (Math.Max(start, end - page.Size), end) : (start, (int)Math.Min(end, (long)start + page.Size));
        }

        private int CountBefore(int place) => Array.BinarySearch(Places, place) is var found && found >= 0 ? found : ~found;
    }
}
