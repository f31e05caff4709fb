using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Text;
using System.Xml.Linq;
using Host.Pipeline;
using Host.Solutions;
using LocalDataverse.Registrations;
using LocalDataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.CustomApis;

/// <summary>What an import takes of the folder customapis, and what it refuses by name.</summary>
public sealed class ImportTests
{
    private const string Do = "customapis/sbx_Do/customapi.xml";
    private const string In = "customapis/sbx_Do/customapirequestparameters/In/customapirequestparameter.xml";
    private const string Out = "customapis/sbx_Do/customapiresponseproperties/Out/customapiresponseproperty.xml";

    [Fact]
    public void Components_ListApisWithWhatTheyTakeAndAnswer()
    {
        using var fixture = new PipelineFixture();
        var report = fixture.Organization.Import(Package().Zip());
        Assert.Equal(["custom API sbx_Do", "parameter sbx_Do.In", "property sbx_Do.Out"], report.Components);
        Assert.Empty(report.LeftOut);
    }

    [Fact]
    public void Api_WithAClass_RunsItAsTheMainOperation()
    {
        var api = SolutionReader.Read(WithClass("7b1e0c6a-5b0e-4e57-9e0b-000000000002")).CustomApis.Single();
        Assert.Equal(("Sample.Plugins.OnPart", "sbx_Do", Stage.MainOperation, (string?)null),
            (api.MainOperation!.TypeName, api.MainOperation.Message, api.MainOperation.Stage, api.MainOperation.Table));
    }

    [Fact]
    public void Class_OfNoAssembly_IsRefused() =>
        Importing.IsRefused(WithClass("7b1e0c6a-5b0e-4e57-9e0b-00000000ffff"), "'sbx_Do'", "7b1e0c6a-5b0e-4e57-9e0b-00000000ffff");

    [Fact]
    public void Class_OfAWorkflow_IsRefused() => Importing.IsRefused(
        WithClass("7b1e0c6a-5b0e-4e57-9e0b-000000000002", isActivity: true), "'sbx_Do'", "workflow activity");

    [Fact]
    public void Table_NotThere_IsRefused() =>
        Refused(Set(Do, "boundentitylogicalname", "sbx_gone", ("bindingtype", "1")), "'sbx_Do'", "'sbx_gone'", "boundentitylogicalname");

    [Fact]
    public void Table_OfAParameterNotThere_IsRefused() => Refused(Set(In, "logicalentityname", "sbx_gone"), "'In'", "'sbx_gone'");

    [Fact]
    public void Type_Unknown_IsRefused() => Refused(Set(In, "type", "13"), "'sbx_Do'", "'In'", "unknown type 13");

    [Fact]
    public void Type_Missing_IsRefused() => Refused(Set(In, "type", null), "'In'", "<type>");

    [Fact] // create-custom-api-solution: isoptional on a response property is an error of the import
    public void Property_Optional_IsRefused() => Refused(Set(Out, "isoptional", "0"), "'Out'", "<isoptional>");

    [Fact]
    public void Name_OtherThanTheFolder_IsRefused()
    {
        var package = Package();
        package.File(Do).SetAttributeValue("uniquename", "sbx_Done");
        Refused(package, "'sbx_Done'", "'sbx_Do'");
    }

    [Fact]
    public void Name_WithoutAPrefix_IsRefused() => Importing.IsRefused(new ApiPackage().Api("Do").Zip(), "'Do'", "prefix");

    [Fact] // an API moved to another publisher's solution keeps its name
    public void Name_WithAnotherPublishersPrefix_IsTaken() => Assert.Single(SolutionReader.Read(Package().Zip(prefix: "opps")).CustomApis);

    [Fact]
    public void Name_OfAPlatformMessage_IsRefused() => RefusedByOrganization(new ApiPackage().Api("WhoAmI").Zip(prefix: ""), "'WhoAmI'");

    [Fact]
    public void Name_OfAnotherSolutionsApi_IsRefused() => RefusedByOrganization(Package().Zip("Other"), "'sbx_Do'", "'Apis'");

    [Fact]
    public void Solution_ImportedAgain_ReplacesItsApi()
    {
        using var fixture = new PipelineFixture();
        fixture.Organization.Import(Package().Zip());
        fixture.Organization.Import(new ApiPackage().Api("sbx_Do").Zip());
        Assert.Empty(fixture.Service.Execute(new OrganizationRequest("sbx_Do")).Results);
    }

