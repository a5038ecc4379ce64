using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views;

/// <summary>One kind of view: what its address may ask for, and what is made of the answer.</summary>
internal interface IViewKind
{
    /// <summary>The first segment of its addresses: <c>/map</c>, <c>/map.svg</c>, <c>/map.csv</c> …</summary>
    string Name { get; }

    /// <summary>The names in its address.</summary>
    IReadOnlyList<string> Parameters { get; }

    /// <summary>Those that its page takes, which may show a part of what is chosen.</summary>
    IReadOnlyList<string> PageParameters => Parameters;

    /// <summary>What its table holds.</summary>
    IReadOnlyList<ViewColumn> Columns { get; }

    /// <summary>Asks for what the address chooses.</summary>
    Task<ViewAnswer> AskAsync(HttpContext http);
}

/// <param name="Query">The answer, or that of the form alone where the choice was refused.</param>
/// <param name="Errors">Why the choice was refused; empty where it was not.</param>
/// <param name="View">Null where the choice was refused.</param>
/// <param name="Choice">What the form shows.</param>
internal sealed record ViewAnswer(PageQuery Query, IReadOnlyList<string> Errors, View? View, object Choice)
{
    /// <summary>Why there is no view, in a file or a frame: where nothing is refused, a page shows its form.</summary>
    public IReadOnlyList<string> WhyNone => Errors.Count > 0 ? Errors : ["Nothing is chosen: name a node by 'id', such as ?id=country:KAZ."];
}
