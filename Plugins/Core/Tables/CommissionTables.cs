namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the table of the commission periods.</summary>
public static class CommissionPeriodTable
{
    public const string Name = "opps_commissionperiod";
    public const string Id = "opps_commissionperiodid";
    public const string Title = "opps_name";
    public const string FirstDay = "opps_firstday";
    public const string LastDay = "opps_lastday";
    public const string State = "opps_state";
    public const string Run = "opps_run";
    public const string Found = "opps_found";
    public const string Done = "opps_done";
    public const string Cursor = "opps_cursor";
    public const string Lines = "opps_lines";
    public const string BaseTotal = "opps_basetotal";
    public const string BaseCurrency = "opps_basecurrency";
    public const string Hash = "opps_hash";
    public const string ClosedOn = "opps_closedon";
    public const string ClosedById = "opps_closedbyid";
    public const string PaidOn = "opps_paidon";
    public const string ReopenedOn = "opps_reopenedon";
    public const string ReopenReason = "opps_reopenreason";
    public const string Operation = "opps_operation";

    /// <summary>What closing, reopening and paying keep; nobody else writes it.</summary>
    public static readonly string[] Kept =
    [
        State, Run, Found, Done, Cursor, Lines, BaseTotal, BaseCurrency, Hash, ClosedOn, ClosedById, PaidOn, ReopenedOn, ReopenReason, Operation,
    ];
}

/// <summary>Names in the table of the commission lines.</summary>
public static class CommissionLineTable
{
    public const string Name = "opps_commissionline";
    public const string Id = "opps_commissionlineid";
    public const string OpportunityName = "opps_name";
    public const string PeriodId = "opps_periodid";
    public const string CorrectsId = "opps_correctsid";
    public const string OpportunityId = "opps_opportunityid";
    public const string OpportunityKey = "opps_opportunitykey";
    public const string CustomerName = "opps_customername";
    public const string SellerId = "opps_sellerid";
    public const string SellerKey = "opps_sellerkey";
    public const string SellerName = "opps_sellername";
    public const string ShareKey = "opps_sharekey";
    public const string Kind = "opps_kind";
    public const string Cause = "opps_cause";
    public const string Percent = "opps_percent";
    public const string PercentBefore = "opps_percentbefore";
    public const string Amount = "opps_amount";
    public const string Before = "opps_before";
    public const string CurrencyId = "opps_currencyid";
    public const string CurrencyCode = "opps_currencycode";
    public const string Rate = "opps_rate";
    public const string BaseAmount = "opps_baseamount";
    public const string CloseDate = "opps_closedate";
    public const string Run = "opps_run";
    public const string IsLead = "opps_islead";
    public const string IsWithdrawn = "opps_iswithdrawn";
    public const string WithdrawnOn = "opps_withdrawnon";
    public const string Operation = "opps_operation";
    public const string OwnerId = "ownerid";
    public const string CreatedOn = "createdon";
    public const string ModifiedOn = "modifiedon";

    /// <summary>The option of <see cref="Kind"/> of a line per share.</summary>
    public const int Share = 847213010;

    /// <summary>The option of <see cref="Kind"/> of a line that corrects.</summary>
    public const int Difference = 847213011;

    /// <summary>The privilege that whoever owns a line must have.</summary>
    public const string ReadPrivilege = "prvReadopps_CommissionLine";
}
