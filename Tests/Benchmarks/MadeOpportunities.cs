using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Benchmarks;

/// <summary>
/// Many opportunities as in the real data set: a seller and a customer each, 48 % of them won, spread over a year. A few are saved through the
/// plug-ins; the rest are copies of those, written with the plug-ins bypassed.
/// </summary>
internal static class MadeOpportunities
{
    public static readonly DateTime Year = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const int BatchSize = 500;
    private const int Customers = 85;
    private const int WonOfThousand = 482;
    private const int Won = 1;

    private static readonly string[] Sent = ["name", "ownerid", "estimatedvalue", "actualvalue", "transactioncurrencyid"];

    /// <returns>How many of them are won.</returns>
    public static int Fill(Organization organization, int opportunities, int people)
    {
        var customers = Enumerable.Range(0, Customers).Select(number => organization.Service.Create(new Entity("account") { ["name"] = $"Customer {number}" })).ToList();
        var templates = organization.People(people).Select(person => Template(organization, person)).ToList();
        var won = 0;
        foreach (var batch in Enumerable.Range(0, opportunities).Chunk(BatchSize))
        {
            var rows = batch.Select(number => (Number: number, Id: Guid.NewGuid(), Template: templates[number % people])).ToList();
            Create(organization, rows.Select(row =>
            {
                var opportunity = Copy(row.Template.Opportunity, row.Id);
                opportunity["customerid"] = new EntityReference("account", customers[row.Number % Customers]);
                return opportunity;
            }));
            var toWin = rows.Where(row => row.Number * 7919L % 1000 < WonOfThousand).ToList();
            won += toWin.Count;
            Write(organization, "UpdateMultiple", toWin.Select(row => new Entity("opportunity", row.Id)
            {
                ["statecode"] = new OptionSetValue(Won), ["statuscode"] = new OptionSetValue(-1), ["actualclosedate"] = Year.AddDays(row.Number * 31L % 365),
            }));
            Create(organization, rows.SelectMany(row => row.Template.Shares.Select(share =>
            {
                var copy = Copy(share, Guid.NewGuid());
                copy["opps_opportunityid"] = new EntityReference("opportunity", row.Id);
                return copy;
            })));
        }

        return won;
    }

    /// <summary>Rows of one table, past the plug-ins.</summary>
    public static void Create(Organization organization, IEnumerable<Entity> rows) => Write(organization, "CreateMultiple", rows);

    private static void Write(Organization organization, string message, IEnumerable<Entity> rows)
    {
        var targets = new EntityCollection([.. rows]);
        targets.EntityName = targets[0].LogicalName;
        organization.Service.Execute(new OrganizationRequest(message) { ["Targets"] = targets, ["BypassBusinessLogicExecution"] = "CustomSync" });
    }

    /// <summary>Won before the year, so that it is not counted itself.</summary>
    private static (Entity Opportunity, IReadOnlyList<Entity> Shares) Template(Organization organization, Guid person)
    {
        var id = organization.Opportunity(person);
        organization.Service.Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose")
            {
                ["opportunityid"] = new EntityReference("opportunity", id), ["actualrevenue"] = new Money(12_345.67m), ["actualend"] = Year.AddDays(-10),
            },
            Status = new OptionSetValue(-1),
        });
        return (organization.Service.Retrieve("opportunity", id, new ColumnSet(true)), organization.Shares(id));
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
}
