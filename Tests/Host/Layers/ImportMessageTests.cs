using System;
using System.Linq;
using System.Xml.Linq;
using Host.Security;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Layers;

/// <summary>Imports as a deployment tool makes them: by message, with a job row that tells how it went.</summary>
public sealed class ImportMessageTests : IDisposable
{
    private readonly LayerFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    [Fact]
    public void Import_ByMessage_LeavesAJobRow()
    {
        var job = Guid.NewGuid();
        Service.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Next(), ImportJobId = job, PublishWorkflows = true });
        var row = Service.Retrieve("importjob", job, new ColumnSet(true));
        Assert.Equal((100d, "Sample"), (row["progress"], row["solutionname"]));
        Assert.True(row.Contains("completedon"));
        Assert.Equal("success", ResultOf(row));
        Assert.Equal("1.1.0.0", _fixture.Organization.Model.Stack.Find("Sample")!.Latest.Version);
    }

    [Fact]
    public void Import_ThatFails_TellsWhyInItsJob()
    {
        var job = Guid.NewGuid();
        LayerFixture.Refused(() => Service.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Version("0.1.0.0"), ImportJobId = job }), "higher version");
        var row = Service.Retrieve("importjob", job, new ColumnSet(true));
        Assert.Equal("failure", ResultOf(row));
        Assert.Contains("higher version", (string)row["data"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 30)]
    [InlineData(false, 31)]
    public void ImportAsync_AnswersWithAJobThatHasEnded(bool isGood, int status)
    {
        var response = Service.Execute(new OrganizationRequest("ImportSolutionAsync") { ["CustomizationFile"] = isGood ? LayerFixture.Next() : LayerFixture.Version("0.1.0.0") });
        var operation = Service.Retrieve("asyncoperation", (Guid)response["AsyncOperationId"], new ColumnSet(true));
        Assert.Equal((3, status), (operation.GetAttributeValue<OptionSetValue>("statecode").Value, operation.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.Equal(!isGood, operation.Contains("message"));
        Assert.Equal(isGood ? "success" : "failure", ResultOf(Service.Retrieve("importjob", Guid.Parse((string)response["ImportJobKey"]), new ColumnSet(true))));
    }

    [Fact] // without PublishWorkflows a step waits disabled
    public void Steps_ImportedWithoutPublishWorkflows_AreDisabled()
    {
        using var organization = LocalOrganization.Create();
        organization.Import(System.IO.File.ReadAllBytes(System.IO.Path.Combine(System.AppContext.BaseDirectory, "StandardTables.zip")));
        organization.AsSystem.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Version("1.0.0.0") });
        var row = Assert.Single(organization.AsSystem.RetrieveMultiple(new QueryExpression("sdkmessageprocessingstep") { ColumnSet = new ColumnSet(true) }).Entities);
        Assert.Equal((1, 2), (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.False(Assert.Single(organization.Model.Steps.All).IsEnabled);

        organization.AsSystem.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Version("1.0.0.0"), PublishWorkflows = true });
        Assert.True(Assert.Single(organization.Model.Steps.All).IsEnabled);
    }

    [Fact]
    public void HoldingSolution_IsRefused() => LayerFixture.Refused(
        () => Service.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Next(), HoldingSolution = true }), "not supported by the local host");

    [Fact]
    public void StageAndUpgrade_TakesThePlaceAtOnce()
    {
        Service.Execute(new OrganizationRequest("StageAndUpgrade") { ["CustomizationFile"] = LayerFixture.Next() });
        Assert.Equal(["1.1.0.0"], _fixture.Organization.Model.Stack.Find("Sample")!.Contents.Select(c => c.Version));
    }

    [Fact]
    public void Import_WithAParameterThatIsNotKnown_IsRefused() => LayerFixture.Refused(
        () => Service.Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Next(), ConvertToManaged = true }), "'ConvertToManaged'");

    [Fact]
    public void Import_ByWhomMayNot_IsDenied()
    {
        using var security = new SecurityFixture();
        var nobody = security.Person("Nils", WellKnown.RootBusinessUnitId, security.Role("prvReadAccount Basic"));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => security.As(nobody).Execute(new ImportSolutionRequest { CustomizationFile = LayerFixture.Next() }), "prvImportCustomization");
    }

    public void Dispose() => _fixture.Dispose();

    private static string? ResultOf(Entity job) => XElement.Parse((string)job["data"]).Descendants("result").Single().Attribute("result")?.Value;
}
