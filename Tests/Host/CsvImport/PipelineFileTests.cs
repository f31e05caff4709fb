using System;
using System.Linq;
using Demo.CsvImport;
using Xunit;

namespace Host.CsvImport;

public sealed class PipelineFileTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_won_row_is_read_with_invariant_dates_and_amounts()
    {
        var data = _directory.ReadPipeline("X1,Ada Ek,Big Pump,North,Won,10/20/2016,3/1/2017,1054.25");
        var deal = Assert.Single(data.Deals);
        Assert.Equal((DealStage.Won, new DateOnly(2016, 10, 20), new DateOnly(2017, 3, 1), 1054.25m, 1000.50m),
            (deal.Stage, deal.EngageDate!.Value, deal.CloseDate!.Value, deal.CloseValue!.Value, deal.Product.Price));
        Assert.Empty(data.Listing.Problems);
        Assert.Empty(data.Listing.Adjustments);
    }

    [Theory]
    [InlineData("X1,Eve Nord,Big Pump,North,Engaging,1/2/2017,,", "sales_agent 'Eve Nord' is not among those taken from sales_teams.csv")]
    [InlineData("X1,Bo Lund,Big Pump,North,Engaging,1/2/2017,,", "sales_agent 'Bo Lund' is not among those taken from sales_teams.csv")]
    [InlineData("X1,,Big Pump,North,Engaging,1/2/2017,,", "sales_agent is blank")]
    [InlineData("X1,Ada Ek,Pump,North,Engaging,1/2/2017,,", "product 'Pump' is not among those taken from products.csv")]
    [InlineData("X1,Ada Ek,Big Pump,West,Engaging,1/2/2017,,", "account 'West' is not among those taken from accounts.csv")]
    [InlineData("X1,Ada Ek,Big Pump,North,Paused,1/2/2017,,", "deal_stage 'Paused' is none of Prospecting, Engaging, Won, Lost")]
    [InlineData("X1,Ada Ek,Big Pump,North,0,1/2/2017,,", "deal_stage '0' is none of Prospecting, Engaging, Won, Lost")]
    [InlineData("X1,Ada Ek,Big Pump,North,Engaging,2017-01-02,,", "engage_date '2017-01-02' is not a date in the form month/day/year, as 3/31/2017")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,13/1/2017,5", "close_date '13/1/2017' is not a date in the form month/day/year, as 3/31/2017")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,5 kr", "close_value '5 kr' is not a number, as 1234.50")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,\"1,5\"", "close_value '1,5' is not a number, as 1234.50")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,1.005", "close_value '1.005' has more than two decimals")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,2000000000000", "close_value '2000000000000' is not between -1000000000000 and 1000000000000")]
    [InlineData("X1,Ada Ek,Big Pump,North,Lost,1/2/2017,1/3/2017,-1000000000000.01", "close_value '-1000000000000.01' is not between -1000000000000 and 1000000000000")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,,1/1/0001,5", "close_date '1/1/0001' is before 1/1/1753, the earliest date that Dataverse keeps")]
    [InlineData("X1,Ada Ek,Big Pump,North,Engaging,12/31/1752,,", "engage_date '12/31/1752' is before 1/1/1753, the earliest date that Dataverse keeps")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,1/2/2017,,", "close_date is blank; close_value is blank")]
    [InlineData("X1,Ada Ek,Big Pump,North,Won,2/2/2017,1/3/2017,5", "close_date '1/3/2017' is before engage_date '2/2/2017'")]
    [InlineData(",Ada Ek,Big Pump,North,Engaging,1/2/2017,,", "opportunity_id is blank")]
    public void A_row_that_can_not_be_taken_is_listed_with_its_line_and_the_value(string row, string reason)
    {
        var data = _directory.ReadPipeline("X0,Ada Ek,Big Pump,North,Engaging,1/2/2017,,", row);
        Assert.Single(data.Deals);
        Assert.Equal(new Problem("sales_pipeline.csv", 3, reason), Assert.Single(data.Listing.Problems));
    }

    [Fact]
    public void All_reasons_of_a_row_are_told_at_once()
    {
        var data = _directory.ReadPipeline("X1,Eve Nord,Pump,North,Engaging,1/2/2017,,");
        Assert.Equal("sales_agent 'Eve Nord' is not among those taken from sales_teams.csv; product 'Pump' is not among those taken from products.csv",
            Assert.Single(data.Listing.Problems).Reason);
    }

    [Fact]
    public void The_second_row_of_an_id_is_listed_with_the_line_of_the_first()
    {
        var row = "X1,Ada Ek,Big Pump,North,Engaging,1/2/2017,,";
        var data = _directory.ReadPipeline(row, row);
        Assert.Equal(2, Assert.Single(data.Deals).Source.Line);
        Assert.Equal(new Problem("sales_pipeline.csv", 3, "opportunity_id 'X1' is already on line 2"), Assert.Single(data.Listing.Problems));
    }

    [Fact]
    public void What_is_taken_otherwise_than_it_stands_is_listed_as_an_adjustment()
    {
        var data = _directory.ReadPipeline("X1,Ada Ek,BigPump,,Engaging,1/2/2017,,77");
        var deal = Assert.Single(data.Deals);
        Assert.Equal(("Big Pump", null, null), (deal.Product.Name, deal.Account, deal.CloseValue));
        Assert.Equal(
            [
                "product spelt in another way: matched by its letters and digits 'BigPump' as 'Big Pump'",
                "account blank: opportunity taken without a customer ",
                "close_value given for an opportunity that is not closed: left out 77",
            ],
            data.Listing.Adjustments.Select(a => $"{a.Kind} {a.Value}"));
    }

    [Fact]
    public void A_spelling_that_fits_two_products_is_not_guessed()
    {
        _directory.Write("products.csv", "product,sales_price\nBig Pump,1\nBIG-PUMP,2\n");
        var data = _directory.ReadPipeline("X1,Ada Ek,bigpump,,Engaging,1/2/2017,,", "X2,Ada Ek,BIG-PUMP,,Engaging,1/2/2017,,");
        Assert.Equal(2m, Assert.Single(data.Deals).Product.Price);
        Assert.Equal("product 'bigpump' is not among those taken from products.csv", Assert.Single(data.Listing.Problems).Reason);
    }

    [Fact]
    public void Names_without_a_letter_or_digit_match_nothing_but_themselves()
    {
        _directory.Write("products.csv", "product,sales_price\n---,1\n");
        var data = _directory.ReadPipeline("X1,Ada Ek,***,,Engaging,1/2/2017,,", "X2,Ada Ek,---,,Engaging,1/2/2017,,");
        Assert.Equal("X2", Assert.Single(data.Deals).Id);
        Assert.Equal("product '***' is not among those taken from products.csv", Assert.Single(data.Listing.Problems).Reason);
    }

    [Fact]
    public void An_id_that_is_too_long_to_be_kept_is_listed()
    {
        var id = new string('7', 195);
        Assert.Empty(_directory.ReadPipeline($"{id[1..]},Ada Ek,Big Pump,,Engaging,1/2/2017,,").Listing.Problems);
        Assert.Equal("opportunity_id '77777777777777777777…' has 195 characters; at most 194 fit",
            Assert.Single(_directory.ReadPipeline($"{id},Ada Ek,Big Pump,,Engaging,1/2/2017,,").Listing.Problems).Reason);
    }
}
