using System;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>Plug-in assemblies with their registered types.</summary>
internal sealed record PluginAssemblySection() : FileBackedSection("SolutionPluginAssemblies", "PluginAssemblies", "PluginAssembly")
{
    // A registration that names another version or key is refused by the server's import, long after the build.
    protected override void Check(string dataFile, XElement component, string place, byte[] content)
    {
        if (component.Attribute("FullName")?.Value is not { } registered)
        {
            return;
        }

        var built = AssemblyIdentity.Of(content, $"'{ContentFile(dataFile)}'").FullName;
        if (!string.Equals(built, registered, StringComparison.OrdinalIgnoreCase))
        {
            throw new PackingException($"'{dataFile}' registers '{registered}', but the assembly is '{built}'. Make the two agree.");
        }
    }
}
