using System.Linq;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse.Solutions;
using Xunit;

namespace Host.Activities;

/// <summary>Workflows, dialogs and actions are told of, never passed over: nothing here reads their XAML.</summary>
public sealed class ClassicProcessTests
{
    [Theory]
    [InlineData(0, "workflow")]
    [InlineData(1, "dialog")]
    [InlineData(3, "action")]
    public void Activated_IsRefused(int category, string kind) => Importing.IsRefused(
        Zip(category, isActivated: true), "not supported by the local host", $"activated {kind} 'Share evenly'");

    [Fact]
    public void Draft_IsListed() =>
        Assert.Contains("Workflow Share evenly", SolutionReader.Read(Zip(0, isActivated: false)).LeftOut);

    private static byte[] Zip(int category, bool isActivated) => SamplePackage.Zip(x => x.Add(new XElement("Workflows", new XElement("Workflow",
        new XAttribute("WorkflowId", "{5b1e0c6a-5b0e-4e57-9e0b-00000000abcd}"), new XAttribute("Name", "Share evenly"),
        new XElement("XamlFileName", "/Workflows/Shareevenly-5B1E0C6A-5B0E-4E57-9E0B-00000000ABCD.xaml"),
        new XElement("Category", category), new XElement("StateCode", isActivated ? 1 : 0)))));
}
