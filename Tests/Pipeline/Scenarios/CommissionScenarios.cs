using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Commission;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>
/// C1, C3–C5, C7, C12: each in days that no other scenario has, far from those of other opportunities, as periods are closed in their order.
/// </summary>
internal static class CommissionScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("C1_Period_KeepsItsDaysAndStays_OnceItHasLines", world =>
        {
            var (period, first) = Next(world);
            var last = first.AddDays(9);
            Refused(() => world.Period(last, last.AddDays(5)));
            Write(world, period, "opps_lastday", last.AddDays(-1));
            Write(world, period, "opps_lastday", last);
            world.Close(period);
            Write(world, period, "opps_firstday", first);
            Write(world, period, "opps_lastday", last);
            Write(world, period, "opps_name", "Renamed");
            Refused(() => Write(world, period, "opps_firstday", first.AddDays(1)));
            Refused(() => Write(world, period, "opps_lastday", last.AddDays(1)));
            Refused(() => Write(world, period, "opps_basetotal", 1m));
            Refused(() => world.Service.Delete("opps_commissionperiod", period));
            world.Service.Delete("opps_commissionperiod", Next(world).Period);
            world.Reopen(period);
            Write(world, period, "opps_lastday", last.AddDays(-1));
            world.Service.Delete("opps_commissionperiod", period);
        }),
        new("C3_C4_C5_C7_WhatWasWonIsCountedOnce_CorrectedLater_AndWithdrawnByReopening", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var (period, first) = Next(world);
            var opportunity = world.Opportunity(anna, 100m, (anna, 60m), (bo, 30m));
            world.Win(opportunity, first, 1000m);
            world.Close(period);
            Assert.Equal([100m, 300m, 600m], Amounts(world, period));
            world.Reopen(period);
            Assert.Empty(Amounts(world, period));
            world.Close(period);
            world.Change(opportunity, "actualvalue", new Money(500m));
            var second = Next(world).Period;
            world.Close(second);
            Assert.Equal([-300m, -150m, -50m], Amounts(world, second));
            Assert.Equal([100m, 300m, 600m], Amounts(world, period));
        }),
        new("C5_Lines_AreWrittenByNobodyElse", world =>
        {
            var anna = world.Person("Anna");
            var (period, first) = Next(world);
            world.Win(world.Opportunity(anna, 100m), first, 1000m);
            world.Close(period);
            var line = world.Lines(period).Single();
            Refused(() => world.Service.Create(new Entity("opps_commissionline") { ["opps_periodid"] = new EntityReference("opps_commissionperiod", period) }));
            Refused(() => world.Service.Update(new Entity("opps_commissionline", line.Id) { ["opps_amount"] = 1m }));
            Refused(() => world.Service.Delete("opps_commissionline", line.Id));
            Assert.Equal([1000m], Amounts(world, period));
        }),
        new("C12_Statements_TieToWhatWasWon", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var (period, first) = Next(world);
            foreach (var amount in new[] { 100.01m, 33.33m, -20m })
            {
                var opportunity = world.Opportunity(anna, 1m, (anna, 66.67m), (bo, 33.33m));
                world.Win(opportunity, first, amount);
            }

            world.Close(period);
            var statements = new[] { anna, bo }.Select(seller => Statement(world, period, seller)).ToList();
            Assert.All(statements, lines => Assert.Equal(3, lines.Count));
            Assert.Equal(113.34m, statements.Sum(lines => lines.Sum(line => line.GetAttributeValue<decimal>("opps_amount"))));
            Assert.Equal(world.PeriodRow(period).GetAttributeValue<decimal>("opps_basetotal"), statements.Sum(lines => lines.Sum(line => line.GetAttributeValue<decimal>("opps_baseamount"))));
        }),
    ];

    /// <summary>An open period of ten days after all there are.</summary>
    private static (Guid Period, DateTime First) Next(World world)
    {
        var query = new QueryExpression("opps_commissionperiod") { ColumnSet = new ColumnSet("opps_lastday") };
        var first = world.Service.RetrieveMultiple(query).Entities.Select(row => row.GetAttributeValue<DateTime>("opps_lastday"))
            .Append(Periods.Day("2190-12-31")).Max().AddDays(1);
        return (world.Period(first, first.AddDays(9)), first);
    }

    private static IReadOnlyList<Entity> Statement(World world, Guid period, Guid seller)
    {
        var query = new QueryExpression("opps_commissionline") { ColumnSet = new ColumnSet("opps_amount", "opps_baseamount") };
        query.Criteria.AddCondition("opps_periodid", ConditionOperator.Equal, period);
        query.Criteria.AddCondition("opps_sellerid", ConditionOperator.Equal, seller);
        query.Criteria.AddCondition("opps_iswithdrawn", ConditionOperator.Equal, false);
        return [.. world.Service.RetrieveMultiple(query).Entities];
    }

    private static IEnumerable<decimal> Amounts(World world, Guid period) =>
        world.Lines(period).Valid().Select(line => line.GetAttributeValue<decimal>("opps_amount")).Order();

    private static void Write(World world, Guid period, string column, object value) =>
        world.Service.Update(new Entity("opps_commissionperiod", period) { [column] = value });

    private static void Refused(Action act) => Assert.Throws<FaultException<OrganizationServiceFault>>(act);
}
