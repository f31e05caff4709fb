using System;
using System.IO;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Solutions;
using Xunit;

namespace Host.Solutions;

/// <summary>The standard tables have the platform's names, types, options, states and cascades (table reference).</summary>
public class StandardTablesTests
{
    private static readonly byte[] Zip = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip"));
    private static readonly Catalog Tables = Importing.Into(Catalog.Empty, Zip);

    [Theory] // table reference: OwnershipType, PrimaryIdAttribute, PrimaryNameAttribute, object type code
    [InlineData("businessunit", Ownership.Business, "businessunitid", "name", 10)]
    [InlineData("systemuser", Ownership.Business, "systemuserid", "fullname", 8)]
    [InlineData("usersettings", Ownership.Business, "systemuserid", null, 150)]
    [InlineData("timezonedefinition", Ownership.None, "timezonedefinitionid", "userinterfacename", 4810)]
    [InlineData("team", Ownership.Business, "teamid", "name", 9)]
    [InlineData("role", Ownership.Business, "roleid", "name", 1036)]
    [InlineData("systemuserroles", Ownership.None, "systemuserroleid", null, 15)]
    [InlineData("teamroles", Ownership.None, "teamroleid", null, 40)]
    [InlineData("teammembership", Ownership.None, "teammembershipid", null, 23)]
    [InlineData("principalobjectaccess", Ownership.None, "principalobjectaccessid", null, 11)]
    [InlineData("transactioncurrency", Ownership.Organization, "transactioncurrencyid", "currencyname", 9105)]
    [InlineData("account", Ownership.User, "accountid", "name", 1)]
    [InlineData("contact", Ownership.User, "contactid", "fullname", 2)]
    [InlineData("product", Ownership.Organization, "productid", "name", 1024)]
    [InlineData("opportunity", Ownership.User, "opportunityid", "name", 3)]
    [InlineData("opportunityclose", Ownership.User, "activityid", "subject", 4208)]
    [InlineData("activitypointer", Ownership.User, "activityid", "subject", 4200)]
    [InlineData("task", Ownership.User, "activityid", "subject", 4212)]
    [InlineData("appointment", Ownership.User, "activityid", "subject", 4201)]
    [InlineData("phonecall", Ownership.User, "activityid", "subject", 4210)]
    [InlineData("email", Ownership.User, "activityid", "subject", 4202)]
    [InlineData("annotation", Ownership.User, "annotationid", "subject", 5)]
    public void Table_Standard_IsAsOnThePlatform(string name, Ownership ownership, string id, string? primaryName, int code)
    {
        var table = Tables.Get(name);
        Assert.Equal((ownership, id, primaryName, code), (table.Ownership, table.PrimaryId, table.PrimaryName, table.ObjectTypeCode));
        Assert.Equal(name is "task" or "appointment" or "phonecall" or "email" or "opportunityclose" or "activitypointer", table.IsActivity);
    }

    [Theory] // opportunity reference: states with default statuses, statuses with states
    [InlineData(0, 1, new[] { 1, 2 })]
    [InlineData(1, 3, new[] { 3 })]
    [InlineData(2, 4, new[] { 4, 5 })]
    public void OpportunityState_Each_HasItsStatuses(int state, int defaultStatus, int[] statuses)
    {
        var opportunity = Tables.Get("opportunity");
        Assert.Equal(defaultStatus, opportunity.State!.Choice!.Find(state)!.DefaultStatus);
        Assert.Equal(statuses, opportunity.Status!.Choice!.Options.Where(o => o.State == state).Select(o => o.Value));
    }

