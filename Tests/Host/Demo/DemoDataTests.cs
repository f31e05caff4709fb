using System;
using System.IO;
using System.Linq;
using System.ServiceModel;
using Demo.Company;
using Demo.Walkthrough;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Demo;

/// <summary>The company that a visitor finds: made through roles and plug-ins, the same every time.</summary>
public sealed class DemoDataTests : IDisposable
{
    private readonly LocalOrganization _organization = Made();

    [Fact]
    public void People_AreOfEveryRoleAndLanguage()
    {
        var people = SignIn.All(_organization).Select(u => SignIn.Describe(_organization, u)).ToList();
        Assert.Equal([Cast.Anna, Cast.Bjorn, Cast.Cecilia, Cast.David, Cast.Erik, Cast.Frida], people.Select(p => (string?)p["name"]));
        Assert.Equal([1030, 1033, 1044, 1053], people.Select(p => (int)p["language"]!).Distinct().Order());
        Assert.Equal(4, people.Select(p => (string?)p["roles"]![0]).Distinct().Count());
    }

    [Fact]
    public void Opportunities_AreInEveryState_AndTheirSharesAddUp()
    {
        var rows = All("opportunity");
        Assert.Equal([0, 1, 2], rows.Select(r => r.GetAttributeValue<OptionSetValue>("statecode").Value).Distinct().Order());
        Assert.Contains(rows, r => r.GetAttributeValue<OptionSetValue>("statuscode").Value == 847210001);
        Assert.Contains(rows, r => r.GetAttributeValue<decimal>("opps_sharesum") > 100);
        Assert.Contains(rows, r => r.GetAttributeValue<decimal>("opps_sharesum") < 100);
        Assert.Contains(rows, r => r.GetAttributeValue<OptionSetValue>("statecode").Value == 0 && r.GetAttributeValue<DateTime>("estimatedclosedate") < DateTime.UtcNow.Date);
        Assert.Contains(rows, r => r.Contains("opps_rejection"));
        var shares = All("opps_sellershare").ToLookup(s => s.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        Assert.All(rows, r => Assert.Equal(r.GetAttributeValue<decimal>("opps_sharesum"), shares[r.Id].Sum(s => s.GetAttributeValue<decimal>("opps_percent"))));
    }

    [Fact]
    public void Seller_SeesTheUnitsOpportunities_AndTheManagerThoseBelowToo()
    {
        var (seller, manager, danish) = (Seen(Cast.Cecilia), Seen(Cast.Anna), Seen(Cast.David));
        Assert.True(danish > 0 && seller < manager, $"{danish} {seller} {manager}");
        Assert.Equal(All("opportunity").Count, Seen(Cast.Erik));
    }

    [Fact]
    public void Timeline_OfTheCrane_HasActivitiesAndANote()
    {
        var crane = All("opportunity").Single(o => (string)o["name"] == DemoOpportunities.Crane);
        var query = new QueryExpression("activitypointer") { ColumnSet = new ColumnSet("activitytypecode") };
        query.Criteria.AddCondition("regardingobjectid", ConditionOperator.Equal, crane.Id);
        Assert.Equal(["appointment", "email", "phonecall", "task"], _organization.AsSystem.RetrieveMultiple(query).Entities.Select(a => (string)a["activitytypecode"]).Distinct().Order());
        Assert.Contains(All("annotation"), n => n.GetAttributeValue<EntityReference>("objectid").Id == crane.Id);
    }

    [Fact]
    public void MadeTwice_HasTheSameRows()
    {
        using var again = Made();
        foreach (var table in new[] { "systemuser", "account", "contact", "opportunity", "task" })
        {
            var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false) };
            Assert.Equal(_organization.AsSystem.RetrieveMultiple(query).Entities.Select(r => r.Id), again.AsSystem.RetrieveMultiple(query).Entities.Select(r => r.Id));
        }
    }

    public void Dispose() => _organization.Dispose();

    private static LocalOrganization Made()
    {
        var organization = LocalOrganization.Create();
        foreach (var zip in new[] { "StandardTables.zip", "SellerShares.zip" })
        {
            organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        DemoData.AddTo(organization);
        return organization;
    }

    private DataCollection<Entity> All(string table) => _organization.AsSystem.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;

    private int Seen(string person)
    {
        var user = SignIn.All(_organization).Single(u => (string)u["fullname"] == person).Id;
        return _organization.AsUser(user).RetrieveMultiple(new QueryExpression("opportunity") { ColumnSet = new ColumnSet(false) }).Entities.Count;
    }
}
