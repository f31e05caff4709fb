using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Reads the folder customapis, where every custom API, parameter and property is a file in a folder of its name.</summary>
internal static class CustomApiReader
{
    private const string Root = "customapis";

    public static IReadOnlyList<CustomApi> Read(SolutionPackage package, IReadOnlyList<PluginAssembly> assemblies)
    {
        var paths = package.Paths.Where(p => p.StartsWith(Root + "/", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        var apis = paths.Select(p => p.Split('/')).Where(p => p is [_, _, "customapi.xml"]).Select(p => Read(p[1], package, paths, assemblies)).ToList();
        foreach (var path in paths.Where(p => p.Split('/') is not ([_, _, "customapi.xml"] or
            [_, _, "customapirequestparameters", _, "customapirequestparameter.xml"] or
            [_, _, "customapiresponseproperties", _, "customapiresponseproperty.xml"])))
        {
            throw Faults.Of(Faults.InvalidArgument, $"The package holds '{path}', which is no part of a custom API. Rename it or take it out.");
        }

        foreach (var path in paths.Where(p => apis.All(a => a.UniqueName != p.Split('/')[1])))
        {
            throw Faults.Of(Faults.InvalidArgument, $"The package holds '{path}' of a custom API that has no customapi.xml. Add it, or take the folder out.");
        }

        return apis;
    }

    private static CustomApi Read(string folder, SolutionPackage package, List<string> paths, IReadOnlyList<PluginAssembly> assemblies)
    {
        var element = Named(package, $"{Root}/{folder}/customapi.xml", "customapi", folder);
        RefuseUnsupported(element, folder);
        if (package.Manifest.Element("Publisher")?.Text("CustomizationPrefix") is not null && folder.IndexOf('_', StringComparison.Ordinal) < 1)
        {
            throw Refused(folder, "its name must start with a publisher's prefix, as sbx_. Rename it");
        }

        var table = element.Integer("bindingtype") == 1 ? element.Required("boundentitylogicalname") : null;
        var api = new CustomApi
        {
            UniqueName = folder,
            BoundTable = table,
            ExecutePrivilege = element.Text("executeprivilegename") is { Length: > 0 } privilege ? privilege : null,
            IsFunction = element.Flag("isfunction"),
            MainOperation = PluginTypeOf(element, folder, assemblies) is { } type ? CustomApiType.Step(folder, table, type) : null,
            Parameters = Parameters("customapirequestparameters", "customapirequestparameter"),
            Properties = Parameters("customapiresponseproperties", "customapiresponseproperty"),
        };
        CustomApiCheck.Require(api, isForWorkflows: element.Flag("workflowsdkstepenabled"));
        return api;

        List<ApiParameter> Parameters(string list, string kind) =>
        [
            .. paths.Select(p => p.Split('/')).Where(p => p is [_, var own, var l, _, _] && own == folder && l == list)
                .Select(p => Parameter(Named(package, $"{Root}/{folder}/{list}/{p[3]}/{kind}.xml", kind, p[3]), folder)),
        ];
    }

    private static void RefuseUnsupported(XElement api, string name)
    {
        if (api.Integer("bindingtype") is not (0 or 1))
        {
            throw Faults.NotSupportedHere($"binding type {api.Text("bindingtype")} of custom API '{name}'; use 0 for none or 1 for a table's row");
        }

        if (api.Element("fxexpressionid") is not null)
        {
            throw Faults.NotSupportedHere($"custom API '{name}' on a Power Fx expression; name a plug-in type");
        }

        if (api.Flag("isprivate"))
        {
            throw Faults.NotSupportedHere($"isprivate 1 of custom API '{name}'; write 0");
        }
    }

    /// <summary>A reference by id, or by export key, which for a class of a classic assembly is its id.</summary>
    private static (PluginAssembly Assembly, PluginType Type)? PluginTypeOf(XElement api, string name, IReadOnlyList<PluginAssembly> assemblies)
    {
        if (api.Element("plugintypeid") is not { HasElements: true } reference)
        {
            return null;
        }

        var id = reference.Id("plugintypeid", reference.Value.Trim());
        return CustomApiType.Find(id, name, assemblies);
    }

    private static ApiParameter Parameter(XElement element, string api)
    {
        var name = element.RequiredAttribute("uniquename");
        if (element.Name == "customapiresponseproperty" && element.Element("isoptional") is not null)
        {
            throw Refused(api, $"its property '{name}' has <isoptional>, which only request parameters have. Take it out");
        }

        var type = (ApiValueType)(element.Integer("type") ?? throw Refused(api, $"'{name}' has no <type>. Write a number from 0 to 12"));
        return Enum.IsDefined(type)
            ? new ApiParameter(name, type, element.Flag("isoptional"), element.Text("logicalentityname"))
            : throw Refused(api, $"'{name}' has the unknown type {element.Text("type")}. Write a number from 0 to 12");
    }

    private static XElement Named(SolutionPackage package, string path, string root, string folder)
    {
        var element = package.Read(path);
        if (element.Name != root)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{path}' has the root <{element.Name}>; it must be <{root}>.");
        }

        var name = element.RequiredAttribute("uniquename");
        return name == folder ? element : throw Faults.Of(Faults.InvalidArgument,
            $"'{path}' has the uniquename '{name}', but its folder is '{folder}'. Make the two agree.");
    }

    private static FaultException<OrganizationServiceFault> Refused(string api, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Custom API '{api}': {why}.");
}