    [Theory] // cascades as the table reference states them
    [InlineData("opportunity_customer_accounts", "account", "opportunity", "customerid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("opportunity_customer_contacts", "contact", "opportunity", "customerid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("opportunity_parent_account", "account", "opportunity", "parentaccountid", Cascade.NoCascade, Cascade.RemoveLink)]
    [InlineData("opportunity_parent_contact", "contact", "opportunity", "parentcontactid", Cascade.NoCascade, Cascade.RemoveLink)]
    [InlineData("account_parent_account", "account", "account", "parentaccountid", Cascade.Cascade, Cascade.RemoveLink)]
    [InlineData("contact_customer_accounts", "account", "contact", "parentcustomerid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("Opportunity_OpportunityClose", "opportunity", "opportunityclose", "opportunityid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("Opportunity_Tasks", "opportunity", "task", "regardingobjectid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("Opportunity_Appointments", "opportunity", "appointment", "regardingobjectid", Cascade.Cascade, Cascade.Cascade)]
    [InlineData("Opportunity_Annotation", "opportunity", "annotation", "objectid", Cascade.Cascade, Cascade.Cascade)]
    public void Relationship_Standard_CascadesAsOnThePlatform(
        string name, string referenced, string referencing, string column, Cascade assign, Cascade delete) =>
        Assert.Equal(new Relationship(name, referencing, column, referenced) { Assign = assign, Delete = delete },
            Tables.Relationships[name] with { Share = Cascade.NoCascade, Reparent = Cascade.NoCascade });

    [Theory] // table reference: the intersect tables of roles and teams
    [InlineData("systemuserroles_association", "systemuser", "role", "systemuserroles")]
    [InlineData("teamroles_association", "team", "role", "teamroles")]
    [InlineData("teammembership_association", "systemuser", "team", "teammembership")]
    public void ManyToMany_OfSecurity_IsAsOnThePlatform(string name, string first, string second, string intersect) =>
        Assert.Equal(new ManyToMany(name, first, second, intersect), Tables.ManyToMany[name]);

    [Fact] // customer columns point to accounts and contacts
    public void CustomerId_OfOpportunity_TakesAccountsAndContacts() =>
        Assert.Equal(["account", "contact"], Tables.Get("opportunity").Get("customerid").Targets.Order(StringComparer.Ordinal));

    [Fact] // opportunity reference: money in the currency's precision, days without a zone, user-provided revenue
    public void Opportunity_Columns_AreAsOnThePlatform()
    {
        var opportunity = Tables.Get("opportunity");
        Assert.Equal((ColumnType.Money, PrecisionSource.Currency, 1_000_000_000_000m),
            (opportunity.Get("estimatedvalue").Type, opportunity.Get("estimatedvalue").PrecisionSource, opportunity.Get("estimatedvalue").Maximum));
        Assert.Equal("actualvalue", opportunity.Get("actualvalue_base").CalculationOf);
        Assert.Equal(DateFormat.DateOnly, opportunity.Get("actualclosedate").DateFormat);
        Assert.Equal(0, opportunity.Get("isrevenuesystemcalculated").DefaultValue);
        Assert.False(opportunity.Get("totalamount").ValidForCreate);
        Assert.Equal((300, RequiredLevel.Required), (opportunity.Get("name").MaxLength, opportunity.Get("name").Required));
    }

    [Fact] // the close dialog offers the opportunity's statuses out of the close activity's own list
    public void OpportunityClose_Statuses_AreThoseOfTheOpportunity() => Assert.Equal(
        Tables.Get("opportunity").Status!.Choice!.Options.Select(o => o.Value),
        Tables.Get("opportunityclose").Get("opportunitystatuscode").Choice!.Options.Select(o => o.Value));

    [Fact] // 1033 English, 1053 Swedish, 1044 Norwegian, 1030 Danish
    public void Labels_OfTablesColumnsAndOptions_AreInFourLanguages()
    {
        int[] languages = [1030, 1033, 1044, 1053];
        foreach (var table in SolutionReader.Read(Zip).Tables)
        {
            var stated = table.Columns.Values.Where(c => c.LogicalName != "versionnumber").ToList();
            var labels = stated.Select(c => c.DisplayName)
                .Concat(stated.SelectMany(c => c.Choice?.Options.Select(o => o.Label) ?? []))
                .Append(table.DisplayName).Append(table.DisplayCollectionName);
            Assert.All(labels, l => Assert.Equal(languages, l.ByLanguage.Keys.Order()));
        }
    }

    [Fact] // party lists are stated, for completeness, and are the only part left out
    public void LeftOut_OfStandardTables_IsPartyListsOnly() =>
        Assert.All(SolutionReader.Read(Zip).LeftOut, line => Assert.EndsWith("of type partylist", line, StringComparison.Ordinal));
}
