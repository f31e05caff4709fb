namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the opportunity table, those of the platform and those of the solution.</summary>
public static class OpportunityTable
{
    public const string Name = "opportunity";
    public const string Id = "opportunityid";
    public const string Topic = "name";
    public const string OwnerId = "ownerid";
    public const string OwningUser = "owninguser";
    public const string StateCode = "statecode";
    public const string StatusCode = "statuscode";
    public const string EstimatedValue = "estimatedvalue";
    public const string ActualValue = "actualvalue";
    public const string ActualValueBase = "actualvalue_base";
    public const string CloseDate = "actualclosedate";
    public const string CustomerId = "customerid";
    public const string TotalAmount = "totalamount";
    public const string IsAmountComputed = "isrevenuesystemcalculated";
    public const string CurrencyId = "transactioncurrencyid";
    public const string ExchangeRate = "exchangerate";
    public const string ShareSum = "opps_sharesum";
    public const string SellerCount = "opps_sellercount";
    public const string Sellers = "opps_sellers";
    public const string ShareLock = "opps_sharelock";
    public const string Operation = "opps_operation";
    public const string SellerDraft = "opps_sellerdraft";
    public const string Rejection = "opps_rejection";
    public const string Stage = "opps_stage";
    public const string Probability = "closeprobability";
    public const string BusinessUnitId = "owningbusinessunit";

    /// <summary>What says who the customer is, before the platform has brought it together in the first.</summary>
    public static readonly string[] Customers = [CustomerId, "parentaccountid", "parentcontactid"];

    /// <summary>From an opportunity to its seller shares.</summary>
    public const string SellerShares = "opps_opportunity_sellershare";

    /// <summary>What is kept by the plug-ins alone (A2).</summary>
    public static readonly string[] Computed = [ShareSum, SellerCount, Sellers, Operation];
}
