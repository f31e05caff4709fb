namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the solution's own table.</summary>
public static class SellerShareTable
{
    public const string Name = "opps_sellershare";
    public const string Id = "opps_sellershareid";
    public const string SellerName = "opps_name";
    public const string OpportunityId = "opps_opportunityid";
    public const string SellerId = "opps_sellerid";
    public const string Percent = "opps_percent";
    public const string IsFixed = "opps_isfixed";
    public const string Amount = "opps_amount";
    public const string Operation = "opps_operation";
    public const string ShareOf = "opps_shareof";
    public const string CurrencyId = "transactioncurrencyid";
    public const string ExchangeRate = "exchangerate";
    public const string StateCode = "statecode";
    public const string OwnerId = "ownerid";
    public const string CreatedOn = "createdon";
}
