using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// Custom APIs, which have no section in customizations.xml: their files stand in the zip as they are in the source.
/// Microsoft's packers copy them unread, and only the server's import finds what is wrong.
/// </summary>
internal static partial class CustomApis
{
    /// <exception cref="PackingException">A file contradicts its folder or names a plug-in type that isn't registered.</exception>
    public static void Copy(SourceReader reader, Package package, XElement customizations)
    {
        var types = customizations.Descendants("PluginType").Select(type => Id(type.Attribute("PluginTypeId")?.Value)).ToHashSet();
        foreach (var path in reader.Find(DefinitionFile).ToList())
        {
            CheckPluginType(path, Named(path, "customapi", reader), types);
            package.Add(path, reader.Take(path, ""));
        }

        foreach (var path in reader.Find(ParameterFile).ToList())
        {
            var definition = string.Join('/', path.Split('/')[..2]) + "/customapi.xml";
            if (!reader.Has(definition))
            {
                throw new PackingException($"'{path}' belongs to a custom API that has no '{definition}'. Add it, or delete the folder.");
            }

            Named(path, path.Split('/')[^1][..^".xml".Length], reader);
            package.Add(path, reader.Take(path, ""));
        }
    }

    /// <summary>The root, whose unique name must be that of the folder: the server takes the name from the one or the other.</summary>
    private static XElement Named(string path, string root, SourceReader reader)
    {
        var element = reader.Read(path, root);
        var folder = path.Split('/')[^2];
        var name = element.Attribute("uniquename")?.Value;
        return name == folder ? element : throw new PackingException($"'{path}' has the uniquename '{name}', but its folder is '{folder}'. Make the two agree.");
    }

    private static void CheckPluginType(string path, XElement api, HashSet<string?> types)
    {
        var type = api.Element("plugintypeid")?.Value.Trim();
        if (!string.IsNullOrEmpty(type) && !types.Contains(Id(type)))
        {
            throw new PackingException($"'{path}' names the plug-in type '{type}', which no file PluginAssemblies/…/*{FileBackedSection.DataSuffix} registers. Write the PluginTypeId of its class.");
        }
    }

    private static string? Id(string? text) => Guid.TryParse(text, out var id) ? id.ToString() : text;

    [GeneratedRegex("^customapis/[^/]+/customapi\\.xml$")]
    private static partial Regex DefinitionFile { get; }

    [GeneratedRegex("^customapis/[^/]+/(customapirequestparameters/[^/]+/customapirequestparameter|customapiresponseproperties/[^/]+/customapiresponseproperty)\\.xml$")]
    private static partial Regex ParameterFile { get; }
}
