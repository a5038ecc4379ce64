using CooperationGraph.Server.Views.Explorer;

namespace CooperationGraph.Tests.Views.Explorer;

public sealed class PlacementTests
{
    [Fact]
    public void The_nearest_stand_in_columns_on_both_sides_and_each_cell_holds_one()
    {
        var placement = new Placement();
        placement.Start(["a"]);
        placement.Surround([.. Enumerable.Range(0, 101).Select(i => $"n{i:000}")]);
        Assert.Equal(new Cell(0, 0, 0), placement.Cells["a"]);
        Assert.Equal((51, 50), (placement.Cells.Values.Count(cell => cell.Side > 0), placement.Cells.Values.Count(cell => cell.Side < 0)));
        Assert.Equal(102, placement.Cells.Values.Distinct().Count());
        // About sixteen rows of each column.
        Assert.Equal([0, 1], placement.Cells.Values.Where(cell => cell.Side > 0).Select(cell => cell.Column).Distinct().Order());
    }

    [Fact]
    public void Beyond_a_node_the_nearest_free_cells_are_taken_row_by_row_then_the_next_column()
    {
        var placement = new Placement();
        placement.Start(["a"]);
        placement.Surround(["b"]);
        for (var i = 0; i < 18; i++) placement.PutBeyond($"c{i}", "b");
        Assert.Equal([new(1, 1, 0), new(1, 1, 1), new(1, 1, -1), new(1, 1, 2)], Enumerable.Range(0, 4).Select(i => placement.Cells[$"c{i}"]));
        // Eight rows to each side.
        Assert.Equal([new(1, 1, -8), new(1, 2, 0)], Enumerable.Range(16, 2).Select(i => placement.Cells[$"c{i}"]));
    }

    [Fact]
    public void What_goes_on_from_the_middle_goes_to_the_side_that_has_more_room()
    {
        var placement = new Placement();
        placement.Start(["a", "z"]);
        placement.Surround(["b"]);
        placement.PutBeyond("c", "z");
        placement.PutBeyond("d", "z");
        Assert.Equal((-1, 3), (placement.Cells["c"].Side, placement.Cells["c"].Row));
        Assert.Equal(1, placement.Cells["d"].Side);
        placement.PutInMiddle("e");
        Assert.Equal(new Cell(0, 0, 2), placement.Cells["e"]);
    }
}
