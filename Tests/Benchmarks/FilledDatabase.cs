using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>
/// A database with many opportunities of three sellers, made once as a file and kept. A few are saved through the plug-ins;
/// the rest are copies of those, written with the plug-ins bypassed.
/// </summary>
internal static class FilledDatabase
{
    private const int BatchSize = 500;
    private const int People = 50;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "SellerSharesBenchmarks");

    /// <summary>An organisation with so many opportunities, and the file made if it is not there for this very package.</summary>
    public static Organization Open(int opportunities)
    {
        Directory.CreateDirectory(Folder);
        var package = Convert.ToHexString(SHA256.HashData([.. Organization.Zip("StandardTables.zip"), .. Organization.Zip("SellerShares.zip")]));
        var file = Path.Combine(Folder, $"{opportunities}-{package[..12]}.sqlite");
        if (!File.Exists(file))
        {
            var unfinished = file + ".unfinished";
            File.Delete(unfinished);
            using (var organization = new Organization(file: unfinished))
            {
                Fill(organization, opportunities);
            }

            File.Move(unfinished, file);
        }

        return new Organization(file: file);
    }

    private static void Fill(Organization organization, int opportunities)
    {
        var people = organization.People(People);
        var templates = people.Select((owner, i) =>
        {
            var id = organization.Opportunity(owner, (owner, 50m), (people[(i + 1) % People], 30m), (people[(i + 2) % People], 20m));
            return (Row: organization.Service.Retrieve("opportunity", id, new Microsoft.Xrm.Sdk.Query.ColumnSet(true)), Shares: organization.Shares(id));
        }).ToList();

        foreach (var batch in Enumerable.Range(0, opportunities - People).Chunk(BatchSize))
        {
            var rows = batch.Select(number => (Id: Guid.NewGuid(), Template: templates[number % People])).ToList();
            Create(organization, rows.Select(row => Copy(row.Template.Row, row.Id)));
            Create(organization, rows.SelectMany(row => row.Template.Shares.Select(share =>
            {
                var copy = Copy(share, Guid.NewGuid());
                copy["opps_opportunityid"] = new EntityReference("opportunity", row.Id);
                return copy;
            })));
        }
    }

    private static void Create(Organization organization, IEnumerable<Entity> rows)
    {
        var targets = new EntityCollection([.. rows]);
        targets.EntityName = targets[0].LogicalName;
        organization.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = targets, ["BypassBusinessLogicExecution"] = "CustomSync",
        });
    }

    /// <summary>What a caller may send of a stored row; the platform fills in the rest.</summary>
    private static Entity Copy(Entity row, Guid id)
    {
        var copy = new Entity(row.LogicalName, id);
        foreach (var (column, value) in row.Attributes.Where(a => a.Key.StartsWith("opps_", StringComparison.Ordinal) || Sent.Contains(a.Key)))
        {
            if (column != row.LogicalName + "id" && !column.EndsWith("_base", StringComparison.Ordinal))
            {
                copy[column] = value;
            }
        }

        return copy;
    }

    private static readonly HashSet<string> Sent = ["name", "ownerid", "estimatedvalue", "transactioncurrencyid"];
}
