using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Importing;
using Xunit;

namespace DeploymentTests;

/// <summary>The zip into an environment: first, again, higher, lower, of the other kind; and what the platform says of it.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FirstImport_BringsAll_WithItsStepsEnabledIfAsked(bool unmanaged)
    {
        var (exit, output) = _place.Run(["import", "--enable-steps", "--yes", .. unmanaged ? new[] { "--unmanaged" } : []]);
        Assert.True(exit == 0, output);
        Assert.Equal(("1.0.0.0", !unmanaged), (Solution()["version"], Solution()["ismanaged"]));
        Assert.Contains("are enabled", output, StringComparison.Ordinal);
        IsAtWork(true);
    }

    /// <summary>The roles come with the import, so nobody can have one before it: people go on working meanwhile.</summary>
    [Fact]
    public void FirstImport_LeavesTheStepsDisabled_UntilPeopleHaveTheirRoles()
    {
        var roles = _place.Service.All("role").Count;
        var (exit, output) = _place.Run("import", "--yes");
        Assert.Equal(2, exit);
        var steps = _place.Service.All("sdkmessageprocessingstep").Count;
        Assert.Contains($"disabled: all {steps}. Give people their roles, then 'enable' puts them to work.", output, StringComparison.Ordinal);
        Assert.Equal(roles + 4, _place.Service.All("role").Count);
        IsAtWork(false);
        Assert.Contains($"Would enable {steps} plug-in steps.", _place.Run("enable", "--what-if").Output, StringComparison.Ordinal);
        IsAtWork(false);
        (exit, output) = _place.Run("enable", "--yes");
        Assert.True(exit == 0, output);
        IsAtWork(true);
        Assert.Equal(0, _place.Run("enable").Exit);
    }

    [Fact]
    public void Enable_WithoutAnImport_OrUnasked_IsRefused()
    {
        Assert.Contains("SellerShares is not installed. Run 'import' first.", Refused("enable", "--yes"), StringComparison.Ordinal);
        _place.Run("import", "--yes");
        _place.Typed = ["n"];
        Assert.Contains("Nothing was enabled.", Refused("enable"), StringComparison.Ordinal);
        IsAtWork(false);
    }

    [Fact]
    public void OnlyUnmanaged_IsPublished()
    {
        var environment = Watched((_, _) => Mishap.None);
        _place.Run("import", "--yes");
        Assert.DoesNotContain("PublishAllXml", environment().Log);
        using var other = new Place();
        var seen = Watched((_, _) => Mishap.None, other);
        other.Run("import", "--unmanaged", "--yes");
        Assert.Contains("PublishAllXml", seen().Log);
    }

    [Fact]
    public void WhatIf_ImportsNothing()
    {
        var (exit, output) = _place.Run("import", "--what-if");
        Assert.Equal(0, exit);
        Assert.Contains("Would install SellerShares 1.0.0.0, managed.", output, StringComparison.Ordinal);
        Assert.Null(_place.Organization.Catalog.Find("opps_sellershare"));
    }

    [Fact]
    public void HigherVersion_IsAnUpgrade_AndTakesOutWhatIsGone()
    {
        Import(Zips.With(customizations: x =>
        {
            var column = x.Descendants("attribute").Single(a => (string?)a.Element("LogicalName") == "opps_shareof");
            var extra = new XElement(column);
            extra.SetAttributeValue("PhysicalName", "opps_Extra");
            extra.SetElementValue("Name", "opps_extra");
            extra.SetElementValue("LogicalName", "opps_extra");
            column.AddAfterSelf(extra);
        }));
        Assert.NotNull(_place.Organization.Catalog.Get("opps_sellershare").Find("opps_extra"));
        var environment = Watched((_, _) => Mishap.None);
        var (exit, output) = Import(Zips.Version("1.1.0.0"));
        Assert.True(exit == 0, output);
        Assert.Contains("StageAndUpgradeAsync", environment().Log);
        Assert.Equal("1.1.0.0", Solution()["version"]);
        Assert.Null(_place.Organization.Catalog.Get("opps_sellershare").Find("opps_extra"));
    }

    [Fact]
    public void SameVersion_GoesOverIt_AndEnablesSteps()
    {
        _place.Run("import", "--yes");
        _place.EnableSteps(false);
        var environment = Watched((_, _) => Mishap.None);
        var (exit, output) = _place.Run("import", "--yes");
        Assert.True(exit == 0, output);
        Assert.Contains("ImportSolutionAsync", environment().Log);
        Assert.All(_place.Service.All("sdkmessageprocessingstep"), s => Assert.Equal(0, s.GetAttributeValue<OptionSetValue>("statecode").Value));
    }

    [Fact]
    public void OlderOrOtherKind_IsRefused_BeforeAnythingIsSent()
    {
        Import(Zips.Version("1.2.0.0"));
        Assert.Contains("SellerShares 1.2.0.0 is installed, and the package is older: 1.0.0.0", Refused("import", "--yes"), StringComparison.Ordinal);
        Assert.Contains("is installed managed, and the package is unmanaged", Refused("import", "--unmanaged", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void EnvironmentThatIsNotReady_GetsNothing()
    {
        _place.Administrator = _place.Person("Bo", RoleOf("prvReadSolution Global", "prvReadUser Global"));
        var output = Refused("import", "--yes");
        Assert.Contains("lacks prvImportCustomization", output, StringComparison.Ordinal);
        Assert.Contains("not ready", output, StringComparison.Ordinal);
        Assert.Null(_place.Organization.Catalog.Find("opps_sellershare"));
    }

    [Fact]
    public void FailedImport_SaysWhy_AndLeavesNothing()
    {
        var output = Refused("import", "--yes", "--zip", Save(Zips.With(customizations: x =>
            x.Descendants("SdkMessageProcessingStep").First().Element("FilteringAttributes")!.Value = "opps_nothing")));
        Assert.Contains("opps_nothing", output, StringComparison.Ordinal);
        Assert.Contains("The import failed", output, StringComparison.Ordinal);
        Assert.Null(_place.Organization.Catalog.Find("opps_sellershare"));
    }

    [Fact]
    public void ThrottledAndWithoutAnswers_TheImportIsFollowedToItsEnd()
    {
        Watched((n, request) => request.RequestName.EndsWith("Async", StringComparison.Ordinal) || n % 3 != 0
            ? Mishap.None : n % 2 == 0 ? Mishap.Throttled : request.RequestName.StartsWith("Retrieve", StringComparison.Ordinal) ? Mishap.LostAfter : Mishap.None);
        var (exit, output) = _place.Run("import", "--yes", "--enable-steps");
        Assert.True(exit == 0, output);
        Assert.Contains("asks to wait", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_ThatRuns_IsWaitedFor()
    {
        var asked = 0;
        _place.Through = inner => new Rewritten(inner, (request, response) =>
        {
            if (request is Microsoft.Xrm.Sdk.Messages.RetrieveRequest { Target.LogicalName: "asyncoperation" } && asked++ < 4)
            {
                ((Entity)response["Entity"])["statecode"] = new OptionSetValue(2);
            }
        });
        Assert.Equal(0, _place.Run("import", "--yes", "--enable-steps").Exit);
        Assert.Equal(5, asked);
        Assert.Equal(4, _place.Clock.Waits.Count);
    }

    [Fact]
    public void Log_TellsWarningsAndErrors_ByComponent()
    {
        var log = ImportLog.Read("""
            <importexportxml progress="100" succeeded="failure">
              <entities><entity id="{1}" LocalizedName="Seller Share"><result result="warning" errorcode="0x80045042" errortext="Label language is not provisioned." /></entity></entities>
              <webResources><webResource id="{2}"><result result="failure" errorcode="0x8004A105" errortext=" Web resource is damaged. " /></webResource></webResources>
              <nodes><node><result result="success" errorcode="0" errortext="" /></node></nodes>
              <result result="error" errorcode="1" errortext="Nothing was named." />
            </importexportxml>
            """);
        Assert.Equal(
        [
            new ImportNote(false, "entity Seller Share", "0x80045042", "Label language is not provisioned."),
            new ImportNote(true, "webResource {2}", "0x8004A105", "Web resource is damaged."),
            new ImportNote(true, "import", "1", "Nothing was named."),
        ], log.Notes);
        Assert.Empty(ImportLog.Read(null).Notes);
    }

    private void IsAtWork(bool expected)
    {
        var opportunity = _place.Opportunity(_place.Administrator);
        Assert.Equal(expected ? [100m] : [], _place.Service.SharesOf(opportunity).Select(s => s.GetAttributeValue<decimal>("opps_percent")));
    }

    private Guid RoleOf(params string[] privileges) => TestRoles.Import(_place.Organization, privileges);

    private (int Exit, string Output) Import(byte[] zip) => _place.Run("import", "--yes", "--zip", Save(zip));

    private string Save(byte[] zip)
    {
        var path = _place.PathOf($"{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, zip);
        return path;
    }

    private string Refused(params string[] args)
    {
        var (exit, output) = _place.Run(args);
        Assert.Equal(1, exit);
        return output;
    }

    private Func<UnreliableService> Watched(Func<int, OrganizationRequest, Mishap> plan, Place? place = null)
    {
        UnreliableService? watched = null;
        (place ?? _place).Through = inner => watched = new UnreliableService(inner, plan);
        return () => watched!;
    }

    private Entity Solution()
    {
        var query = new QueryExpression("solution") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("uniquename", ConditionOperator.Equal, "SellerShares");
        return _place.Service.RetrieveMultiple(query).Entities.Single();
    }

    /// <summary>Changes answers on their way back.</summary>
    private sealed class Rewritten(IOrganizationService inner, Action<OrganizationRequest, OrganizationResponse> change) : OrganizationServiceBase
    {
        public override OrganizationResponse Execute(OrganizationRequest request)
        {
            var response = inner.Execute(request);
            change(request, response);
            return response;
        }
    }
}
