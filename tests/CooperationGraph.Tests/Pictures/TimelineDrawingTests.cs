using System.Globalization;
using System.Xml.Linq;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Pictures;

public sealed class TimelineDrawingTests
{
    private static readonly XNamespace Svg = SvgWriter.Namespace;
    private static readonly DateOnly Today = new(2020, 1, 1);

    [Theory]
    [InlineData("2010", 365)]
    [InlineData("2012", 366)]
    [InlineData("2010-02", 28)]
    public void A_date_that_is_known_to_the_year_or_month_is_drawn_as_all_of_its_days(string date, int days)
    {
        var drawn = Draw([Row([], [new(MarkKind.Signed, PartialDate.Parse(date))])]);
        var interval = Assert.Single(drawn.Descendants(Svg + "rect"), IsInterval);
        // From its first day to its last, on an axis whose years are as long as its grid says.
        Assert.Equal((days - 1) * YearsApart(drawn) / 3653, Number(interval, "width"), 0.2);
        Assert.Contains("p-paper", Assert.Single(drawn.Descendants(Svg + "path"), path => path.Attribute("class")!.Value.Contains("s-ink", StringComparison.Ordinal)).Attribute("class")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_is_a_sign_without_an_interval() => Assert.DoesNotContain(Draw([Row([], [new(MarkKind.Signed, PartialDate.Parse("2010-05-11"))])]).Descendants(Svg + "rect"), IsInterval);

    [Fact]
    public void What_lasts_is_drawn_only_where_it_surely_does()
    {
        var drawn = Draw([Row([new(SpanKind.InForce, PartialDate.Parse("2005"), PartialDate.Parse("2015"))], [])]);
        var bar = Assert.Single(drawn.Descendants(Svg + "rect"), rect => rect.Attribute("height")!.Value == "6");
        // 31 December 2005 to 1 January 2015.
        Assert.Equal(3288 * YearsApart(drawn) / 3653, Number(bar, "width"), 0.2);
    }

    [Fact]
    public void What_has_not_ended_goes_up_to_the_day_and_says_by_an_arrow_that_it_goes_on()
    {
        Assert.Single(Draw([Row([new(SpanKind.InForce, PartialDate.Parse("2005"), null)], [])]).Descendants(Svg + "path"));
        Assert.Empty(Draw([Row([new(SpanKind.InForce, PartialDate.Parse("2005"), PartialDate.Parse("2015"))], [])]).Descendants(Svg + "path"));
    }

    [Fact]
    public void What_has_no_date_says_so() => Assert.Contains(Draw([Row([], [])]).Descendants(Svg + "text"), text => text.Value == "no date known");

    [Fact]
    public void The_legend_tells_of_each_sign_that_is_drawn_and_of_no_other()
    {
        var drawing = new TimelineDrawing([Row([new(SpanKind.Building, PartialDate.Parse("2005"), null)], [new(MarkKind.Begun, PartialDate.Parse("2005"))])], (2000, 2020), Today, 800);
        Assert.Equal(["begin of building", "being built", "some day of this month or year"], drawing.Legend.Select(entry => entry.Words));
    }

    [Theory]
    [InlineData(1000, 2200)]
    [InlineData(2026, 2026)]
    public void Any_years_make_an_axis(int from, int to)
    {
        using var svg = new SvgWriter("");
        svg.Begin("g");
        new TimelineDrawing([Row([], [new(MarkKind.Meeting, PartialDate.Parse("2026-01-01"))])], (from, to), Today, 320).Draw(svg);
        Assert.InRange(XElement.Parse(svg.End().ToString()).Descendants(Svg + "line").Count(), 1, 20);
    }

    private static TimelineRow Row(IReadOnlyList<TimelineSpan> spans, IReadOnlyList<TimelineMark> marks) => new("Agreements", "A treaty", "/agreements/x", "A treaty: its dates", spans, marks);

    private static XElement Draw(IReadOnlyList<TimelineRow> rows)
    {
        using var svg = new SvgWriter("");
        svg.Begin("g");
        new TimelineDrawing(rows, (2000, 2020), Today, 800).Draw(svg);
        return XElement.Parse(svg.End().ToString());
    }

    private static bool IsInterval(XElement rect) => rect.Attribute("class")!.Value == "p-accent s-accent";

    // From 1 January 2000 to 1 January 2010 are 3653 days.
    private static double YearsApart(XElement drawn)
    {
        var labels = drawn.Descendants(Svg + "text").Where(text => text.Value is "2000" or "2010").GroupBy(text => text.Value).ToDictionary(group => group.Key, group => Number(group.First(), "x"));
        return labels["2010"] - labels["2000"];
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
