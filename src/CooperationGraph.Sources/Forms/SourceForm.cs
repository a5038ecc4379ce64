using CooperationGraph.Datasets;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Forms;

/// <summary>A form in which facts are published: its columns, and what a row of them says.</summary>
internal abstract class SourceForm
{
    /// <summary>Every form, in the order in which they are named to people.</summary>
    public static IReadOnlyList<SourceForm> All { get; } = [new UnctadForm(), new AidDataForm(), new CountryCodesForm()];

    /// <summary>As the command line calls it.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<FormColumn> Columns { get; }

    /// <summary>The source of a table of this form.</summary>
    /// <param name="asOf">The day on which it was published or read; null where nobody says.</param>
    public abstract PublishedSource SourceOf(PublishedTable table, string? asOf);

    /// <summary>What the rows of the tables of one file say, one after the other.</summary>
    public abstract IReadOnlyList<StatedRow> Read(IReadOnlyList<PublishedTable> tables, SeedFolder seed, string? asOf);
}
