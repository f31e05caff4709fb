using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Xunit;

namespace DeploymentTests;

/// <summary>What 'check' finds before and after an import, each thing that can be missing missing once.</summary>
public sealed class CheckTests
{
    [Fact]
    public void FreshEnvironment_IsReady_AndSaysWhatIsNotThereYet()
    {
        using var place = new Place();
        var (exit, output) = place.Run("check");
        Assert.True(exit == 0, output);
        Assert.All(["English", "Swedish", "Norwegian Bokmål", "Danish"], l => Assert.Contains($"{l} (", output, StringComparison.Ordinal));
        Assert.Contains("Ada Berg may import the solution", output, StringComparison.Ordinal);
        Assert.Contains("not installed yet", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Installed_AllIsThere()
    {
        using var place = Place.Installed();
        var (exit, output) = place.Run("check");
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("missing", output, StringComparison.Ordinal);
        Assert.Contains("is active", output, StringComparison.Ordinal);
        Assert.Contains("13 are there", output, StringComparison.Ordinal);
    }

    [Fact]
    public void DisabledStep_IsNamed()
    {
        using var place = Place.Installed();
        place.EnableSteps(false, name => name.StartsWith("AddSeller:", StringComparison.Ordinal));
        Incomplete(place, "disabled: AddSeller: PostOperation Create of opps_sellershare. Give people their roles, then 'enable' puts them to work.");
    }

    /// <summary>H3: without its steps the journal is anybody's who has a right to the table.</summary>
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    [InlineData("Delete")]
    public void Journal_ThatIsNotLocked_IsTold(string message)
    {
        using var place = Place.Installed();
        Assert.Contains("locked: only the plug-ins write it", place.Run("check").Output, StringComparison.Ordinal);
        place.EnableSteps(false, name => name == $"GuardJournal: PreOperation {message} of opps_sharechange");
        Incomplete(place, $"not locked: GuardJournal: PreOperation {message} of opps_sharechange is not at work");
    }

    /// <summary>C5: likewise the commission's lines and figures.</summary>
    [Theory]
    [InlineData("GuardLines: PreOperation Create of opps_commissionline")]
    [InlineData("GuardLines: PreOperation Update of opps_commissionline")]
    [InlineData("GuardLines: PreOperation Delete of opps_commissionline")]
    [InlineData("AcceptPeriod: PreOperation Update of opps_commissionperiod")]
    public void Commission_ThatIsNotLocked_IsTold(string step)
    {
        using var place = Place.Installed();
        Assert.Contains("locked: only closing and reopening write lines and figures", place.Run("check").Output, StringComparison.Ordinal);
        place.EnableSteps(false, name => name == step);
        Incomplete(place, $"not locked: {step} is not at work");
    }

    /// <summary>As before an upgrade from a version that lacks it.</summary>
    [Fact]
    public void MissingTable_IsNamed()
    {
        using var place = Place.Installed();
        place.Through = inner => new Rewriting(inner, (request, _) => request is RetrieveEntityRequest { LogicalName: "opps_commissionline" }
            ? throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { Message = "Could not find an entity" }, new FaultReason("Could not find an entity"))
            : false);
        Incomplete(place, "Table opps_commissionline");
    }

    [Theory]
    [InlineData("8.9.0.0", "9.2 or newer is needed")]
    public void OldEnvironment_IsNotReady(string version, string naming)
    {
        using var place = new Place(new OrganizationOptions { PlatformVersion = new Version(version) });
        Incomplete(place, naming);
    }

    [Fact]
    public void Languages_AreCompared()
    {
        using var none = new Place(new OrganizationOptions { Languages = [1031] });
        Incomplete(none, "Enable English");
        using var one = new Place(new OrganizationOptions { Languages = [1053] });
        var (exit, output) = one.Run("check");
        Assert.Equal(0, exit);
        Assert.Contains("texts appear in Swedish (Sweden)", output, StringComparison.Ordinal);
        Assert.Contains("not enabled, so not shown", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.0.3.0", false)]
    [InlineData("9.0.4.0077", true)]
    public void Sales_MustBeNewEnough(string version, bool isGood)
    {
        using var place = new Place();
        place.Organization.Import(Zips.Empty("msdynce_Sales", version));
        if (isGood)
        {
            Assert.Contains(version.Replace("0077", "77", StringComparison.Ordinal), place.Run("check").Output, StringComparison.Ordinal);
        }
        else
        {
            Incomplete(place, "9.0.4.76 or newer is needed");
        }
    }

    [Fact]
    public void WithoutSales_IsNotReady()
    {
        using var place = new Place();
        place.Through = inner => new Rewriting(inner, (request, _) => request is RetrieveEntityRequest { LogicalName: "opportunity" }
            ? throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { Message = "Could not find an entity" }, new FaultReason("Could not find an entity"))
            : false);
        Incomplete(place, "Install Dynamics 365 Sales first");
    }

    [Theory]
    [InlineData(EntityKeyIndexStatus.Failed, 2, "Remove the duplicates")]
    [InlineData(EntityKeyIndexStatus.Pending, 0, "is being built (Pending)")]
    [InlineData(EntityKeyIndexStatus.InProgress, 0, "is being built (InProgress)")]
    public void Key_ThatIsNotActive_IsTold(EntityKeyIndexStatus status, int expected, string naming)
    {
        using var place = Place.Installed();
        place.Through = inner => new Rewriting(inner, (_, response) =>
        {
            foreach (var key in response is RetrieveEntityResponse { EntityMetadata.Keys: { } keys } ? keys : [])
            {
                key.GetType().GetProperty(nameof(key.EntityKeyIndexStatus))!.SetValue(key, status);
            }

            return true;
        });
        var (exit, output) = place.Run("check");
        Assert.Equal(expected, exit);
        Assert.Contains(naming, output, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingColumnAndApi_AreNamed()
    {
        using var place = Place.Installed();
        place.Through = inner => new Rewriting(inner, (request, response) =>
        {
            if (response is RetrieveEntityResponse { EntityMetadata: { LogicalName: "opportunity", Attributes: not null } table })
            {
                table.GetType().GetProperty(nameof(table.Attributes))!.SetValue(table, table.Attributes.Where(a => a.LogicalName != "opps_sharesum").ToArray());
            }
            else if (response is RetrieveMultipleResponse { EntityCollection: { EntityName: "customapi" } apis })
            {
                apis.Entities.Remove(apis.Entities.Single(a => (string)a["uniquename"] == "opps_ReplaceSeller"));
            }

            return true;
        });
        Incomplete(place, "without opps_sharesum");
        Incomplete(place, "without opps_ReplaceSeller");
    }

    private static void Incomplete(Place place, string naming)
    {
        var (exit, output) = place.Run("check");
        Assert.True(exit == 2, output);
        Assert.Contains(naming, output, StringComparison.Ordinal);
    }

    private sealed class Rewriting(IOrganizationService inner, Func<OrganizationRequest, OrganizationResponse?, bool> change) : OrganizationServiceBase
    {
        public override OrganizationResponse Execute(OrganizationRequest request)
        {
            change(request, null);
            var response = inner.Execute(request);
            change(request, response);
            return response;
        }
    }
}
