using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Commission;

/// <summary>
/// C5 said once more, from what any client reads: after a closing all lines of an opportunity come to what is due by then, by seller and
/// currency. It shares no code with the plug-ins.
/// </summary>
internal sealed class DueByHand(World world)
{
    private readonly Dictionary<Guid, string> _frozen = [];

    /// <summary>Nothing that was frozen has changed, and no line is there twice.</summary>
    public void NothingFrozenChanged()
    {
        var lines = world.Lines();
        foreach (var line in lines)
        {
            var text = TextOf(line);
            Assert.Equal(_frozen.TryGetValue(line.Id, out var before) ? before : text, text);
            _frozen[line.Id] = text;
        }

        Assert.All(_frozen.Keys, id => Assert.Contains(lines, line => line.Id == id));
        Assert.Equal(lines.Count, lines.Select(line => (
            line.GetAttributeValue<EntityReference>("opps_periodid").Id, line.GetAttributeValue<int>("opps_run"), Key(line),
            line.GetAttributeValue<string>("opps_sellerkey"), CurrencyOf(line))).Distinct().Count());
    }

    /// <summary>All lines come to what is due by the end of a period.</summary>
    public void ComesToWhatIsDue(IEnumerable<Guid> opportunities, DateTime from, DateTime last)
    {
        var valid = world.Lines().Valid().ToList();
        foreach (var id in opportunities)
        {
            var lines = valid.Where(line => Key(line) == id.ToString("N")).ToList();
            var counted = Sums(lines, "opps_amount");
            var due = Due(id, from, last, out var inBase, out var parts);
            Assert.Equal(due.OrderBy(pair => pair.Key), counted.Where(pair => pair.Value != 0m).OrderBy(pair => pair.Key));
            Assert.Equal(inBase, lines.Sum(line => line.GetAttributeValue<decimal>("opps_baseamount")));
            foreach (var (seller, percent) in parts)
            {
                var got = lines.Where(line => line.GetAttributeValue<string>("opps_sellerkey") == seller).Sum(line => line.GetAttributeValue<decimal>("opps_baseamount"));
                Assert.True(Math.Abs(got - (inBase * percent / 100m)) <= 0.02m, $"{seller}: {got} of {inBase} at {percent} %");
            }
        }
    }

    /// <summary>What the period says of its lines is so.</summary>
    public void TotalsTie(Guid period)
    {
        var row = world.PeriodRow(period);
        var lines = world.Lines(period).Valid().ToList();
        Assert.Equal(lines.Count, row.GetAttributeValue<int>("opps_lines"));
        Assert.Equal(lines.Sum(line => line.GetAttributeValue<decimal>("opps_baseamount")), row.GetAttributeValue<decimal>("opps_basetotal"));
    }

    private Dictionary<string, decimal> Due(Guid id, DateTime from, DateTime last, out decimal inBase, out Dictionary<string, decimal> parts)
    {
        (inBase, parts) = (0m, []);
        var query = new QueryExpression("opportunity") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("opportunityid", ConditionOperator.Equal, id);
        var row = world.Service.RetrieveMultiple(query).Entities.SingleOrDefault();
        var day = row?.GetAttributeValue<DateTime?>("actualclosedate");
        if (row is null || row.GetAttributeValue<OptionSetValue>("statecode").Value != 1 || day is null || day < from || day > last)
        {
            return [];
        }

        var amount = row.GetAttributeValue<Money>("actualvalue")?.Value ?? 0m;
        inBase = row.GetAttributeValue<Money>("actualvalue_base")?.Value ?? 0m;
        var currency = row.GetAttributeValue<EntityReference>("transactioncurrencyid")?.Id ?? Guid.Empty;
        var due = new Dictionary<string, decimal>();
        var rest = amount;
        foreach (var share in world.Sellers(id))
        {
            due[$"{share.Seller:N} {currency}"] = share.Amount ?? 0m;
            parts[share.Seller.ToString("N")] = share.Percent;
            rest -= share.Amount ?? 0m;
        }

        due[$"{Guid.Empty:N} {currency}"] = rest;
        return due.Where(pair => pair.Value != 0m).ToDictionary();
    }

    private static Dictionary<string, decimal> Sums(IEnumerable<Entity> lines, string column) =>
        lines.GroupBy(line => $"{line.GetAttributeValue<string>("opps_sellerkey")} {CurrencyOf(line)}")
            .ToDictionary(group => group.Key, group => group.Sum(line => line.GetAttributeValue<decimal>(column)));

    private static Guid CurrencyOf(Entity line) => line.GetAttributeValue<EntityReference>("opps_currencyid")?.Id ?? Guid.Empty;

    private static string Key(Entity line) => line.GetAttributeValue<string>("opps_opportunitykey");

    /// <summary>All but what withdrawing and deleting leave their mark on.</summary>
    private static string TextOf(Entity line) => string.Join("; ", line.Attributes
        .Where(column => column.Key is not ("opps_iswithdrawn" or "opps_withdrawnon" or "opps_operation" or "modifiedon" or "modifiedby" or "versionnumber" or "opps_opportunityid" or "opps_sellerid"))
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => $"{column.Key}={column.Value switch { EntityReference reference => reference.Id, OptionSetValue option => option.Value, var other => other }}"));
}
