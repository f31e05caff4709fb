using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>D1–D4: a customer's sellers, as the set that an opportunity gets. "A 60" has 60 %, "B fixed" no percentage, "x" a disabled user, "?" none any more.</summary>
public sealed class CustomerSellersTests
{
    [Theory]
    [InlineData("A 60, B 40", "A 60, B 40", "The customer's 2 sellers are taken. (D1)")]
    [InlineData("A 60, B", "A 60, B 40", "The customer's 2 sellers are taken. (D1)")]
    [InlineData("A, B, C", "A 33.34, B 33.33, C 33.33", "The customer's 3 sellers are taken. (D1)")]
    [InlineData("A 60", "A 100", "The customer's only seller is taken. (D1)")]
    [InlineData("A 60 fixed", "A 60 fixed", "The customer's only seller is taken. (D1)")]
    [InlineData("A 60, B 60", "A 60, B 60", "The customer's 2 sellers are taken. (D1)")]
    [InlineData("A 60, Bx 20, C 20", "A 60, C 20", "Of the customer's 3 sellers 2 could be taken; the user of each other one is disabled. (D1)")]
    [InlineData("A 60, ? 40", "A 100", "Of the customer's 2 sellers 1 could be taken; the user of each other one is disabled. (D1)")]
    [InlineData("", "O 100", "The account manager is the seller, with 100 %. (P1)")]
    [InlineData("Ax 60, Bx", "O 100", "None of the customer's sellers has an enabled user, so the account manager is the seller, with 100 %. (D3)")]
    public void D1_D2_D3_NewOpportunity(string sellers, string then, string because)
    {
        var rule = CustomerSellers.ForNew(Sellers(sellers));
        var decision = rule(Given.OwnedBy('O'), []);
        Assert.Equal(then, Text(decision.Rows));
        Assert.Equal(because, decision.Reason.ToString());

        // Once more it changes nothing: sellers are there.
        Assert.Equal(then, Text(rule(Given.OwnedBy('O'), decision.Rows).Rows));
    }

    [Fact]
    public void P3_OfATeam_GetsNobody() => Assert.Equal("P3", CustomerSellers.ForNew(Sellers("A 60"))(Given.OwnedByTeam(), []).Reason.Rule);

    [Theory]
    [InlineData("C 100", "A 60, B 40", "A 60, B 40")]
    [InlineData("A 100", "A 60, B 40", "A 60, B 40")]
    [InlineData("A 10 fixed, C 90", "A 60", "A 60 fixed")]
    [InlineData("A 30, C 70", "A, B", "A 30, B 70")]
    public void D4_TakenOver_WhoIsNotAmongThemGoes(string rows, string sellers, string then)
    {
        var decision = CustomerSellers.Taken(Sellers(sellers))(Given.OwnedBy('O'), [.. Given.Rows(rows)]);
        Assert.Equal(then, Text(decision.Rows));
        Assert.Equal("D4", decision.Reason.Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ax 100")]
    public void D4_NobodyToTakeOver_IsRefused(string sellers) => Assert.Equal(
        TextKeys.CustomerWithoutSellers, Assert.Throws<RefusedException>(() => CustomerSellers.Taken(Sellers(sellers))(Given.OwnedBy('O'), [])).Key);

    private static List<WantedShare> Sellers(string text) => [.. text.Split(", ", System.StringSplitOptions.RemoveEmptyEntries).Select(share =>
    {
        var words = share.Split(' ');
        var percent = words.Skip(1).FirstOrDefault(word => word != "fixed");
        var isFixed = words.Contains("fixed") ? true : (bool?)null;
        return new WantedShare(null, words[0] == "?" ? null : new Person(Given.Person(words[0][0]), words[0][..1], words[0].EndsWith('x')),
            percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), isFixed);
    })];

    private static string Text(IEnumerable<SellerShare> rows) => string.Join(", ", rows.Select(row => System.FormattableString.Invariant(
        $"{Letter(row)} {row.Percent:0.##}{(row.IsFixed ? " fixed" : "")}")));

    private static char Letter(SellerShare row) => Enumerable.Range('A', 26).Select(letter => (char)letter).Single(letter => Given.Person(letter) == row.SellerId);
}
