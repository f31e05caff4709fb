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
    public const string ExpectedAmount = "opps_expectedamount";
    public const string Operation = "opps_operation";
    public const string ShareOf = "opps_shareof";
    public const string Note = "opps_note";
    public const string CurrencyId = "transactioncurrencyid";
    public const string ExchangeRate = "exchangerate";
    public const string StateCode = "statecode";
    public const string OwnerId = "ownerid";
    public const string CreatedOn = "createdon";

    /// <summary>A parameter of the platform's that a deletion may have: it reaches the steps.</summary>
    public const string DeletionTag = "tag";

    /// <summary>What a tag begins with that says why a share is deleted.</summary>
    public const string NoteInTag = "note:";
}
