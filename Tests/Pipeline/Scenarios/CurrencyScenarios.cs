using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>M1–M3 in currencies of 0, 2, 3 and 4 decimals, and in the organisation's own.</summary>
internal static class CurrencyScenarios
{
    private static readonly int[] Decimals = [0, 2, 3, 4];

    /// <summary>A hundred of the smallest unit, and what three even sellers get of it.</summary>
    private static readonly int[] HundredInThree = [34, 33, 33];

    public static IEnumerable<Scenario> All =>
    [
        .. Decimals.Select(decimals => new Scenario($"M2_HundredUnitsOf{decimals}Decimals_AddUpAlsoWhenNegative", world =>
        {
            var (opportunity, people) = InThree(world, decimals, Units(100, decimals));
            Expect(1);
            world.Change(opportunity, "estimatedvalue", new Money(-Units(100, decimals)));
            Expect(-1);

            void Expect(int sign)
            {
                Assert.Equal(HundredInThree.Select(units => (decimal?)(sign * Units(units, decimals))), people.Select(p => world.ShareOf(opportunity, p).Amount));
                Pipeline.Expect.Agreement(world, opportunity);
            }
        })),
        .. Decimals.SelectMany(from => Decimals.Where(to => to != from).Select(to => new Scenario($"M3_From{from}To{to}Decimals_AmountsFollow", world =>
        {
            var (opportunity, _) = InThree(world, from, 1234.5678m);
            world.Change(opportunity, "transactioncurrencyid", Currency(world, to));
            Expect.Agreement(world, opportunity);
            world.Change(opportunity, "estimatedvalue", new Money(-0.6m));
            Expect.Agreement(world, opportunity);
            world.Change(opportunity, "estimatedvalue", null);
            Expect.Agreement(world, opportunity);
        }))),
        new("M3_CurrencyChangedWithoutAmount_RowsFollowIt", world =>
        {
            var (opportunity, _) = InThree(world, 2, null);
            var krona = Currency(world, 0);
            world.Change(opportunity, "transactioncurrencyid", krona);
            Assert.All(world.Sellers(opportunity), row => Assert.Equal(krona.Id, row.Currency));
        }),
        new("M1_BaseCurrency_FollowsTheRowAtItsRate", world =>
        {
            var (opportunity, people) = InThree(world, 2, 100m, rate: 8m);
            Assert.Equal([4.17m, 4.17m, 4.17m], people.Select(p => InBase(world, opportunity, p)));
            world.Change(opportunity, "transactioncurrencyid", Currency(world, 0, rate: 100m));
            Assert.Equal([0.34m, 0.33m, 0.33m], people.Select(p => InBase(world, opportunity, p)));
        }),
    ];

    private static (Guid Opportunity, Guid[] People) InThree(World world, int decimals, decimal? amount, decimal rate = 1m)
    {
        var people = new[] { world.Person("Anna"), world.Person("Bo"), world.Person("Cia") };
        var opportunity = world.Opportunity(people[0], null, (people[0], 33.34m), (people[1], 33.33m), (people[2], 33.33m));
        world.Service.Update(new Entity("opportunity", opportunity)
        {
            ["transactioncurrencyid"] = Currency(world, decimals, rate),
            ["estimatedvalue"] = amount is { } value ? new Money(value) : null,
        });
        return (opportunity, people);
    }

    private static EntityReference Currency(World world, int decimals, decimal rate = 1m) => new("transactioncurrency", world.Currency(decimals, rate));

    private static decimal Units(int units, int decimals) => decimal.Parse($"{units}E-{decimals}", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal InBase(World world, Guid opportunity, Guid seller) => world.Service
        .Retrieve("opps_sellershare", world.ShareOf(opportunity, seller).Id, new ColumnSet("opps_amount_base"))
        .GetAttributeValue<Money>("opps_amount_base").Value;
}
