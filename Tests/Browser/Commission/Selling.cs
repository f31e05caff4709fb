using System;
using System.Linq;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Browser.Commission;

/// <summary>Won opportunities and commission periods, made without a browser.</summary>
internal static class Selling
{
    public const string PeriodPage = "/main.aspx?pagetype=webresource&webresourceName=opps_/pages/commission.html";

    public static Guid Make(this ServedCompany company, string name, decimal? amount, params (string Seller, decimal Percent)[] sellers)
    {
        var row = new Entity("opportunity") { ["name"] = name, ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)) };
        if (amount is { } value)
        {
            row["estimatedvalue"] = new Money(value);
        }

        var id = company.As(Cast.Cecilia).Create(row);
        company.Share(Cast.Cecilia, id, sellers);
        return id;
    }

    /// <summary>Gives it these sellers and no other; none where none is given.</summary>
    public static void Share(this ServedCompany company, string person, Guid opportunity, params (string Seller, decimal Percent)[] sellers)
    {
        if (sellers.Length > 0)
        {
            company.As(person).Execute(new OrganizationRequest("opps_SetSellerShares")
            {
                ["Target"] = new EntityReference("opportunity", opportunity),
                ["Shares"] = new EntityCollection([.. sellers.Select(seller => new Entity("opps_sellershare")
                {
                    ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", seller.Seller)), ["opps_percent"] = seller.Percent,
                })]) { EntityName = "opps_sellershare" },
            });
        }
    }

    public static void Win(this ServedCompany company, string person, Guid opportunity, string day, decimal? amount)
    {
        var close = new Entity("opportunityclose")
        {
            ["subject"] = "Won", ["opportunityid"] = new EntityReference("opportunity", opportunity), ["actualend"] = DayOf(day).AddHours(14),
        };
        if (amount is { } value)
        {
            close["actualrevenue"] = new Money(value);
        }

        company.As(person).Execute(new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(-1) });
    }

    public static void OpenAgain(this ServedCompany company, string person, Guid opportunity) => company.As(person).Execute(new SetStateRequest
    {
        EntityMoniker = new EntityReference("opportunity", opportunity), State = new OptionSetValue(0), Status = new OptionSetValue(1),
    });

    public static Guid MakePeriod(this ServedCompany company, string first, string last, string name) => company.As(Cast.Frida).Create(new Entity("opps_commissionperiod")
    {
        ["opps_name"] = name, ["opps_firstday"] = DayOf(first), ["opps_lastday"] = DayOf(last),
    });

    /// <summary>Counts so many opportunities in a call, and answers how many are left.</summary>
    public static int Close(this ServedCompany company, Guid period, int limit = 200) => (int)company.As(Cast.Frida).Execute(new OrganizationRequest("opps_ClosePeriod")
    {
        ["Target"] = new EntityReference("opps_commissionperiod", period), ["Limit"] = limit,
    })["Left"];

    public static void Reopen(this ServedCompany company, Guid period) => company.As(Cast.Frida).Execute(new OrganizationRequest("opps_ReopenPeriod")
    {
        ["Target"] = new EntityReference("opps_commissionperiod", period), ["Reason"] = "For another look",
    });

    public static int StateOf(this ServedCompany company, Guid period) =>
        company.System.Retrieve("opps_commissionperiod", period, new ColumnSet("opps_state")).GetAttributeValue<OptionSetValue>("opps_state")?.Value ?? 847213000;

    /// <summary>Where somebody's statement is, as the pages link to it.</summary>
    public static string StatementOf(this ServedCompany company, Guid period, string? person = null) =>
        "/WebResources/opps_/pages/statement.html?data=" + Uri.EscapeDataString(person is null
            ? $"period={period}"
            : $"period={period}&seller={company.IdOf("systemuser", "fullname", person):N}");

    private static DateTime DayOf(string day) => DateTime.SpecifyKind(DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Unspecified);
}
