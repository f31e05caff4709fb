using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Periods;
using Opps.Plugins.Storage;
using static System.FormattableString;

namespace Opps.Deployment.Checking;

/// <summary>
/// C4, C5: whether the lines of the commission periods are those that closing froze. Each line is read once, a page at a time, and what is
/// kept of a period is its sums.
/// </summary>
internal sealed class FrozenPeriods(IOrganizationService service, Guid userId)
{
    private const string ReadPeriods = "prvReadopps_CommissionPeriod";

    /// <summary>Empty where there are no periods, or no table of them yet.</summary>
    public IReadOnlyList<Finding> Run()
    {
        if (StoredTable.Find(service, CommissionLineTable.Name) is null)
        {
            return [];
        }

        // Of whoever may not read them all, some would be missing.
        var privileges = new UserPrivileges(service, userId);
        if (!privileges.HasEverywhere(CommissionLineTable.ReadPrivilege) || !privileges.HasEverywhere(ReadPeriods))
        {
            return [new Finding("Commission periods", Grade.Note, "not looked at: that takes reading commission lines and periods of the whole organisation, as the role Opportunities – Commission does")];
        }

        var periods = PeriodQuery.All(service).OrderBy(period => period.First).ToList();
        var found = periods.ToDictionary(period => period.Id, period => new FrozenLines(period));
        var strays = 0;
        foreach (var row in service.RetrieveAll(Lines()))
        {
            if (row.GetAttributeValue<EntityReference>(CommissionLineTable.PeriodId) is { } period && found.TryGetValue(period.Id, out var lines))
            {
                lines.Add(row);
            }
            else
            {
                strays++;
            }
        }

        var findings = periods.Select(period => found[period.Id].Judge()).OfType<Finding>().ToList();
        if (strays > 0)
        {
            findings.Add(new Finding("Commission lines", Grade.Wrong, Invariant($"{strays} hang on no period, so they were not written by closing one")));
        }

        return findings;
    }

    private static QueryExpression Lines()
    {
        var query = new QueryExpression(CommissionLineTable.Name)
        {
            ColumnSet = new ColumnSet([.. LineRow.Columns, CommissionLineTable.OpportunityId, CommissionLineTable.CreatedOn, CommissionLineTable.ModifiedOn]),
        };
        query.Criteria.AddCondition(CommissionLineTable.IsWithdrawn, ConditionOperator.NotEqual, true);
        query.AddOrder(CommissionLineTable.Id, OrderType.Ascending);
        return query;
    }
}
