namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the standard tables that are only looked at.</summary>
public static class PlatformTables
{
    public const string User = "systemuser";
    public const string UserId = "systemuserid";
    public const string UserFullName = "fullname";
    public const string UserIsDisabled = "isdisabled";
    public const string UserSettings = "usersettings";
    public const string UserLanguage = "uilanguageid";
    public const string UserLocale = "localeid";
    public const string UserDecimalSymbol = "decimalsymbol";
    public const string UserGroupSymbol = "numberseparator";
    public const string UserTimeZone = "timezonecode";
    public const string TimeZone = "timezonedefinition";
    public const string TimeZoneCode = "timezonecode";
    public const string TimeZoneName = "standardname";
    public const string Team = "team";
    public const string Account = "account";
    public const string Contact = "contact";
    public const string BusinessUnit = "businessunit";
    public const string BusinessUnitId = "businessunitid";
    public const string OrganizationId = "organizationid";
    public const string Currency = "transactioncurrency";
    public const string CurrencyId = "transactioncurrencyid";
    public const string CurrencyPrecision = "currencyprecision";
    public const string CurrencyRate = "exchangerate";
    public const string CurrencyCode = "isocurrencycode";
    public const string Organization = "organization";
    public const string BaseCurrencyId = "basecurrencyid";
    public const string OpportunityClose = "opportunityclose";
    public const string ClosingState = "opportunitystatecode";
    public const string ClosingStatus = "opportunitystatuscode";
}
