using System.IO;
using System.ServiceModel;
using System.Xml;
using System.Xml.Linq;
using LocalDataverse.Screens;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the CustomControls section with the manifests and the files that they name.</summary>
internal static class CustomControlReader
{
    private const string Folder = "Controls/";

    public static IReadOnlyList<CustomControl> Read(SolutionPackage package)
    {
        IReadOnlyList<CustomControl> controls = [.. package.Section("CustomControls").Select(e => Read(e, package))];
        var folders = package.Paths.Where(p => p.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)).Select(p => p.Split('/')[1]).Distinct();
        return folders.FirstOrDefault(f => controls.All(c => !string.Equals(c.Name, f, StringComparison.OrdinalIgnoreCase))) is { } loose
            ? throw Faults.Of(Faults.InvalidArgument, $"The package has files of the control '{loose}', which customizations.xml does not define. Add it to CustomControls, or take the files out.")
            : controls;
    }

    private static CustomControl Read(XElement element, SolutionPackage package)
    {
        var name = element.Required("Name");
        var file = element.Required("FileName");
        var control = Manifest(package.Find(file), name, file).Element("control")
            ?? throw Refused(name, "its manifest has no <control>");
        var own = $"{control.RequiredAttribute("namespace")}.{control.RequiredAttribute("constructor")}";
        if (!name.EndsWith($"_{own}", StringComparison.Ordinal))
        {
            throw Refused(name, $"its manifest is of '{own}'");
        }

        var folder = file[..(file.LastIndexOf('/') + 1)];
        var paths = control.Elements("resources").Elements().Attributes("path").Select(p => p.Value).ToList();
        if (control.Elements("resources").Elements("code").Count() != 1)
        {
            throw Refused(name, "its manifest must name one file of code");
        }

        return new CustomControl(name, control, paths.ToDictionary(
            path => path,
            path => package.Find(folder + path) ?? throw Refused(name, $"its manifest names '{path}', which the package does not have"),
            StringComparer.Ordinal));
    }

    private static XElement Manifest(byte[]? content, string name, string file)
    {
        if (content is null)
        {
            throw Refused(name, $"the package has no file '{file}'");
        }

        try
        {
            return XDocument.Load(new MemoryStream(content)).Root!;
        }
        catch (XmlException e)
        {
            throw Refused(name, $"its manifest is not well-formed: {e.Message}");
        }
    }

    private static FaultException<OrganizationServiceFault> Refused(string name, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Control '{name}': {why}. Build the control and pack it whole.");
}
