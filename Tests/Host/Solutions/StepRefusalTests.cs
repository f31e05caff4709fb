using System.Linq;
using Xunit;

namespace Host.Solutions;

/// <summary>A step that could not run as written is refused, by its name.</summary>
public class StepRefusalTests
{
    private const string Name = "'OnPart: PostOperation Update of sbx_part'";

    [Fact]
    public void Step_TypeNotInAssemblyData_IsRefused() => Refused(
        "PluginTypeName", "Sample.Plugins.Gone, " + SampleAssembly.FullName, "'Sample.Plugins.Gone'", "plug-in types");

    [Fact]
    public void Step_OtherAssemblyVersion_IsRefused() => Refused(
        "PluginTypeName", "Sample.Plugins.OnPart, Sample.Plugins, Version=9.0.0.0, Culture=neutral, PublicKeyToken=null", "Version=9.0.0.0");

    [Fact] // name and id of the type are both written, and must agree
    public void Step_TypeIdOfAnother_IsRefused() =>
        Refused("PluginTypeId", "7b1e0c6a-5b0e-4e57-9e0b-00000000ffff", "PluginTypeId", "7b1e0c6a-5b0e-4e57-9e0b-000000000002");

    [Fact] // steps run plug-ins; activities run in workflows
    public void Step_OnWorkflowActivity_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(
            x => x.Descendants("PluginType").Single().SetElementValue("WorkflowActivityGroupName", "Sample"),
            assembly: SampleAssembly.Build(isPlugin: false, isActivity: true)),
        Name, "workflow activity");

    [Theory] // seen in exports of Sales
    [InlineData("27bebb1b-ea3e-db11-86a7-000a3a5473e8", "Win")]
    [InlineData("d1bdbb1b-ea3e-db11-86a7-000a3a5473e8", "Lose")]
    public void Step_OnClosingAnOpportunity_IsKnown(string id, string message) => Assert.Equal(message,
        Assert.Single(LocalDataverse.Solutions.SolutionReader.Read(SamplePackage.Zip(x =>
        {
            x.Step().SetElementValue("SdkMessageId", id);
            x.Step().Element("SdkMessageProcessingStepImages")!.Remove();
        })).Steps).Message);

    [Fact] // message ids are the same in every organisation; this one is QualifyLead's
    public void Step_UnknownMessage_IsRefused() =>
        Refused("SdkMessageId", "644c3365-b36c-431e-b76b-5c3e48adee55", "not supported by the local host", "644c3365-b36c-431e-b76b-5c3e48adee55", "Update");

    [Fact]
    public void Step_UnknownTable_IsRefused() => Refused("PrimaryEntity", "sbx_gone", "'sbx_gone'", "PrimaryEntity");

    [Fact]
    public void Step_FilteringAttributeNotAColumn_IsRefused() =>
        Refused("FilteringAttributes", "sbx_percent,sbx_gone", "filtering attribute 'sbx_gone'", "'sbx_part'");

    [Fact] // 30 is the platform's own stage
    public void Step_MainOperation_IsRefused() => Refused("Stage", "30", "stage 30", "10, 20 or 40");

    [Fact] // 4618 is a service endpoint
    public void Step_OnServiceEndpoint_IsRefused() => Refused("EventHandlerTypeCode", "4618", "4618", "plug-in types");

    [Fact] // SupportedDeployment 1: the Outlook client only
    public void Step_ForOutlookOnly_IsRefused() => Refused("SupportedDeployment", "1", "Outlook");

    [Fact]
    public void Step_RunningAsNamedUser_IsRefused() => Refused("ImpersonatingUserIdName", "Jane Doe", "'Jane Doe'", "SYSTEM");

    [Fact] // a package's steps carry an export key that only a live environment makes
    public void Step_OfAPluginPackage_IsRefused() => Refused("PluginTypeExportKey", "AB12", "plug-in package", "classic assembly");

    private static void Refused(string element, string value, params string[] naming) =>
        Importing.IsRefused(SamplePackage.Zip(x => x.Step().SetElementValue(element, value)), [Name, .. naming]);
}
