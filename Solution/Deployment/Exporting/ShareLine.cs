using System;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Exporting;

/// <summary>One seller's share of one opportunity, as a line of the file.</summary>
internal sealed record ShareLine(Guid? OpportunityId, string Opportunity, string Status, string Owner, Guid? SellerId, string Seller,
    decimal? Percent, bool IsFixed, decimal? Amount, string Currency, DateTime AddedOn)
{
    private const string Sale = "opportunity";
    private const string Money = "currency";

    public static QueryExpression Query()
    {
        var query = new QueryExpression(SellerShareTable.Name)
        {
            ColumnSet = new ColumnSet(SellerShareTable.OpportunityId, SellerShareTable.SellerId, SellerShareTable.SellerName, SellerShareTable.Percent,
                SellerShareTable.IsFixed, SellerShareTable.Amount, SellerShareTable.CreatedOn),
        };
        query.AddOrder(SellerShareTable.Id, OrderType.Ascending);
        var sale = query.AddLink(OpportunityTable.Name, SellerShareTable.OpportunityId, OpportunityTable.Id, JoinOperator.LeftOuter);
        sale.EntityAlias = Sale;
        sale.Columns = new ColumnSet(OpportunityTable.Topic, OpportunityTable.StateCode, OpportunityTable.StatusCode, OpportunityTable.OwnerId);
        var money = query.AddLink(PlatformTables.Currency, SellerShareTable.CurrencyId, PlatformTables.CurrencyId, JoinOperator.LeftOuter);
        money.EntityAlias = Money;
        money.Columns = new ColumnSet("isocurrencycode");
        return query;
    }

    public static ShareLine From(Entity row) => new(
        row.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId)?.Id,
        Linked<string>(row, Sale, OpportunityTable.Topic) ?? "",
        Linked<OptionSetValue>(row, Sale, OpportunityTable.StateCode) is { } state
            ? StatusOf(state.Value, Linked<OptionSetValue>(row, Sale, OpportunityTable.StatusCode)?.Value) : "",
        Linked<EntityReference>(row, Sale, OpportunityTable.OwnerId)?.Name ?? "",
        row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Id,
        row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Name ?? row.GetAttributeValue<string>(SellerShareTable.SellerName) ?? "",
        row.GetAttributeValue<decimal?>(SellerShareTable.Percent),
        row.GetAttributeValue<bool>(SellerShareTable.IsFixed),
        row.GetAttributeValue<Money>(SellerShareTable.Amount)?.Value,
        Linked<string>(row, Money, "isocurrencycode") ?? "",
        row.GetAttributeValue<DateTime>(SellerShareTable.CreatedOn));

    /// <summary>The four statuses of O2, whatever language the environment speaks.</summary>
    private static string StatusOf(int state, int? status) => state switch
    {
        (int)OpportunityState.Open => "open",
        (int)OpportunityState.Won => "won",
        _ => status == OpportunityStatus.Expired ? "expired" : "lost",
    };

    private static T? Linked<T>(Entity row, string alias, string column) =>
        row.GetAttributeValue<AliasedValue>($"{alias}.{column}")?.Value is T value ? value : default;
}

/// <summary>The columns of the file. Numbers have a point and no grouping, dates are ISO 8601 in UTC.</summary>
internal sealed class ShareLineMap : ClassMap<ShareLine>
{
    public ShareLineMap()
    {
        Map(l => l.OpportunityId).Name("opportunity id");
        Map(l => l.Opportunity).Name("opportunity").Convert(l => SafeText.For(l.Value.Opportunity));
        Map(l => l.Status).Name("status");
        Map(l => l.Owner).Name("owner").Convert(l => SafeText.For(l.Value.Owner));
        Map(l => l.SellerId).Name("seller id");
        Map(l => l.Seller).Name("seller").Convert(l => SafeText.For(l.Value.Seller));
        Map(l => l.Percent).Name("percent");
        Map(l => l.IsFixed).Name("fixed");
        Map(l => l.Amount).Name("amount");
        Map(l => l.Currency).Name("currency").Convert(l => SafeText.For(l.Value.Currency));
        Map(l => l.AddedOn).Name("added on").TypeConverterOption.Format("yyyy-MM-ddTHH:mm:ssZ");
    }
}
