using System.Globalization;
using CooperationGraph.Api;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Claims;

/// <summary>
/// Over each value of the seed: does a citation stand beside it that says something else? What is right is derived again from the files' texts.
/// </summary>
public sealed class CitationsStateTheirValuesTests
{
    private static readonly string[] Remarks = ["id", "confidence", "unverified", "unverified_fields", "note"];
    private static readonly string[] LaidDownAhead = ["applies_from", "period_from", "period_to"];
    private static readonly ILookup<string, Dictionary<string, string>> Claims = SeedCsv.Rows("claims.csv").ToLookup(row => row["about"]);
    private static readonly Dictionary<string, Dictionary<string, string>> Sources = SeedCsv.Rows("sources.csv").ToDictionary(row => row["id"]);

    [Fact]
    public async Task No_citation_of_the_seed_contradicts_the_value_that_it_stands_beside()
    {
        var (beside, wrong) = (0, new List<string>());
        foreach (var (node, row, claims) in await NodesAsync())
        {
            foreach (var property in node.Label.Properties)
            {
                foreach (var citation in claims.CitationsOf(property))
                {
                    beside++;
                    if (WhyWrong(row, property.Name, citation.Claim.Id) is { } why) wrong.Add($"{node.Id} {property.Name} {row[property.Name]}: {citation.Claim.Id} {why}");
                }
            }
        }

        Assert.True(beside > 20_000, $"Only {beside} citations stand beside values.");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_citation_of_a_node_that_names_a_field_states_the_value_of_the_field_and_one_of_the_whole_names_its_exceptions()
    {
        var (fields, exceptions, wrong) = (0, 0, new List<string>());
        foreach (var (node, row, claims) in await NodesAsync())
        {
            foreach (var citation in claims.Citations.Where(each => each.Field is null || row.ContainsKey(each.Field)))
            {
                if (citation.Field is { } field)
                {
                    fields++;
                    if (WhyWrong(row, field, citation.Claim.Id) is { } why) wrong.Add($"{node.Id} {field}: {citation.Claim.Id} {why}");
                    continue;
                }

                var missing = node.Label.Properties.Select(property => property.Name).Where(name => WhyWrong(row, name, citation.Claim.Id) is not null).ToList();
                exceptions += missing.Count;
                // A sum or a figure is its number.
                if (node.Label == Amount.Label || node.Label == Observation.Label) Assert.DoesNotContain("value", missing);
                if (!claims.ExceptionsOf(citation).SequenceEqual(missing)) wrong.Add($"{node.Id} {citation.Claim.Id}: {string.Join(';', missing)}");
            }
        }

        Assert.True(fields > 20 && exceptions > 20, $"{fields} fields, {exceptions} exceptions");
        Assert.Empty(wrong);
    }

    [Theory]
    // Nobody checked when it entered into force, and the ministry wrote on the day of its signature.
    [InlineData("agreement:eaeu-cn-trade-2018", "in_force_on")]
    // The customary title, which no source prints.
    [InlineData("agreement:bit-cn-uz-1992", "title_zh")]
    public async Task A_value_that_no_source_states_has_no_citation(string id, string column)
    {
        var claims = await ClaimsAsync(id);
        Assert.NotNull(claims.Subject[claims.Subject.Label.Find(column)!]);
        Assert.NotEmpty(claims.Citations);
        Assert.Empty(claims.CitationsOf(claims.Subject.Label.Find(column)!));
    }

    [Theory]
    // The ministry says that it was signed, and the treaty's own text cannot know its end.
    [InlineData("agreement:bit-cn-uz-1992", "status", "source:ds-unctad-iia-2025")]
    [InlineData("agreement:bit-cn-tm-1992", "status", "source:ds-unctad-iia-2025")]
    // Two other copies of the notice print the day that is kept; one list is older than the end that another tells.
    [InlineData("agreement:dtt-cn-kz-2001", "signed_on", "source:sta-kz-dtt-copy")]
    [InlineData("agreement:bri-doc-cn-it", "terminated_on", "source:ice-it-bri;source:nationview-it-bri")]
    [InlineData("agreement:bit-cn-am-1992", "in_force_on", "source:ds-unctad-iia-2020")]
    // The list has it in force beside its successor: it knows when it began, and not that it has ended.
    [InlineData("agreement:dtt-cn-dk-1986", "in_force_on", "source:sta-list-2013")]
    // A source that names the month states the year.
    [InlineData("agreement:bri-doc-cn-uz", "signed_on", "source:ds-beeway-bri;source:sdfwss-2016")]
    public async Task Beside_a_value_stand_the_sources_that_state_it(string id, string column, string sources)
    {
        var claims = await ClaimsAsync(id);
        Assert.Equal(sources.Split(';'), claims.CitationsOf(claims.Subject.Label.Find(column)!).Select(claim => claim.Source.Id).Distinct().Order(StringComparer.Ordinal));
    }

    // Null where the claim may stand beside the value.
    private static string? WhyWrong(Dictionary<string, string> row, string column, string claimId)
    {
        if (row[column].Length == 0 || Remarks.Contains(column)) return null;
        var claims = Claims[row["id"]].ToList();
        var claim = claims.Single(each => each["id"] == claimId);
        var source = Sources[claim["cites"]];
        if (source["kind"] == "UNVERIFIED" || claim["rank"] == "DEPRECATED" || claim["stance"] == "DENIES") return "is no citation";
        var own = claims.Where(each => each["field"] == column && each["applies_to"].Length == 0).ToList();
        if (claim["field"] == column) return States(claim, row, column) ? null : "states another value";
        if (claim["field"].Length > 0) return "is about another field";
        if (own.Exists(each => each["cites"] == claim["cites"] && !States(each, row, column))) return "comes from a source that states another value";
        if (column is "in_force_on" or "terminated_on" or "termination_type" or "status_as_of" && claims.Exists(each => each["field"] == "status" && each["cites"] == claim["cites"] && !States(each, row, "status") && !(column == "in_force_on" && each["value"] == "IN_FORCE"))) return "comes from a source that knows less of it than what happened";
        if (own.Exists(each => Sources[each["cites"]]["kind"] == "UNVERIFIED" && each["rank"] != "DEPRECATED" && Says(each, row[column]))) return "stands beside what a compiler remembers";
        if (row.GetValueOrDefault("unverified_fields", "").Split(';').Contains(column)) return "stands beside what nobody checked";
        return IsEarlier(source, row, column) ? "was published before" : null;
    }

    // A claim without a value is of what stands on the row, if its source can know it.
    private static bool States(Dictionary<string, string> claim, Dictionary<string, string> row, string column) =>
        Says(claim, row[column]) && !(Text(claim).Length == 0 && IsEarlier(Sources[claim["cites"]], row, column));

    private static string Text(Dictionary<string, string> claim) => claim["value"].Length > 0 ? claim["value"] : claim["value_as_given"];

    // All dates are written from the year on, so a finer one begins with the coarser one.
    private static bool Says(Dictionary<string, string> claim, string value)
    {
        var said = Text(claim);
        if (claim["stance"] == "DENIES") return false;
        if (said.Length == 0 || said == value || (IsDate(value) && IsDate(said) && said.StartsWith(value + "-", StringComparison.Ordinal))) return true;
        return double.TryParse(said, CultureInfo.InvariantCulture, out var left) && double.TryParse(value, CultureInfo.InvariantCulture, out var right) && left.Equals(right);
    }

    private static bool IsDate(string text) => text.Length is 4 or 7 or 10 && text.All(c => c == '-' || char.IsAsciiDigit(c));

    private static bool IsEarlier(Dictionary<string, string> source, Dictionary<string, string> row, string column)
    {
        var known = source["published_on"].Length > 0 ? source["published_on"] : source["kind"] is "TREATY_TEXT" or "DECLARATION_TEXT" or "JOINT_STATEMENT" ? row.GetValueOrDefault("signed_on", "") : "";
        if (known.Length == 0) return false;
        var events = (row["id"].Split(':')[0], column) switch
        {
            ("agreement", "status") => new[] { "status_as_of", row["status"] switch { "SIGNED" => "signed_on", "IN_FORCE" => "in_force_on", "WITHDRAWN" or "TERMINATED" => "terminated_on", _ => "status_as_of" } },
            ("agreement", "termination_type") => ["terminated_on"],
            ("agreement", _) when LaidDownAhead.Contains(column) => [],
            ("project", "status") => row["status"] == "OPERATING" ? ["completed_on"] : [],
            ("financing", "status") => row["status"] == "COMPLETION" ? ["completed_on"] : [],
            _ when IsDate(row[column]) && (column.EndsWith("_on", StringComparison.Ordinal) || column is "status_as_of" or "construction_start" or "period_from" or "period_to") => [column],
            _ => [],
        };
        // Later than the last day of the source's date: a date that begins with it lies within it.
        return events.Select(name => row[name]).Any(date => date.Length > 0 && string.CompareOrdinal(date, known) > 0 && !date.StartsWith(known, StringComparison.Ordinal) && !known.StartsWith(date, StringComparison.Ordinal));
    }

    private static async Task<List<(GraphNode Node, Dictionary<string, string> Row, ClaimsOfNode Claims)>> NodesAsync()
    {
        var nodes = RealSeed.Dataset.Nodes.Where(node => node.Label.Cited).ToList();
        var rows = GraphModel.Labels.Where(label => label.Cited).SelectMany(label => SeedCsv.Rows(label.File)).ToDictionary(row => row["id"]);
        var claims = await ClaimReader.GetAsync(RealSeed.Store, nodes, CancellationToken.None);
        return [.. nodes.Select((node, i) => (node, rows[node.Id], claims[i]))];
    }

    private static async Task<ClaimsOfNode> ClaimsAsync(string id) => (await ClaimReader.GetAsync(RealSeed.Store, [SeedGraph.Node(id)], CancellationToken.None))[0];
}
