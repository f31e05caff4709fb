using System;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Organization;
using Xunit;

namespace Clients;

/// <summary>What clients ask before anything else: where they are, who they are, what the tables and columns are that they write.</summary>
public sealed class FirstQuestionTests(ServedProduct product)
{
    private readonly IOrganizationService _service = product.Connect(product.Anna);

    [Fact]
    public void Organization_TellsItsNameVersionAndEndpoints()
    {
        var detail = ((RetrieveCurrentOrganizationResponse)_service.Execute(new RetrieveCurrentOrganizationRequest { AccessType = EndpointAccessType.Default })).Detail;
        Assert.Equal("Contoso", detail.FriendlyName);
        Assert.Equal(((RetrieveVersionResponse)_service.Execute(new RetrieveVersionRequest())).Version, detail.OrganizationVersion);
        Assert.Equal(product.Address.ToString(), detail.Endpoints[EndpointType.WebApplication]);
        Assert.Equal($"{product.Address}XRMServices/2011/Organization.svc", detail.Endpoints[EndpointType.OrganizationService]);
    }

    [Fact]
    public void Table_HasItsSetName_ColumnsKeysRelationshipsAndPrivileges()
    {
        var share = Table("opps_sellershare", EntityFilters.All);
        Assert.Equal(("opps_sellershares", "opps_sellershareid", "opps_name"), (share.EntitySetName, share.PrimaryIdAttribute, share.PrimaryNameAttribute));
        Assert.Equal(["opps_opportunityid", "opps_sellerid"], Assert.Single(share.Keys).KeyAttributes.Order(StringComparer.Ordinal));
        var toOpportunity = share.ManyToOneRelationships.Single(r => r.ReferencingAttribute == "opps_opportunityid");
        Assert.Equal(("opportunity", "opportunityid", CascadeType.Cascade), (toOpportunity.ReferencedEntity, toOpportunity.ReferencedAttribute, toOpportunity.CascadeConfiguration.Delete));
        Assert.Contains(Table("opportunity", EntityFilters.Relationships).OneToManyRelationships, r => r.SchemaName == toOpportunity.SchemaName);
        Assert.Contains(share.Privileges, p => p is { Name: "prvWriteopps_SellerShare", PrivilegeType: PrivilegeType.Write });
        Assert.Null(Table("opps_sellershare", EntityFilters.Entity).Attributes);
    }

    [Theory]
    [InlineData("opps_sellershare", "opps_sellerid", typeof(LookupAttributeMetadata), AttributeTypeCode.Lookup)]
    [InlineData("opportunity", "customerid", typeof(LookupAttributeMetadata), AttributeTypeCode.Customer)]
    [InlineData("opportunity", "ownerid", typeof(LookupAttributeMetadata), AttributeTypeCode.Owner)]
    [InlineData("opps_sellershare", "opps_percent", typeof(DecimalAttributeMetadata), AttributeTypeCode.Decimal)]
    [InlineData("opportunity", "estimatedvalue", typeof(MoneyAttributeMetadata), AttributeTypeCode.Money)]
    [InlineData("opportunity", "name", typeof(StringAttributeMetadata), AttributeTypeCode.String)]
    [InlineData("opportunity", "description", typeof(MemoAttributeMetadata), AttributeTypeCode.Memo)]
    [InlineData("opportunity", "estimatedclosedate", typeof(DateTimeAttributeMetadata), AttributeTypeCode.DateTime)]
    [InlineData("opps_sellershare", "opps_isfixed", typeof(BooleanAttributeMetadata), AttributeTypeCode.Boolean)]
    [InlineData("opportunity", "statecode", typeof(StateAttributeMetadata), AttributeTypeCode.State)]
    [InlineData("opportunity", "statuscode", typeof(StatusAttributeMetadata), AttributeTypeCode.Status)]
    [InlineData("opportunity", "opps_stage", typeof(PicklistAttributeMetadata), AttributeTypeCode.Picklist)]
    [InlineData("opportunity", "opportunityid", typeof(AttributeMetadata), AttributeTypeCode.Uniqueidentifier)]
    public void Column_ComesInTheClassOfItsType(string table, string column, Type type, AttributeTypeCode code)
    {
        var definition = Column(table, column);
        Assert.Equal((type, code, column, table), (definition.GetType(), definition.AttributeType!.Value, definition.LogicalName, definition.EntityLogicalName));
    }

    [Fact]
    public void Lookup_TellsWhereItLeads_AndAListItsOptions()
    {
        Assert.Equal(["account", "contact"], ((LookupAttributeMetadata)Column("opportunity", "customerid")).Targets.Order(StringComparer.Ordinal));
        Assert.Equal([0, 1, 2], ((StateAttributeMetadata)Column("opportunity", "statecode")).OptionSet.Options.Select(o => o.Value!.Value));
        var stages = ((PicklistAttributeMetadata)Column("opportunity", "opps_stage")).OptionSet;
        Assert.Equal(("opps_opportunitystage", true), (stages.Name, stages.IsGlobal!.Value));
        Assert.All(stages.Options, o => Assert.Equal(4, o.Label.LocalizedLabels.Count));
    }

    private EntityMetadata Table(string name, EntityFilters parts) =>
        ((RetrieveEntityResponse)_service.Execute(new RetrieveEntityRequest { LogicalName = name, EntityFilters = parts })).EntityMetadata;

    private AttributeMetadata Column(string table, string column) =>
        ((RetrieveAttributeResponse)_service.Execute(new RetrieveAttributeRequest { EntityLogicalName = table, LogicalName = column })).AttributeMetadata;
}
