using System.Xml.Linq;
using LocalDataverse.Registrations;

namespace LocalDataverse.Solutions;

/// <summary>Reads the SdkMessageProcessingSteps section: steps of classic assemblies with their images.</summary>
internal static class StepReader
{
    public static IReadOnlyList<Step> Read(SolutionPackage package, IReadOnlyList<PluginAssembly> assemblies) =>
        [.. package.Section("SdkMessageProcessingSteps").Select(e => Read(e, assemblies))];

    private static Step Read(XElement element, IReadOnlyList<PluginAssembly> assemblies)
    {
        var name = element.RequiredAttribute("Name");
        RefuseUnsupported(element, name);
        var (assembly, type) = StepTypes.Find(element, name, assemblies);
        return new Step
        {
            Id = element.Id("SdkMessageProcessingStepId", element.RequiredAttribute("SdkMessageProcessingStepId")),
            Name = name,
            Message = MessageIds.NameOf(element.Id("SdkMessageId", element.Required("SdkMessageId")), name),
            Table = element.Text("PrimaryEntity") is { } table and not "none" ? table.ToLowerInvariant() : null,
            Stage = Stage(element, name),
            IsAsynchronous = element.Flag("Mode"),
            Rank = element.Integer("Rank") ?? 1,
            FilteringAttributes = Columns(element.Text("FilteringAttributes")),
            Assembly = assembly,
            TypeName = type.TypeName,
            Configuration = element.Text("Configuration") ?? "",
            RunsAsSystem = RunsAsSystem(element, name),
            Images = [.. (element.Element("SdkMessageProcessingStepImages")?.Elements() ?? []).Select(i => Image(i, name))],
        };
    }

    private static void RefuseUnsupported(XElement element, string name)
    {
        if (element.Text("PluginTypeExportKey") is not null)
        {
            throw Faults.NotSupportedHere($"step '{name}' on a type of a plug-in package; register it on a classic assembly");
        }

        if (element.Text("EventHandlerTypeCode") is { } handler and not "4602")
        {
            throw Faults.NotSupportedHere($"event handler {handler} of step '{name}'; only plug-in types (4602) run");
        }

        if (element.Text("SupportedDeployment") == "1")
        {
            throw Faults.NotSupportedHere($"step '{name}', which runs only in the Outlook client");
        }
    }

    private static Stage Stage(XElement element, string name) => element.Integer("Stage") switch
    {
        10 => Registrations.Stage.PreValidation,
        20 => Registrations.Stage.PreOperation,
        40 => Registrations.Stage.PostOperation,
        var other => throw Faults.NotSupportedHere($"stage {other} of step '{name}'; use 10, 20 or 40"),
    };

    private static bool RunsAsSystem(XElement element, string name) => element.Text("ImpersonatingUserIdName") switch
    {
        null => false,
        "SYSTEM" => true,
        var user => throw Faults.NotSupportedHere($"step '{name}' running as '{user}'; leave it out for the caller, or say SYSTEM"),
    };

    private static StepImage Image(XElement image, string step) => new(
        image.Text("EntityAlias") ?? image.RequiredAttribute("Name"),
        image.Integer("ImageType") switch
        {
            0 => ImageKind.Pre,
            1 => ImageKind.Post,
            2 => ImageKind.Both,
            var other => throw Faults.NotSupportedHere($"image type {other} of step '{step}'; use 0, 1 or 2"),
        },
        image.Required("MessagePropertyName"),
        Columns(image.Text("Attributes")));

    private static string[] Columns(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
