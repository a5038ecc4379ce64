namespace CooperationGraph.Server.Views.Explorer;

/// <summary>
/// Where nodes stand. It depends on what was asked, in its order, and on nothing else: neither on the day nor on what is hidden; what is farther away or was gone on to later finds its place
/// among what stands already. Whole numbers alone, so that the script reckons the same.
/// </summary>
internal sealed class Placement
{
    // So many more rows for each column are looked through for a free cell near another one.
    private const int Reach = 8;
    private const int ReachPerColumn = 4;

    private readonly Dictionary<string, Cell> _cells = [];
    private readonly HashSet<Cell> _taken = [];
    private readonly int[] _onSide = new int[2];

    public IReadOnlyDictionary<string, Cell> Cells => _cells;

    /// <summary>Puts the nodes from which a picture starts into the middle, one below the other.</summary>
    public void Start(IReadOnlyList<string> ids)
    {
        foreach (var (i, id) in ids.Index()) Put(id, new(0, 0, i - ((ids.Count - 1) / 2)));
    }

    /// <summary>Puts a node to which nothing leads below those in the middle.</summary>
    public void PutInMiddle(string id)
    {
        for (var row = 0; !TryPut(id, new(0, 0, row)); row++)
        {
        }
    }

    /// <summary>Puts the nearest nodes into columns on both sides, the first half to the right; each column from the top down.</summary>
    public void Surround(IReadOnlyList<string> ids)
    {
        var right = (ids.Count + 1) / 2;
        Fill([.. ids.Take(right)], side: 1);
        Fill([.. ids.Skip(right)], side: -1);
    }

    /// <summary>Puts a node into a free cell beyond another one, as near to it as there is one.</summary>
    public void PutBeyond(string id, string other)
    {
        var from = _cells[other];
        var side = from.Side != 0 ? from.Side : _onSide[1] <= _onSide[0] ? 1 : -1;
        var (first, row) = from.Side != 0 ? (from.Column + 1, from.Row) : (0, from.Row * Cell.RowsOfMiddle);
        for (var column = first; ; column++)
        {
            var reach = Reach + (ReachPerColumn * (column - first));
            for (var distance = 0; distance <= reach; distance++)
            {
                if (TryPut(id, new(side, column, row + distance)) || TryPut(id, new(side, column, row - distance))) return;
            }
        }
    }

    /// <summary>Puts nodes into one column on the right, in this order around the middle row.</summary>
    public void PutColumn(IReadOnlyList<string> ids, int column)
    {
        foreach (var (i, id) in ids.Index()) Put(id, new(1, column, i - ((ids.Count - 1) / 2)));
    }

    private void Fill(List<string> ids, int side)
    {
        var columns = Math.Max(1, (int)Math.Round(Math.Sqrt(ids.Count / 16.0), MidpointRounding.AwayFromZero));
        var rows = (ids.Count + columns - 1) / columns;
        foreach (var (i, id) in ids.Index()) Put(id, new(side, i / rows, (i % rows) - ((rows - 1) / 2)));
    }

    private bool TryPut(string id, Cell cell)
    {
        if (_taken.Contains(cell)) return false;
        Put(id, cell);
        return true;
    }

    private void Put(string id, Cell cell)
    {
        _cells.Add(id, cell);
        _taken.Add(cell);
        if (cell.Side != 0) _onSide[cell.Side > 0 ? 1 : 0]++;
    }
}
