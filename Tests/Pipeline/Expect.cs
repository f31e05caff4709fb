using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>What must hold of an opportunity's rows, computed here from the words of the rules and not by the plug-ins' code.</summary>
internal static class Expect
{
    /// <summary>Exactly these sellers with these percentages, in any order, and everything computed agrees with them (M1–M6).</summary>
    public static void Sellers(World world, Guid opportunity, params (Guid Seller, decimal Percent)[] expected)
    {
        var actual = world.Sellers(opportunity).Select(s => (s.Seller, s.Percent)).OrderBy(s => s.Seller);
        Assert.Equal(expected.OrderBy(s => s.Seller), actual);
        Agreement(world, opportunity);
    }

    /// <summary>M1, M2, M3, M6: sum, count, amounts, names and currency of the rows agree with the opportunity.</summary>
    public static void Agreement(World world, Guid opportunity)
    {
        var row = world.Row(opportunity);
        var sellers = world.Sellers(opportunity);
        var sum = sellers.Sum(s => s.Percent);
        Assert.Equal(sum, row.GetAttributeValue<decimal>("opps_sharesum"));
        Assert.Equal(sellers.Count, row.GetAttributeValue<int>("opps_sellercount"));
        Assert.Equal(
            sellers.Select(s => s.Name).OfType<string>().Order(StringComparer.Ordinal),
            (row.GetAttributeValue<string>("opps_sellers") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

        var isWon = row.GetAttributeValue<OptionSetValue>("statecode").Value == 1;
        var amount = row.GetAttributeValue<Money>(isWon ? "actualvalue" : "estimatedvalue")?.Value;
        if (amount is not { } value)
        {
            Assert.All(sellers, s => Assert.Null(s.Amount));
            return;
        }

        var currency = world.Service.Retrieve("transactioncurrency", row.GetAttributeValue<EntityReference>("transactioncurrencyid").Id,
            new Microsoft.Xrm.Sdk.Query.ColumnSet("currencyprecision"));
        var decimals = currency.GetAttributeValue<int>("currencyprecision");
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
        {
            unit /= 10;
        }

        Assert.Equal(Math.Round(value * sum / 100m, decimals, MidpointRounding.AwayFromZero), sellers.Sum(s => s.Amount!.Value));
        Assert.All(sellers, s => Assert.InRange(Math.Abs(s.Amount!.Value - (value * s.Percent / 100m)), 0m, unit));
        Assert.All(sellers, s => Assert.Equal(currency.Id, s.Currency));
        ExpectedAmounts(world, row, sellers, value, decimals, unit);
    }

    /// <summary>F1: their parts of round(amount × probability × sum) while open, the amounts once won, nothing once lost.</summary>
    private static void ExpectedAmounts(World world, Entity row, IReadOnlyList<SellerRow> sellers, decimal amount, int decimals, decimal unit)
    {
        var found = sellers.Select(seller => (Seller: seller, Amount: ExpectedAmountOf(world, seller.Id))).ToList();
        if (row.GetAttributeValue<int?>("closeprobability") is not { } probability)
        {
            Assert.All(found, one => Assert.Null(one.Amount));
            return;
        }

        switch (row.GetAttributeValue<OptionSetValue>("statecode").Value)
        {
            case 0:
                var sum = sellers.Sum(seller => seller.Percent);
                Assert.Equal(Math.Round(amount * probability * sum / 10_000m, decimals, MidpointRounding.AwayFromZero), found.Sum(one => one.Amount!.Value));
                Assert.All(found, one => Assert.InRange(Math.Abs(one.Amount!.Value - (amount * probability * one.Seller.Percent / 10_000m)), 0m, unit));
                break;
            case 1:
                Assert.All(found, one => Assert.Equal(one.Seller.Amount, one.Amount));
                break;
            default:
                Assert.All(found, one => Assert.Equal(0m, one.Amount));
                break;
        }
    }

    /// <summary>What is to be expected of a share, in the opportunity's currency.</summary>
    public static decimal? ExpectedAmountOf(World world, Guid share) =>
        world.Service.Retrieve("opps_sellershare", share, new Microsoft.Xrm.Sdk.Query.ColumnSet("opps_expectedamount")).GetAttributeValue<Money>("opps_expectedamount")?.Value;

    /// <summary>Refused with this error code and a sentence that names these.</summary>
    public static void Denied(int code, Action act, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.True(code == fault.Detail.ErrorCode, $"0x{fault.Detail.ErrorCode:x8}: {fault.Message}{Environment.NewLine}{fault.Detail.TraceText}");
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }
}
