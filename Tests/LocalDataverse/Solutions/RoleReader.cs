using System.Xml.Linq;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Solutions;

/// <summary>Reads the Roles section.</summary>
internal static class RoleReader
{
    public static IReadOnlyList<Role> Read(SolutionPackage package) => [.. package.Section("Roles").Select(Read)];

    private static Role Read(XElement element)
    {
        var name = element.RequiredAttribute("name");
        var privileges = new Dictionary<string, PrivilegeDepth>(StringComparer.OrdinalIgnoreCase);
        foreach (var privilege in element.Element("RolePrivileges")?.Elements("RolePrivilege") ?? [])
        {
            if (!privileges.TryAdd(privilege.RequiredAttribute("name"), Depth(privilege, name)))
            {
                throw Faults.Of(Faults.InvalidArgument,
                    $"Role '{name}' states the privilege '{privilege.RequiredAttribute("name")}' twice. Keep one.");
            }
        }

        return new Role(element.Id("id", element.RequiredAttribute("id")), name, privileges)
        {
            IsInherited = element.Attribute("isinherited")?.Value != "0",
        };
    }

    private static PrivilegeDepth Depth(XElement privilege, string role) => privilege.RequiredAttribute("level") switch
    {
        "Basic" => PrivilegeDepth.Basic,
        "Local" => PrivilegeDepth.Local,
        "Deep" => PrivilegeDepth.Deep,
        "Global" => PrivilegeDepth.Global,
        var other => throw Faults.Of(Faults.InvalidArgument,
            $"Role '{role}': the level of '{privilege.RequiredAttribute("name")}' is '{other}'; it must be Basic, Local, Deep or Global."),
    };
}
