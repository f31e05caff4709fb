using System.Linq;
using Mono.Cecil;
using Xunit;

namespace Host.Solutions;

/// <summary>The assembly in the package must be the one that its data describes.</summary>
public class AssemblyRefusalTests
{
    private const string Type = "'Sample.Plugins.OnPart'";

    [Fact] // exports of old versions name an assembly by its identity alone
    public void Assembly_WithoutAnId_HasOneOfItsIdentity()
    {
        LocalDataverse.Registrations.PluginAssembly Read() => Assert.Single(LocalDataverse.Solutions.SolutionReader.Read(SamplePackage.Zip(
            x => x.PluginAssembly().Attribute("PluginAssemblyId")!.Remove(),
            m =>
            {
                foreach (var root in m.Descendants("RootComponent").Where(r => (string?)r.Attribute("type") == "91"))
                {
                    root.Attribute("id")!.Remove();
                    root.SetAttributeValue("schemaName", SampleAssembly.FullName);
                }
            })).Assemblies);

        Assert.NotEqual(System.Guid.Empty, Read().Id);
        Assert.Equal(Read().Id, Read().Id);
    }

    [Fact] // FullName is the identity that types and steps go by
    public void Assembly_OtherVersionInFile_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(assembly: SampleAssembly.Build(version: "2.0.0.0")), SampleAssembly.FullName, "Version=2.0.0.0");

    [Fact]
    public void Assembly_FileMissing_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.PluginAssembly().SetElementValue("FileName", "/PluginAssemblies/Gone.dll")), SampleAssembly.FullName, "Gone.dll");

    [Fact]
    public void Assembly_NotDotNet_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(assembly: [1, 2, 3]), SampleAssembly.FullName, "not a .NET assembly");

    [Fact] // SourceType 4 is a plug-in package's
    public void Assembly_OfAPluginPackage_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.PluginAssembly().SetElementValue("SourceType", 4)), "not supported by the local host", "source type 4");

    [Fact]
    public void PluginType_QualifiedWithOtherAssembly_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Descendants("PluginType").Single().SetAttributeValue("AssemblyQualifiedName", "Sample.Plugins.OnPart, Other")),
        Type, "'Other'", SampleAssembly.FullName);

    [Fact]
    public void PluginType_NotInFile_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(assembly: SampleAssembly.Build(className: "OnWhole")), Type, "no class of that name");

    [Theory]
    [InlineData(TypeAttributes.NotPublic)]
    [InlineData(TypeAttributes.Public | TypeAttributes.Abstract)]
    public void PluginType_NotPublicOrAbstract_IsRefused(TypeAttributes access) =>
        Importing.IsRefused(SamplePackage.Zip(assembly: SampleAssembly.Build(access: access)), Type, "must be public and not abstract");

    [Fact] // a plug-in type implements IPlugin
    public void PluginType_WithoutIPlugin_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(assembly: SampleAssembly.Build(isPlugin: false)), Type, "does not implement IPlugin");

    [Fact] // an activity is told from a plug-in by its WorkflowActivityGroupName
    public void PluginType_ActivityWithoutGroup_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(assembly: SampleAssembly.Build(isPlugin: false, isActivity: true)), Type, "WorkflowActivityGroupName");

    [Fact] // a workflow activity derives from CodeActivity
    public void WorkflowActivity_WithoutCodeActivity_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(
            x =>
            {
                x.Step().Remove();
                x.Descendants("PluginType").Single().SetElementValue("WorkflowActivityGroupName", "Sample");
            },
            m => m.Descendants("RootComponent").Last().Remove()),
        Type, "does not derive from CodeActivity");
}
