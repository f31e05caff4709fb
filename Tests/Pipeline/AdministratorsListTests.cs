using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Pipeline;

/// <summary>The four lists are the administrators': whatever they do with the platform's messages, opportunities keep working.</summary>
public sealed class AdministratorsListTests : IDisposable
{
    private const int FirstOption = 847210000;
    private const int Expired = 847210001;

    /// <summary>From here on the solution numbers options that administrators don't edit.</summary>
    private const int FirstOfOurs = 847211000;
    private readonly World _world = new(World.Zip());

    [Theory]
    [InlineData("opps_opportunitytype", "opps_type")]
    [InlineData("opps_opportunitysource", "opps_source")]
    [InlineData("opps_opportunitystage", "opps_stage")]
    public void O1_OptionAddedAndRetired_RowsThatHoldItKeepWorking(string list, string column)
    {
        var added = Add(list);
        var (anna, bjorn) = (_world.Person("Anna"), _world.Person("Björn"));
        var opportunity = _world.Opportunity(anna, 1000m);
        _world.Change(opportunity, column, new OptionSetValue(added));
        Retire(list, added);

        _world.Own(opportunity, bjorn);
        _world.Service.Create(World.Share(anna, 25m, opportunity));
        _world.Change(opportunity, "estimatedvalue", new Money(500m));
        var row = _world.Service.Retrieve("opportunity", opportunity, new ColumnSet(column, "opps_sharesum"));
        Assert.Equal((added, 100m), (row.GetAttributeValue<OptionSetValue>(column).Value, row["opps_sharesum"]));
    }

    [Fact]
    public void O1_RejectionRetired_StaysOnTheLostOpportunityAndGoesWhenItIsReopened()
    {
        var added = Add("opps_rejectionreason");
        var opportunity = _world.Opportunity(_world.Person("Anna"), 1000m);
        _world.Service.Execute(new LoseOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose")
            {
                ["subject"] = "Lost", ["opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_rejection"] = new OptionSetValue(added),
            },
            Status = new OptionSetValue(-1),
        });
        Retire("opps_rejectionreason", added);
        Assert.Equal(added, Rejection(opportunity)?.Value);
        _world.Service.Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        Assert.Null(Rejection(opportunity));
    }

    [Theory]
    [InlineData("OppsPlugins.dll")]
    [InlineData("OppsWorkflowActivities.dll")]
    public void O1_Assemblies_KnowNoOptionByItsNumber(string file)
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var stream = archive.Entries.Single(e => e.Name == file).Open();
        var assembly = new MemoryStream();
        stream.CopyTo(assembly);
        assembly.Position = 0;
        using var module = ModuleDefinition.ReadModule(assembly);
        IEnumerable<int> numbers = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Where(i => i.OpCode == OpCodes.Ldc_I4).Select(i => (int)i.Operand);
        Assert.DoesNotContain(numbers, n => n is >= FirstOption and < FirstOfOurs and not Expired);
    }

    public void Dispose() => _world.Dispose();

    private int Add(string list)
    {
        var value = ((InsertOptionValueResponse)_world.Service.Execute(new InsertOptionValueRequest { OptionSetName = list, Label = new Label("Ours", 1033) })).NewOptionValue;
        _world.Service.Execute(new PublishAllXmlRequest());
        return value;
    }

    private void Retire(string list, int value)
    {
        _world.Service.Execute(new DeleteOptionValueRequest { OptionSetName = list, Value = value });
        _world.Service.Execute(new PublishAllXmlRequest());
    }

    private OptionSetValue? Rejection(Guid opportunity) =>
        _world.Service.Retrieve("opportunity", opportunity, new ColumnSet("opps_rejection")).GetAttributeValue<OptionSetValue>("opps_rejection");
}
