using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Demo.Walkthrough;

/// <summary>Reads back what is stored, as SYSTEM, so that nothing hides behind a person's rights.</summary>
internal sealed class SnapshotReader(IOrganizationService system, Names names)
{
    private const int Won = 1;
    private const int ExpiredStatus = 847210001;

    private static readonly string[] States = ["open", "won", "lost"];

    public Snapshot Read(string opportunity)
    {
        var id = names[opportunity].Id;
        var shares = Shares(id);
        var rows = shares.Select(Row).ToArray();
        if (Opportunity(id) is not { } row)
        {
            return new Snapshot(opportunity, Exists: false, "gone", "", null, "", 2, null, null, rows, []);
        }

        var state = row.GetAttributeValue<OptionSetValue>("statecode").Value;
        var currency = row.GetAttributeValue<EntityReference>("transactioncurrencyid");
        var money = currency is null
            ? null
            : system.Retrieve(currency.LogicalName, currency.Id, new ColumnSet("isocurrencycode", "currencyprecision"));
        return new Snapshot(
            opportunity,
            Exists: true,
            row.GetAttributeValue<OptionSetValue>("statuscode")?.Value == ExpiredStatus ? "expired" : States[state],
            names.Of(row.GetAttributeValue<EntityReference>("ownerid")),
            row.GetAttributeValue<Money>(state == Won ? "actualvalue" : "estimatedvalue")?.Value,
            money?.GetAttributeValue<string>("isocurrencycode") ?? "",
            money?.GetAttributeValue<int?>("currencyprecision") ?? 2,
            row.GetAttributeValue<decimal?>("opps_sharesum"),
            row.GetAttributeValue<int?>("opps_sellercount"),
            rows,
            [.. shares.Where(s => IsInOtherCurrency(s, currency)).Select(s => $"{Row(s).Seller}'s share is in another currency")])
        {
            Entries = Entries(id),
            Probability = row.GetAttributeValue<int?>("closeprobability"),
        };
    }

    private Entity? Opportunity(Guid id)
    {
        var query = new QueryByAttribute("opportunity")
        {
            ColumnSet = new ColumnSet(
                "ownerid", "statecode", "statuscode", "estimatedvalue", "actualvalue", "transactioncurrencyid", "opps_sharesum", "opps_sellercount", "closeprobability"),
        };
        query.AddAttributeValue("opportunityid", id);
        return system.RetrieveMultiple(query).Entities.SingleOrDefault();
    }

    private string[] Entries(Guid opportunity)
    {
        var query = new QueryExpression("opps_sharechange") { ColumnSet = new ColumnSet("opps_rule", "opps_byid") };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, opportunity);
        query.AddOrder("opps_name", OrderType.Ascending);
        return [.. system.RetrieveMultiple(query).Entities.Select(entry =>
            $"{entry["opps_rule"]} by {names.Of(entry.GetAttributeValue<EntityReference>("opps_byid"))}")];
    }

    private Entity[] Shares(Guid opportunity)
    {
        var query = new QueryExpression("opps_sellershare")
        {
            ColumnSet = new ColumnSet("opps_sellerid", "opps_percent", "opps_isfixed", "opps_amount", "transactioncurrencyid", "createdon"),
        };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, opportunity);
        return [.. system.RetrieveMultiple(query).Entities
            .OrderBy(share => share.GetAttributeValue<DateTime>("createdon"))
            .ThenBy(share => Row(share).Seller, StringComparer.Ordinal)];
    }

    private SellerRow Row(Entity share) => new(
        names.Of(share.GetAttributeValue<EntityReference>("opps_sellerid")),
        share.GetAttributeValue<decimal?>("opps_percent") ?? 0m,
        share.GetAttributeValue<Money>("opps_amount")?.Value,
        share.GetAttributeValue<bool?>("opps_isfixed") ?? false);

    private static bool IsInOtherCurrency(Entity share, EntityReference? currency) =>
        share.Contains("opps_amount") && share.GetAttributeValue<EntityReference>("transactioncurrencyid")?.Id != currency?.Id;
}
