using System;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Demo.Walkthrough;

/// <summary>Who and what is there before the first step. Erik is a seller by the package's own role, the others administrate.</summary>
internal static class Cast
{
    public const string Anna = "Anna Berg";
    public const string Bjorn = "Björn Dahl";
    public const string Cecilia = "Cecilia Ek";
    public const string David = "David Friis";
    public const string Erik = "Erik Gran";
    /// <summary>Closes commission periods; of the demo company alone.</summary>
    public const string Frida = "Frida Holm";
    public const string KeyAccounts = "the team Key accounts";
    public const string Nordhamn = "Nordhamn Shipping";
    public const string Ostvik = "Østvik Silo";
    public const string Kronur = "ISK";

    public static Names Assemble(IOrganizationService system)
    {
        var names = new Names();
        foreach (var person in new[] { Anna, Bjorn, Cecilia, David, Erik })
        {
            var parts = person.Split(' ');
            Add(person, new Entity("systemuser")
            {
                ["firstname"] = parts[0],
                ["lastname"] = parts[1],
                ["domainname"] = $"{parts[0].ToLowerInvariant()}@sellers.example",
                ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
            });
        }

        Add(KeyAccounts, new Entity("team")
        {
            ["name"] = "Key accounts",
            ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
        });
        Add(Nordhamn, new Entity("account") { ["name"] = Nordhamn, ["ownerid"] = names[Anna] });
        Add(Ostvik, new Entity("account") { ["name"] = Ostvik, ["ownerid"] = names[Anna] });
        Add(Kronur, new Entity("transactioncurrency")
        {
            ["currencyname"] = "Íslensk króna",
            ["isocurrencycode"] = Kronur,
            ["currencysymbol"] = "kr",
            ["currencyprecision"] = 0,
            ["exchangerate"] = 145m,
        });
        return names;

        Guid RoleCalled(string name)
        {
            var query = new QueryByAttribute("role");
            query.AddAttributeValue("name", name);
            return system.RetrieveMultiple(query).Entities.Single().Id;
        }

        void Add(string name, Entity row)
        {
            names.Add(name, row.LogicalName, system.Create(row));
            if (row.LogicalName is "systemuser" or "team")
            {
                system.AssignRole(names[name], name == Erik ? RoleCalled("Opportunities – Seller") : null);
            }
        }
    }
}
