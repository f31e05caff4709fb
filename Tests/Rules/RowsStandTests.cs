using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class RowsStandTests
{
    private static readonly Rule Standing = RowsStand.Apply;

    [Fact]
    public void M4_RowsStandAsTheyAre()
    {
        var rows = Given.Sharing(37.5m, 50, 25);

        Assert.Equal(rows, RowsStand.Apply(Given.Worth(1000m), rows).Rows);
    }

    [Fact]
    public void P19_PersonChanged_NameFollowsAndPercentageStays()
    {
        SellerShare[] rows = [Given.Row('A', 75), Given.Row('B', 25) with { SellerId = Given.Person('C'), SellerName = "C" }];

        var wanted = Standing.Naming(Given.RowId('B'))(Given.Worth(null), rows).Rows;

        Assert.Equal([rows[0], rows[1] with { Name = "C" }], wanted);
    }

    [Fact]
    public void UserDeleted_RowKeepsTheirName()
    {
        SellerShare[] rows = [Given.Row('A', 100) with { SellerId = null, SellerName = null }];

        Assert.Equal(rows, Standing.Naming(Given.RowId('A'))(Given.Worth(null), rows).Rows);
    }

    [Fact]
    public void EveryRowIsNamedAsItsUserIsToday_AndNothingElseMoves()
    {
        SellerShare[] rows = [Given.Row('A', 75) with { Name = "before the wedding" }, Given.Row('B', 25)];

        Assert.Equal([rows[0] with { Name = "A" }, rows[1]], Standing(Given.Worth(null), rows).Rows);
    }

    [Fact]
    public void UserDeleted_NobodysNameIsNotTakenForTheirs()
    {
        SellerShare[] rows = [Given.Row('A', 75) with { SellerId = null, SellerName = null, Name = "A" }, Given.Row('B', 25)];

        Assert.Equal(rows, Standing(Given.Worth(null), rows).Rows);
    }
}
