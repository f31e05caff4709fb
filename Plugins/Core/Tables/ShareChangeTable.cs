namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the table of the journal.</summary>
public static class ShareChangeTable
{
    public const string Name = "opps_sharechange";
    public const string Id = "opps_sharechangeid";
    public const string Number = "opps_name";
    public const string OpportunityId = "opps_opportunityid";
    public const string ById = "opps_byid";
    public const string Cause = "opps_cause";
    public const string Rule = "opps_rule";
    public const string Reason = "opps_reason";
    public const string Figures = "opps_figures";
    public const string Before = "opps_before";
    public const string After = "opps_after";
    public const string Note = "opps_note";
    public const string CreatedOn = "createdon";
}
