using LocalDataverse.Solutions.Screens;

namespace LocalDataverse.Solutions;

/// <summary>Reads a packed solution, as an export or SolutionPackager makes it.</summary>
internal static class SolutionReader
{
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">
    /// The package contradicts itself, or needs what the local host does not have; the message names the component.</exception>
    public static SolutionContent Read(byte[] zip)
    {
        var package = SolutionPackage.Open(zip);
        ClassicProcesses.Refuse(package.Section("Workflows"));
        var assemblies = AssemblyReader.Read(package);
        var content = new SolutionContent
        {
            UniqueName = package.Manifest.Required("UniqueName"),
            Version = package.Manifest.Required("Version"),
            IsManaged = package.Manifest.Flag("Managed"),
            Tables = TableReader.Read(package),
            Relationships = RelationshipReader.Read(package),
            ManyToMany = RelationshipReader.ReadManyToMany(package),
            Choices = [.. package.Section("optionsets").Select(ChoiceReader.Global)],
            Assemblies = assemblies,
            Steps = StepReader.Read(package, assemblies),
            CustomApis = CustomApiReader.Read(package, assemblies),
            Roles = RoleReader.Read(package),
            Screens = ScreenReader.Read(package),
            DisplayName = package.Manifest.LabelsOf("LocalizedNames"),
            OptionValuePrefix = package.Manifest.Element("Publisher")?.Integer("CustomizationOptionValuePrefix"),
            LeftOut = LeftOutParts.Of(package),
        };

        PackageCheck.Require(package, content);
        content = content.IsManaged ? Managed(content) : content;
        return content with { Components = [.. Describe(content)], LeftOut = [.. content.LeftOut, .. MissingReferences.Of(assemblies)] };
    }

    /// <summary>Options are told apart by whether a managed solution states them.</summary>
    private static SolutionContent Managed(SolutionContent content) => content with
    {
        Choices = [.. content.Choices.Select(c => c.AsManaged())],
        Tables = [.. content.Tables.Select(t => t with { Columns = t.Columns.ToDictionary(c => c.Key, c => c.Value with { Choice = c.Value.Choice?.AsManaged() }, StringComparer.Ordinal) })],
    };

    private static IEnumerable<string> Describe(SolutionContent content) =>
    [
        .. content.Choices.Select(c => $"choice {c.Name}"),
        .. content.Tables.Select(t => t.IsWhole() ? $"table {t.LogicalName}" : $"additions to table {t.LogicalName}"),
        .. content.Tables.SelectMany(t => t.Columns.Keys.Select(c => $"column {t.LogicalName}.{c}")),
        .. content.Tables.SelectMany(t => t.Keys.Select(k => $"key {t.LogicalName}.{k.Name}")),
        .. content.Relationships.Select(r => $"relationship {r.Name}"),
        .. content.ManyToMany.Select(r => $"relationship {r.Name}"),
        .. content.Assemblies.Select(a => $"assembly {a.FullName}"),
        .. content.Assemblies.SelectMany(a => a.Types.Select(t =>
            t.WorkflowActivityGroup is null ? $"plug-in type {t.TypeName}" : $"workflow activity {t.TypeName}")),
        .. content.Steps.Select(s => $"step {s.Name}"),
        .. content.CustomApis.Select(a => $"custom API {a.UniqueName}"),
        .. content.CustomApis.SelectMany(a => a.Parameters.Select(p => $"parameter {a.UniqueName}.{p.Name}")),
        .. content.CustomApis.SelectMany(a => a.Properties.Select(p => $"property {a.UniqueName}.{p.Name}")),
        .. content.Roles.Select(r => $"role {r.Name}"),
        .. content.Screens.Forms.Select(ScreenNames.Of),
        .. content.Screens.Views.Select(ScreenNames.Of),
        .. content.Screens.Charts.Select(ScreenNames.Of),
        .. content.Screens.Dashboards.Select(ScreenNames.Of),
        .. content.Screens.Ribbons.Select(ScreenNames.Of),
        .. content.Screens.WebResources.Select(ScreenNames.Of),
        .. content.Screens.CustomControls.Select(ScreenNames.Of),
        .. content.Screens.SiteMaps.Select(ScreenNames.Of),
        .. content.Screens.Apps.Select(ScreenNames.Of),
    ];
}
