using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Microsoft.Playwright.Assertions;

namespace Browser.Panel;

/// <summary>An opportunity of 1 000,00 that Cecilia owns, with its sellers: made, opened by her, and read as it is stored.</summary>
internal static class OpportunityWithSellers
{
    private const decimal Amount = 1_000m;

    public static Guid OpportunityOf(this ServedCompany company, params (string Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity")
        {
            ["name"] = $"Säljare {Guid.NewGuid()}",
            ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)),
            ["estimatedvalue"] = new Money(Amount),
        };
        opportunity.RelatedEntities.Add(
            new Relationship("opps_opportunity_sellershare"),
            new EntityCollection([.. sellers.Select(seller => company.Share(seller.Seller, seller.Percent))]) { EntityName = "opps_sellershare" });
        return company.As(Cast.Cecilia).Create(opportunity);
    }

    /// <summary>What somebody else does to one seller meanwhile: a row that is there is changed, else one is added.</summary>
    public static void SetShare(this ServedCompany company, Guid opportunity, string seller, decimal percent)
    {
        var share = company.Share(seller, percent);
        share["opps_opportunityid"] = new EntityReference("opportunity", opportunity);
        if (company.Shares(opportunity).FirstOrDefault(stored => stored.GetAttributeValue<EntityReference>("opps_sellerid").Name == seller) is { } stored)
        {
            company.System.Update(new Entity("opps_sellershare", stored.Id) { ["opps_percent"] = percent });
        }
        else
        {
            company.System.Create(share);
        }
    }

    public static Guid ShareOf(this ServedCompany company, Guid opportunity, string seller) =>
        company.Shares(opportunity).Single(share => share.GetAttributeValue<EntityReference>("opps_sellerid").Name == seller).Id;

    public static async Task<Visit> OpenSellers(this ServedCompany company, Guid opportunity, int width = 1280)
    {
        var visit = await company.Visit(Cast.Cecilia, width, 1200);
        await visit.OpenRow("opportunity", opportunity);
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        return visit;
    }

    /// <summary>"Björn Dahl 25, Cecilia Ek 75", by name.</summary>
    public static string Stored(this ServedCompany company, Guid opportunity) => string.Join(", ", company.Shares(opportunity)
        .Select(share => (Name: share.GetAttributeValue<EntityReference>("opps_sellerid").Name, Percent: share.GetAttributeValue<decimal>("opps_percent")))
        .OrderBy(share => share.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), CompareOptions.None))
        .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {share.Percent:0.##}")));

    private static DataCollection<Entity> Shares(this ServedCompany company, Guid opportunity) => company.System.RetrieveMultiple(
        new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet("opps_sellerid", "opps_percent"), Attributes = { "opps_opportunityid" }, Values = { opportunity } }).Entities;

    private static Entity Share(this ServedCompany company, string seller, decimal percent) => new("opps_sellershare")
    {
        ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", seller)),
        ["opps_percent"] = percent,
    };
}
