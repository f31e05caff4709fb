using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Demo.CsvImport;

/// <summary>How many opportunities a seller shares in, and for how much, by state.</summary>
internal sealed record SellerTotal(
    Guid Seller, int Open, decimal Expected, int Won, decimal WonAmount, int Lost);

/// <summary>Sums share amounts per seller on the server, as a report would.</summary>
internal static class SellerTotals
{
    private const string Fetch =
        """
        <fetch aggregate="true">
          <entity name="opps_sellershare">
            <attribute name="opps_sellershareid" alias="shares" aggregate="count" />
            <attribute name="opps_amount" alias="amount" aggregate="sum" />
            <attribute name="opps_sellerid" alias="seller" groupby="true" />
            <link-entity name="opportunity" from="opportunityid" to="opps_opportunityid" alias="o">
              <attribute name="statecode" alias="state" groupby="true" />
            </link-entity>
          </entity>
        </fetch>
        """;

    public static IReadOnlyList<SellerTotal> Read(IOrganizationService service) =>
        [.. service.RetrieveMultiple(new FetchExpression(Fetch)).Entities
            .GroupBy(row => Value<EntityReference>(row, "seller")!.Id)
            .Select(Total)];

    private static SellerTotal Total(IGrouping<Guid, Entity> rows)
    {
        var byState = rows.ToDictionary(
            row => Value<OptionSetValue>(row, "state")!.Value,
            row => (Count: Value<int>(row, "shares"), Amount: Value<Money>(row, "amount")?.Value ?? 0));
        var (open, won, lost) = (byState.GetValueOrDefault(0), byState.GetValueOrDefault(1), byState.GetValueOrDefault(2));
        return new SellerTotal(rows.Key, open.Count, open.Amount, won.Count, won.Amount, lost.Count);
    }

    private static T? Value<T>(Entity row, string alias) =>
        row.GetAttributeValue<AliasedValue>(alias)?.Value is T value ? value : default;
}
