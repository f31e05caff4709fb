using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse.Registrations;

namespace Host.CustomApis;

/// <summary>A small package of custom APIs, made file by file as an export has them.</summary>
internal sealed class ApiPackage
{
    private readonly Dictionary<string, XElement> _files = [];

    /// <summary>An API without a class of its own; a test registers a plug-in at its stage 30.</summary>
    public ApiPackage Api(string name, string? table = null)
    {
        _files[$"customapis/{name}/customapi.xml"] = new XElement("customapi",
            new XAttribute("uniquename", name),
            new XElement("allowedcustomprocessingsteptype", 2),
            new XElement("bindingtype", table is null ? 0 : 1),
            new XElement("boundentitylogicalname", table),
            new XElement("isfunction", 0),
            new XElement("isprivate", 0),
            new XElement("name", name),
            new XElement("plugintypeid"),
            new XElement("workflowsdkstepenabled", 0));
        return this;
    }

    public ApiPackage Takes(string api, string name, ApiValueType type, bool isOptional = false, string? table = null)
    {
        var file = Value(api, "customapirequestparameters", "customapirequestparameter", name, type, table);
        file.Add(new XElement("isoptional", isOptional ? 1 : 0));
        return this;
    }

    public ApiPackage Answers(string api, string name, ApiValueType type, string? table = null)
    {
        Value(api, "customapiresponseproperties", "customapiresponseproperty", name, type, table);
        return this;
    }

    public XElement File(string path) => _files[path];

    public ApiPackage Move(string from, string to)
    {
        _files[to] = _files[from];
        _files.Remove(from);
        return this;
    }

    public byte[] Zip(string solution = "Apis", string prefix = "sbx") => SamplePackage.Zip(
    [
        ("solution.xml", Encoding.UTF8.GetBytes($"""
            <ImportExportXml><SolutionManifest><UniqueName>{solution}</UniqueName><Version>1.0.0.0</Version><Managed>0</Managed>
            <Publisher><CustomizationPrefix>{prefix}</CustomizationPrefix></Publisher></SolutionManifest></ImportExportXml>
            """)),
        ("customizations.xml", "<ImportExportXml />"u8.ToArray()),
        .. _files.Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value.ToString()))),
    ]);

    private XElement Value(string api, string list, string kind, string name, ApiValueType type, string? table) =>
        _files[$"customapis/{api}/{list}/{name}/{kind}.xml"] = new XElement(kind,
            new XAttribute("uniquename", name),
            new XElement("logicalentityname", table),
            new XElement("name", $"{api}.{name}"),
            new XElement("type", (int)type));
}
