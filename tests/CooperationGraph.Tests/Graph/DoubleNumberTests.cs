using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using FsCheck;
using FsCheck.Fluent;

namespace CooperationGraph.Tests.Graph;

public sealed class DoubleNumberTests
{
    [Fact]
    public void What_a_double_holds_comes_back_as_the_same_decimal() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000), Prop.ForAll(
            ArbMap.Default.ArbFor<double>().Filter(number => double.IsFinite(number) && Math.Abs(number) is > 1e-12 and < 1e27 && DoubleNumber.Of(DoubleNumber.ToDecimal(number)).Equals(number)),
            number => DoubleNumber.Holds(DoubleNumber.ToDecimal(number))));

    [Theory]
    [InlineData("450447148.98834604", true)]
    [InlineData("4700000000", true)]
    [InlineData("0.1", true)]
    [InlineData("12345678901234567.89", false)]
    [InlineData("0.12345678901234567891", false)]
    public void A_cell_may_hold_what_a_double_holds(string text, bool held) => Assert.Equal(held, CellValue.TryParse(Amount.Value, text, out _));

    [Fact]
    public void Trailing_zeros_are_no_part_of_a_number()
    {
        Assert.True(CellValue.TryParse(Amount.Value, "4.7000", out var value));
        Assert.Equal("4.7", ((decimal)value!).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
