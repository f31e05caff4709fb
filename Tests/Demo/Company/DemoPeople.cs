using System;
using System.Linq;
using Demo.Walkthrough;
using LocalDataverse;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>The walkthrough's people with the roles of the solution, each in a language of their own.</summary>
internal static class DemoPeople
{
    private const string NordicSales = "Nordic sales";
    private const string DanishSales = "Danish sales";

    private const string Manager = "Sales manager";
    private const string Seller = "Seller";
    private const string Administrator = "CRM administrator";
    private const string Commission = "Commission";

    private static readonly (string Name, string Unit, string Role, string Title, int Language)[] People =
    [
        (Cast.Anna, NordicSales, Manager, "Försäljningschef", 1053),
        (Cast.Bjorn, NordicSales, Seller, "Selger", 1044),
        (Cast.Cecilia, NordicSales, Seller, "Säljare", 1053),
        (Cast.David, DanishSales, Seller, "Sælger", 1030),
        (Cast.Erik, "", Administrator, "CRM administrator", 1033),
        (Cast.Frida, "", Commission, "Controller", 1053),
    ];

    public static void Add(DemoRows rows)
    {
        var root = new EntityReference("businessunit", WellKnown.RootBusinessUnitId);
        rows.Add(rows.System, NordicSales, new Entity("businessunit") { ["name"] = NordicSales, ["parentbusinessunitid"] = root });
        rows.Add(rows.System, DanishSales, new Entity("businessunit") { ["name"] = DanishSales, ["parentbusinessunitid"] = rows[NordicSales] });
        foreach (var (name, unit, role, title, language) in People)
        {
            var parts = name.Split(' ');
            var mail = $"{parts[0].ToLowerInvariant()}.{parts[1].ToLowerInvariant()}@sellers.example";
            var user = rows.Add(rows.System, name, new Entity("systemuser")
            {
                ["firstname"] = parts[0],
                ["lastname"] = parts[1],
                ["title"] = title,
                ["domainname"] = mail,
                ["internalemailaddress"] = mail,
                ["businessunitid"] = unit.Length == 0 ? root : rows[unit],
            });
            rows.System.Update(new Entity("usersettings", user.Id) { ["uilanguageid"] = language, ["helplanguageid"] = language, ["localeid"] = language });
            rows.System.AssignRole(user, RoleOf(rows.Organization, role));
        }
    }

    private static Guid RoleOf(LocalOrganization organization, string name) =>
        organization.Model.Roles.Values.Single(r => r.Name.EndsWith(name, StringComparison.Ordinal)).Id;
}