    [Fact]
    public void File_OfNoKind_IsRefused() => Refused(Package().Move(In, "customapis/sbx_Do/In.xml"), "'customapis/sbx_Do/In.xml'");

    [Fact]
    public void Parameter_WithoutItsApi_IsRefused() =>
        Refused(Package().Move(In, In.Replace("sbx_Do", "sbx_Gone", System.StringComparison.Ordinal)), "sbx_Gone", "customapi.xml");

    [Fact] // customapi-table-columns: the platform makes Target itself
    public void Target_DeclaredByABoundApi_IsRefused() => Refused(
        new ApiPackage().Api("sbx_Do", "account").Takes("sbx_Do", "Target", ApiValueType.EntityReference), "'sbx_Do'", "'Target'");

    [Theory] // customapi-table-columns: what a step of a workflow can hand over
    [InlineData(ApiValueType.Entity)]
    [InlineData(ApiValueType.EntityCollection)]
    [InlineData(ApiValueType.StringArray)]
    [InlineData(ApiValueType.EntityReference)]
    public void Workflow_TypeItCannotHandOver_IsRefused(ApiValueType type) => Refused(
        Set(Do, "workflowsdkstepenabled", "1", package: new ApiPackage().Api("sbx_Do").Takes("sbx_Do", "In", type)), "'In'", $"{type}", "workflowsdkstepenabled");

    [Theory]
    [InlineData("bindingtype", "2")]
    [InlineData("isprivate", "1")]
    [InlineData("fxexpressionid", "sbx_Fx")]
    public void Feature_NotThere_IsRefused(string element, string value) => Refused(Set(Do, element, value), "not supported by the local host", "'sbx_Do'");

    [Theory]
    [InlineData("prvReadAccount")]
    [InlineData("prvBypassCustomBusinessLogic")]
    public void ExecutePrivilege_ThatIsThere_IsTaken(string privilege)
    {
        using var fixture = new Pipeline.PipelineFixture();
        fixture.Organization.Import(Set(Do, "executeprivilegename", privilege).Zip());
    }

    [Fact] // the import has no privilege to ask for
    public void ExecutePrivilege_OfATableThatIsNot_IsRefused() =>
        Refused(Set(Do, "executeprivilegename", "prvDeletesbx_Gone"), "'sbx_Do'", "executeprivilegename", "'prvDeletesbx_Gone'");

    private static ApiPackage Package() =>
        new ApiPackage().Api("sbx_Do").Takes("sbx_Do", "In", ApiValueType.String).Answers("sbx_Do", "Out", ApiValueType.String);

    private static ApiPackage Set(string file, string element, string? value, (string Element, string Value)? also = null, ApiPackage? package = null)
    {
        package ??= Package();
        package.File(file).SetElementValue(element, value);
        if (also is { } other)
        {
            package.File(file).SetElementValue(other.Element, other.Value);
        }

        return package;
    }

    private static byte[] WithClass(string id, bool isActivity = false)
    {
        var package = new ApiPackage().Api("sbx_Do");
        package.File(Do).SetElementValue("plugintypeid", null);
        package.File(Do).Add(new XElement("plugintypeid", new XElement("plugintypeid", id)));
        return SamplePackage.Zip(
            x =>
            {
                x.Descendants("PluginType").Single().SetElementValue("WorkflowActivityGroupName", isActivity ? "Sample" : null);
                x.Descendants("SdkMessageProcessingStep").Where(_ => isActivity).Remove();
            },
            x => x.Element("SolutionManifest")!.Element("RootComponents")!.Elements().Where(r => isActivity && (string?)r.Attribute("type") == "92").Remove(),
            SampleAssembly.Build(isPlugin: !isActivity, isActivity: isActivity),
            (Do, package.File(Do).ToString()));
    }

    private static void Refused(ApiPackage package, params string[] naming) => Importing.IsRefused(package.Zip(), naming);

    /// <summary>An organisation that has the solution Apis with sbx_Do refuses this package.</summary>
    private static void RefusedByOrganization(byte[] zip, params string[] naming)
    {
        using var fixture = new PipelineFixture();
        fixture.Organization.Import(Package().Zip());
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Organization.Import(zip));
        Assert.All(naming, name => Assert.Contains(name, fault.Message, System.StringComparison.Ordinal));
    }
}
