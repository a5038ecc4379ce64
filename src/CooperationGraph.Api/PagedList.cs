using System.Security.Cryptography;
using System.Text;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>
/// The list that a connection shows pages of: a field of the query or of one node, in one order, through one filter. A cursor is good for its
/// own list only. The day counts where the field takes one and it is given, for it decides what is in the list; the language never does.
/// </summary>
internal sealed class PagedList
{
    /// <summary>The bytes of <see cref="Mark"/>: against mistakes, not against malice.</summary>
    public const int MarkLength = 6;

    private readonly string _field;
    private readonly string _filter;
    private readonly string _asOf;
    private readonly string? _parent;
    private byte[]? _mark;

    private PagedList(string field, NodeOrder order, string filter, string asOf, string? parent) => (_field, Order, _filter, _asOf, _parent) = (field, order, filter, asOf, parent);

    public NodeOrder Order { get; }

    /// <summary>Tells the list from others.</summary>
    public byte[] Mark => _mark ??= SHA256.HashData(Encoding.UTF8.GetBytes($"{_field}\n{Order.By?.Name ?? "id"}{(Order.Descending ? '-' : '+')}\n{_filter}\n{_asOf}\n{_parent}"))[..MarkLength];

    /// <param name="field">Such as <c>Country.agreements</c>.</param>
    public static PagedList Of(BatchContext batch, string field, NodeOrder order) =>
        new(field, order, batch.Arguments.Spelling("filter"), batch.Arguments.Spelling("asOf"), parent: null);

    /// <summary>The same field of one node.</summary>
    public PagedList Of(GraphNode parent) => Of(parent.Id);

    /// <summary>The same field of something else that a text tells from others.</summary>
    public PagedList Of(string parent) => new(_field, Order, _filter, _asOf, parent);
}
