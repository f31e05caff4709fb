namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the table of the customers' sellers.</summary>
public static class DefaultShareTable
{
    public const string Name = "opps_defaultshare";
    public const string Id = "opps_defaultshareid";
    public const string SellerName = "opps_name";
    public const string AccountId = "opps_accountid";
    public const string ContactId = "opps_contactid";
    public const string SellerId = "opps_sellerid";
    public const string Percent = "opps_percent";
    public const string IsFixed = "opps_isfixed";
    public const string StateCode = "statecode";
    public const string CreatedOn = "createdon";
}
