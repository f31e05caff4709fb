using System;
using System.Linq;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using Label = Microsoft.Xrm.Sdk.Label;

namespace Host.Layers;

/// <summary>Deleting a managed solution's row takes its components out with their data, unless something needs them.</summary>
public sealed class UninstallTests : IDisposable
{
    private readonly LayerFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    [Fact]
    public void Solution_Deleted_TakesItsComponents()
    {
        _fixture.Part("Bolt");
        Service.Delete("solution", _fixture.SolutionId());
        var model = _fixture.Organization.Model;
        Assert.Null(model.Catalog.Find("sbx_part"));
        Assert.False(model.Catalog.Choices.ContainsKey("sbx_kind"));
        Assert.Empty(model.Steps.All);
        Assert.DoesNotContain(model.Screens.Forms, f => f.Table == "sbx_part");
        Assert.Empty(Service.RetrieveMultiple(new QueryExpression("sdkmessageprocessingstep") { ColumnSet = new ColumnSet(true) }).Entities);
        Assert.Equal(["LocalStandardTables"], Service.RetrieveMultiple(new QueryExpression("solution") { ColumnSet = new ColumnSet("uniquename") })
            .Entities.Select(e => (string)e["uniquename"]));
    }

    [Fact]
    public void Solution_DeletedAndInstalledAgain_StartsEmpty()
    {
        _fixture.Insert("Medium");
        _fixture.Publish();
        _fixture.Part("Bolt");
        Service.Delete("solution", _fixture.SolutionId());
        _fixture.Organization.Import(LayerFixture.Version("1.0.0.0"));
        Assert.Empty(Service.RetrieveMultiple(new QueryExpression("sbx_part") { ColumnSet = new ColumnSet(true) }).Entities);
        Assert.Equal([LayerFixture.Big, LayerFixture.Small], _fixture.Options.Select(o => o.Value));
    }

    [Fact]
    public void Notes_OnRowsOfATableThatGoes_LoseTheirRow()
    {
        _fixture.Organization.Import(SamplePackage.Zip(x =>
        {
            var relationship = x.Relationship("sbx_whole_part");
            relationship.AddCopy(r =>
            {
                r.SetAttributeValue("Name", "sbx_part_Annotations");
                r.SetElementValue("ReferencingEntityName", "Annotation");
                r.SetElementValue("ReferencedEntityName", "sbx_Part");
                r.SetElementValue("ReferencingAttributeName", "ObjectId");
            });
        }, m => m.Descendants("Version").Single().Value = "1.1.0.0"));
        var part = _fixture.Part("Bolt");
        var note = Service.Create(new Entity("annotation") { ["subject"] = "Note", ["objectid"] = new EntityReference("sbx_part", part) });
        Service.Delete("solution", _fixture.SolutionId());
        Assert.False(Service.Retrieve("annotation", note, new ColumnSet(true)).Contains("objectid"));
    }

    [Fact]
    public void Solution_ThatAnotherNeeds_CanNotBeDeleted()
    {
        _fixture.Organization.Import(SamplePackage.Zip(
            x =>
            {
                x.Descendants("Entity").First().Remove();
                x.Descendants("attribute").Where(a => (string?)a.Attribute("PhysicalName") != "sbx_Name").Remove();
                x.Descendants("EntityKeys").Remove();
                x.Descendants("EntityRelationship").Remove();
                x.Descendants("SdkMessageProcessingStep").Remove();
                x.Descendants("PluginAssembly").Remove();
                x.Descendants("optionsets").Remove();
                foreach (var part in new[] { "FormXml", "SavedQueries", "Visualizations", "RibbonDiffXml", "Dashboards", "AppModules", "AppModuleSiteMaps" })
                {
                    x.Descendants(part).Remove();
                }
            },
            m =>
            {
                m.Descendants("UniqueName").First().Value = "Addition";
                m.Descendants("RootComponent").Remove();
            }));
        var fault = LayerFixture.Refused(() => Service.Delete("solution", _fixture.SolutionId()), "'Sample'", "sbx_part");
        Assert.Equal(Faults.ComponentIsNeeded, fault.Detail.ErrorCode);
        Assert.NotNull(_fixture.Organization.Catalog.Find("sbx_part"));
        Service.Delete("solution", _fixture.SolutionId("Addition"));
        Service.Delete("solution", _fixture.SolutionId());
    }

    [Fact] // a dependency that only a screen has
    public void Solution_WhoseViewAnothersDashboardShows_CanNotBeDeleted()
    {
        _fixture.Organization.Import(SamplePackage.Zip(
            x =>
            {
                x.Elements().Where(e => e.Name.LocalName is not "Dashboards" and not "Languages").Remove();
                x.Descendants("FormId").Single().Value = "{7b1e0c6a-5b0e-4e57-9e0b-0000000000aa}";
            },
            m =>
            {
                m.Descendants("UniqueName").First().Value = "Board";
                m.Descendants("RootComponent").Remove();
            }));
        LayerFixture.Refused(() => Service.Delete("solution", _fixture.SolutionId()), "'Sample'", "'Board'", "Dashboard 'Parts'");
        Assert.NotNull(_fixture.Organization.Catalog.Find("sbx_part"));
    }

    [Fact]
    public void StandardTables_CanNotBeDeleted()
    {
        Service.Delete("solution", _fixture.SolutionId());
        LayerFixture.Refused(() => Service.Delete("solution", _fixture.SolutionId("LocalStandardTables")), "users");
    }

    [Fact]
    public void StatusReason_OfAnAdministrator_OutlivesTheSolution()
    {
        Service.Execute(new InsertStatusValueRequest { EntityLogicalName = "account", AttributeLogicalName = "statuscode", StateCode = 0, Label = new Label("Asleep", 1033) });
        Service.Execute(new OrganizationRequest("PublishAllXml"));
        Service.Delete("solution", _fixture.SolutionId());
        Assert.Contains(_fixture.Organization.Catalog.Get("account").Status!.Choice!.Options, o => o.Label.In(1033) == "Asleep");
    }

    public void Dispose() => _fixture.Dispose();
}
