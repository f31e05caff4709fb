using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class OwnerIsSellerTests
{
    [Fact]
    public void P1_NoRows_OwnerGetsEverything()
    {
        var row = Assert.Single(OwnerIsSeller.Apply(Given.OwnedBy('A'), []).Rows);

        Assert.Null(row.Id);
        Assert.Equal(Given.Person('A'), row.SellerId);
        Assert.Equal("A", row.Name);
        Assert.Equal(100m, row.Percent);
        Assert.False(row.IsFixed);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20)]
    [InlineData(0)]
    public void P2_GivenRow_Stands(int percent)
    {
        SellerShare[] given = [Given.Row('B', percent)];

        Assert.Equal(given, OwnerIsSeller.Apply(Given.OwnedBy('A'), given).Rows);
    }

    [Fact]
    public void P2_SeveralGivenRows_OwnerIsNotAdded()
    {
        var given = Given.Sharing(20, 30, 50);

        Assert.Equal(given, OwnerIsSeller.Apply(Given.OwnedBy('X'), given).Rows);
    }

    [Fact]
    public void P3_TeamOwner_NoRow() => Assert.Empty(OwnerIsSeller.Apply(Given.OwnedByTeam(), []).Rows);

    [Theory]
    [InlineData("P1", 0, true)]
    [InlineData("P2", 2, true)]
    [InlineData("P3", 0, false)]
    public void Reason_NamesTheRule(string number, int rows, bool ownerIsPerson)
    {
        var opportunity = ownerIsPerson ? Given.OwnedBy('A') : Given.OwnedByTeam();

        Assert.Contains(number, OwnerIsSeller.Apply(opportunity, Given.Sharing(new decimal[rows])).Reason.ToString());
    }
}
