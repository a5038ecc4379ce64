using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>Turns the tables of a folder without errors into a dataset.</summary>
internal static class DatasetAssembler
{
    public static GraphDataset Assemble(SeedFolder folder)
    {
        var nodes = new List<GraphNode>(folder.Ids.Count);
        var numbers = new Dictionary<string, int>(folder.Ids.Count);
        var rows = new List<string?[]>(folder.Ids.Count);
        var shared = new Dictionary<(PropertyKind, string), object>();
        foreach (var label in folder.Model.Labels)
        {
            var table = folder[label];
            foreach (var row in table.Rows.OrderBy(row => row[0], StringComparer.Ordinal))
            {
                numbers.Add(row[0]!, nodes.Count);
                nodes.Add(new GraphNode(nodes.Count, label, row[0]!, Values(table, row, shared)));
                rows.Add(row);
            }
        }

        var relationships = folder.Model.RelationshipTypes.Select(type =>
            type.Column is null ? FromFile(folder[type], type, numbers, shared) : FromColumn(folder, type, nodes, rows, numbers)).ToArray();
        PartyEntries.Derive(nodes, relationships);
        PartyDepartures.Derive(nodes, relationships);
        ClaimedAgreements.Derive(nodes, relationships);
        return new GraphDataset(nodes, relationships, DatasetWriter.Fingerprint(folder.Model, nodes, relationships), folder.Model);
    }

    private static RelationshipSet FromFile(SeedTable table, RelationshipType type, Dictionary<string, int> numbers, Dictionary<(PropertyKind, string), object> shared)
    {
        var sorted = table.Rows
            .Select(row => (From: numbers[row[0]!], To: numbers[row[1]!], Row: row))
            .OrderBy(each => each.From).ThenBy(each => each.To).ThenBy(each => string.Join('\0', each.Row.Skip(2)), StringComparer.Ordinal)
            .ToArray();
        var values = type.Properties.Count == 0 ? null : Array.ConvertAll(sorted, each => Values(table, each.Row, shared));
        return new(type, Array.ConvertAll(sorted, each => each.From), Array.ConvertAll(sorted, each => each.To), values);
    }

    private static RelationshipSet FromColumn(SeedFolder folder, RelationshipType type, List<GraphNode> nodes, List<string?[]> rows, Dictionary<string, int> numbers)
    {
        var columns = folder.Model.Labels.Where(type.StartsFrom).ToDictionary(
            label => label,
            label => folder[label].IndexOf(type));
        List<int> from = [], to = [];
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!columns.TryGetValue(nodes[i].Label, out var column) || rows[i][column] is not { } cell) continue;
            // In the order of the nodes, as relationships of a file stand.
            foreach (var end in folder[nodes[i].Label].Columns[column].IdsOf(cell).Select(id => numbers[id]).Order())
            {
                from.Add(i);
                to.Add(end);
            }
        }

        return new(type, [.. from], [.. to], Values: null);
    }

    private static object?[] Values(SeedTable table, string?[] row, Dictionary<(PropertyKind, string), object> shared)
    {
        var values = new object?[table.Owner.SlotCount];
        for (var i = 0; i < table.Owner.Properties.Count; i++)
        {
            if (row[table.FirstProperty + i] is not { } cell) continue;
            var property = table.Owner.Properties[i];
            if (shared.TryGetValue((property.Kind, cell), out var known))
            {
                values[i] = known;
                continue;
            }

            if (CellValue.TryParse(property, cell, out values[i]) && values[i] is { } value)
                shared.Add((property.Kind, cell), value);
        }

        return values;
    }
}
