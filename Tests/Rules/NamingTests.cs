using System.Collections.Generic;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>The row of an event is named as its person is today, whatever the rule around it does with names.</summary>
public class NamingTests
{
    private static readonly Rule Stay = (_, rows) => new Decision(rows, Reason.Of("M3"));

    [Fact]
    public void P19_PersonChanged_NameFollows()
    {
        SellerShare[] rows = [Given.Row('A', 75), Given.Row('B', 25) with { SellerId = Given.Person('C'), SellerName = "C" }];

        Assert.Equal([rows[0], rows[1] with { Name = "C" }], Named('B', rows));
    }

    [Fact]
    public void UserDeleted_RowKeepsTheirName()
    {
        SellerShare[] rows = [Given.Row('A', 100) with { SellerId = null, SellerName = null }];

        Assert.Equal(rows, Named('A', rows));
    }

    [Fact]
    public void OtherRows_KeepAnOutdatedName()
    {
        SellerShare[] rows = [Given.Row('A', 75) with { Name = "before the wedding" }, Given.Row('B', 25) with { Name = null }];

        Assert.Equal([rows[0], rows[1] with { Name = "B" }], Named('B', rows));
        Assert.Equal(rows, Named('Q', rows));
    }

    private static IReadOnlyList<SellerShare> Named(char row, SellerShare[] rows) =>
        Stay.Naming(Given.RowId(row))(Given.OwnedBy('A'), rows).Rows;
}
