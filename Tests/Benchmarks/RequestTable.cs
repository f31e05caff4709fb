using System;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>How many requests the plug-ins make for one save, counted. In Dataverse it is these that cost.</summary>
internal static class RequestTable
{
    private static readonly int[] Sizes = [1, 3, 10, 50, 100];

    private static readonly (string Name, Func<Organization, Guid, Guid[], Action> Prepare)[] Saves =
    [
        ("seller added with a percentage", (organization, id, people) => () => organization.Service.Create(Organization.Share(people[^1], 5m, id))),
        ("seller added without one", (organization, id, people) => () =>
        {
            var share = Organization.Share(people[^1], 0m, id);
            share.Attributes.Remove("opps_percent");
            organization.Service.Create(share);
        }),
        ("percentage changed", (organization, id, _) =>
        {
            var share = organization.Shares(id)[^1].Id;
            return () => organization.Service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 0.5m });
        }),
        ("seller deleted", (organization, id, _) =>
        {
            var share = organization.Shares(id)[^1].Id;
            return () => organization.Service.Delete("opps_sellershare", share);
        }),
        ("owner changed", (organization, id, people) => () =>
            organization.Service.Update(new Entity("opportunity", id) { ["ownerid"] = new EntityReference("systemuser", people[^1]) })),
        ("amount changed", (organization, id, _) => () =>
            organization.Service.Update(new Entity("opportunity", id) { ["estimatedvalue"] = new Money(54_321m) })),
        ("amount written, but the same", (organization, id, _) => () =>
            organization.Service.Update(new Entity("opportunity", id) { ["estimatedvalue"] = new Money(12_345.67m) })),
    ];

    public static void Print(TextWriter output)
    {
        using var organization = new Organization();
        var people = organization.People(Sizes[^1] + 1);
        output.WriteLine($"| save | {string.Join(" | ", Sizes.Select(size => $"{size} sellers"))} |");
        output.WriteLine($"|---|{string.Concat(Sizes.Select(_ => "--:|"))}");
        foreach (var (name, prepare) in Saves)
        {
            output.WriteLine($"| {name} | {string.Join(" | ", Sizes.Select(size => Count(organization, people, size, prepare)))} |");
        }
    }

    private static int Count(Organization organization, Guid[] people, int sellers, Func<Organization, Guid, Guid[], Action> prepare)
    {
        var id = organization.Opportunity(people[0], [.. people.Take(sellers).Select(person => (person, 100m / sellers))]);
        var save = prepare(organization, id, people);
        var count = 0;
        organization.OnRequest = request => count += request.FromPlugin ? 1 : 0;
        save();
        organization.OnRequest = null;
        return count;
    }
}
