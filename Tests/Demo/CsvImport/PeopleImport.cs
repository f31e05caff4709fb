using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace Demo.CsvImport;

/// <summary>Regional offices become business units, agents and managers users who report to each other.</summary>
internal sealed class PeopleImport(IOrganizationService system, RowWriter writer)
{
    /// <summary>The users by name. One who could not be created is missing, and listed.</summary>
    public IReadOnlyDictionary<string, Guid> Run(IReadOnlyList<PersonRow> people, Action advance)
    {
        var offices = CreateOffices(people);
        var users = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            if (writer.Try(person.Source, $"user '{person.Name}'", () => Add(User(person, offices, users))) is { } id)
            {
                writer.Adjusted(person.Source, SalesTeamsFile.ManagerNotTaken, users.ContainsKey(person.Manager ?? "") ? null : person.Manager);
                writer.Adjusted(person.Source, SalesTeamsFile.OfficeNotTaken, offices.ContainsKey(person.Office ?? "") ? null : person.Office);
                users.Add(person.Name, id);
            }

            advance();
        }

        return users;
    }

    private Guid Add(Entity user)
    {
        var id = system.Create(user);
        system.AssignRole(new EntityReference(user.LogicalName, id));
        return id;
    }

    private Dictionary<string, Guid> CreateOffices(IReadOnlyList<PersonRow> people)
    {
        var offices = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var office in people.Where(p => p.Office is not null).DistinctBy(p => p.Office))
        {
            var unit = new Entity("businessunit")
            {
                ["name"] = office.Office,
                ["parentbusinessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
            };
            if (writer.Try(office.Source, $"office '{office.Office}'", () => system.Create(unit)) is { } id)
            {
                offices.Add(office.Office!, id);
            }
        }

        return offices;
    }

    private static Entity User(PersonRow person, Dictionary<string, Guid> offices, Dictionary<string, Guid> users)
    {
        var lastBlank = person.Name.LastIndexOf(' ');
        var login = string.Join('.', person.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        var user = new Entity("systemuser")
        {
            ["firstname"] = lastBlank < 0 ? null : person.Name[..lastBlank].TrimEnd(),
            ["lastname"] = person.Name[(lastBlank + 1)..],
            ["domainname"] = $"{login}@sellers.example",
            ["internalemailaddress"] = $"{login}@sellers.example",
            ["businessunitid"] = new EntityReference("businessunit",
                person.Office is not null && offices.TryGetValue(person.Office, out var office) ? office : WellKnown.RootBusinessUnitId),
        };
        if (person.Manager is not null && users.TryGetValue(person.Manager, out var manager))
        {
            user["parentsystemuserid"] = new EntityReference("systemuser", manager);
        }

        return user;
    }
}
