using System;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Clients;

/// <summary>What people do in the app, by Microsoft's client alone: closing and reopening, the lists, sharing, history.</summary>
public sealed class AppWorkTests(ServedProduct product)
{
    private const string Stages = "opps_opportunitystage";

    private readonly IOrganizationService _service = product.Connect(product.Anna);

    [Fact]
    public void Opportunity_IsWonReopenedAndLost()
    {
        var id = _service.Create(new Entity("opportunity") { ["name"] = "Crane", ["estimatedvalue"] = new Money(1000) });
        _service.Execute(new WinOpportunityRequest { OpportunityClose = Closing(id, 900), Status = new OptionSetValue(3) });
        Assert.Equal((1, 900m), Outcome(id));
        Assert.Equal([900m], Amounts(id));
        _service.Update(new Entity("opportunity", id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        _service.Execute(new LoseOpportunityRequest { OpportunityClose = Closing(id, null), Status = new OptionSetValue(4) });
        Assert.Equal(2, Outcome(id).State);
    }

    [Fact]
    public void List_GetsAnOption_AnOrder_AndIsPublished()
    {
        var before = Options();
        var added = ((InsertOptionValueResponse)_service.Execute(new InsertOptionValueRequest { OptionSetName = Stages, Label = new Label("Pilot", 1033) })).NewOptionValue;
        _service.Execute(new UpdateOptionValueRequest { OptionSetName = Stages, Value = added, Label = new Label("Provdrift", 1053), MergeLabels = true });
        _service.Execute(new OrderOptionRequest { OptionSetName = Stages, Values = [added, .. before] });
        Assert.Equal(before, Options());
        _service.Execute(new PublishXmlRequest { ParameterXml = $"<importexportxml><optionsets><optionset>{Stages}</optionset></optionsets></importexportxml>" });
        Assert.Equal([added, .. before], Options());

        _service.Execute(new DeleteOptionValueRequest { OptionSetName = Stages, Value = added });
        _service.Execute(new PublishAllXmlRequest());
        Assert.Equal(before, Options());
    }

    [Fact]
    public void Row_IsSharedAndItsHistoryRead()
    {
        var owner = product.Somebody();
        var reader = product.Somebody();
        var account = product.Connect(owner).Create(new Entity("account") { ["name"] = "Before" });
        _service.Execute(new GrantAccessRequest
        {
            Target = new EntityReference("account", account),
            PrincipalAccess = new PrincipalAccess { Principal = new EntityReference("systemuser", reader), AccessMask = AccessRights.ReadAccess },
        });
        var rights = ((RetrievePrincipalAccessResponse)_service.Execute(new RetrievePrincipalAccessRequest
        {
            Target = new EntityReference("account", account), Principal = new EntityReference("systemuser", reader),
        })).AccessRights;
        Assert.True(rights.HasFlag(AccessRights.ReadAccess));

        _service.Update(new Entity("account", account) { ["name"] = "After" });
        var history = ((RetrieveRecordChangeHistoryResponse)_service.Execute(new RetrieveRecordChangeHistoryRequest { Target = new EntityReference("account", account) })).AuditDetailCollection;
        var change = history.AuditDetails.OfType<AttributeAuditDetail>().First(d => d.OldValue is not null && d.OldValue.Contains("name"));
        Assert.Equal(("Before", "After"), ((string)change.OldValue["name"], (string)change.NewValue["name"]));
    }

    [Fact]
    public void Languages_AreTold() => Assert.Equal([1033, 1053, 1044, 1030],
        ((RetrieveProvisionedLanguagesResponse)_service.Execute(new RetrieveProvisionedLanguagesRequest())).RetrieveProvisionedLanguages);

    private static Entity Closing(Guid opportunity, decimal? revenue) => new("opportunityclose")
    {
        ["opportunityid"] = new EntityReference("opportunity", opportunity), ["subject"] = "Closed", ["actualrevenue"] = revenue is { } money ? new Money(money) : null,
    };

    private (int State, decimal? Actual) Outcome(Guid id)
    {
        var row = _service.Retrieve("opportunity", id, new ColumnSet("statecode", "actualvalue"));
        return (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<Money>("actualvalue")?.Value);
    }

    private decimal[] Amounts(Guid opportunity)
    {
        var query = new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet("opps_amount") };
        query.AddAttributeValue("opps_opportunityid", opportunity);
        return [.. _service.RetrieveMultiple(query).Entities.Select(s => s.GetAttributeValue<Money>("opps_amount").Value)];
    }

    /// <summary>As published.</summary>
    private int[] Options() => [.. ((OptionSetMetadata)((RetrieveOptionSetResponse)_service.Execute(
        new RetrieveOptionSetRequest { Name = Stages })).OptionSetMetadata).Options.Select(o => o.Value!.Value)];
}
