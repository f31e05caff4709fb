using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Checking;

/// <summary>Whether what the package states is there and at work.</summary>
internal sealed class Installation(IOrganizationService service, SolutionZip zip)
{
    private const int Enabled = 0;

    /// <summary>Empty findings where the solution is not installed at all.</summary>
    public IReadOnlyList<Finding> Run() => Installed.Find(service, zip.UniqueName) switch
    {
        null => [new Finding(zip.UniqueName, Grade.Note, "not installed yet")],
        { } there =>
        [
            Version(there), Steps(),
            Lock("Journal", ["GuardJournal"], "only the plug-ins write it"),
            Lock("Commission", ["GuardLines", "AcceptPeriod"], "only closing and reopening write lines and figures"),
            .. zip.Tables.SelectMany(Table), CustomApis(),
        ],
    };

    private Finding Version(Installed there) => there.Version == zip.Version
        ? new Finding(zip.UniqueName, Grade.Good, $"{there.Version}, {SolutionZip.KindOf(there.IsManaged)}")
        : new Finding(zip.UniqueName, Grade.Note, $"{there.Version}, {SolutionZip.KindOf(there.IsManaged)}; the package is {zip.Version}");

    private Finding Steps()
    {
        var states = Steps(service, zip).ToDictionary(s => s.Id, s => s.GetAttributeValue<OptionSetValue>("statecode").Value);
        var missing = zip.Steps.Where(s => !states.ContainsKey(s.Id)).Select(s => s.Name).ToList();
        var disabled = zip.Steps.Where(s => states.GetValueOrDefault(s.Id, Enabled) != Enabled).Select(s => s.Name).ToList();
        return missing.Count > 0 ? new Finding("Plug-in steps", Grade.Missing, $"without {string.Join("; ", missing)}. Import the package again.")
            : disabled.Count == 0 ? new Finding("Plug-in steps", Grade.Good, $"{zip.Steps.Count} are enabled")
            : new Finding("Plug-in steps", Grade.Missing,
                $"disabled: {(disabled.Count == zip.Steps.Count ? $"all {disabled.Count}" : string.Join("; ", disabled))}. Give people their roles, then 'enable' puts them to work.");
    }

    /// <summary>H3, C5: what keeps everybody from writing a table, administrators too, is the steps of some classes.</summary>
    private Finding Lock(string subject, string[] classes, string locked)
    {
        var guards = zip.Steps.Where(s => classes.Any(name => s.Name.StartsWith($"{name}:", StringComparison.Ordinal))).ToList();
        var enabled = Steps(service, zip).Where(s => s.GetAttributeValue<OptionSetValue>("statecode").Value == Enabled).Select(s => s.Id).ToHashSet();
        var open = guards.Where(s => !enabled.Contains(s.Id)).Select(s => s.Name).ToList();
        return open.Count == 0
            ? new Finding(subject, Grade.Good, $"locked: {locked}")
            : new Finding(subject, Grade.Missing, $"not locked: {string.Join("; ", open)} is not at work, so whoever has a right to the table can change it. 'enable' locks it.");
    }

    /// <summary>The package's steps as they stand in the environment.</summary>
    public static IEnumerable<Entity> Steps(IOrganizationService service, SolutionZip zip)
    {
        if (zip.Steps.Count == 0)
        {
            return [];
        }

        var query = new QueryExpression("sdkmessageprocessingstep") { ColumnSet = new ColumnSet("statecode", "name") };
        query.Criteria.AddCondition("sdkmessageprocessingstepid", ConditionOperator.In, [.. zip.Steps.Select(s => (object)s.Id)]);
        return service.RetrieveMultiple(query).Entities;
    }

    private IEnumerable<Finding> Table(PackagedTable table)
    {
        if (table.Columns.Count + table.Keys.Count == 0)
        {
            yield break;
        }

        if (StoredTable.Find(service, table.Name, EntityFilters.Attributes) is not { } there)
        {
            yield return new Finding($"Table {table.Name}", Grade.Missing, "is not there. Import the package again.");
            yield break;
        }

        var missing = table.Columns.Except(there.Attributes.Select(a => a.LogicalName)).ToList();
        yield return missing.Count == 0
            ? new Finding($"Table {table.Name}", Grade.Good, $"{table.Columns.Count} columns of the package are there")
            : new Finding($"Table {table.Name}", Grade.Missing, $"without {string.Join(", ", missing)}. Import the package again.");
        foreach (var key in table.Keys)
        {
            yield return Key(table.Name, key, there.Keys?.FirstOrDefault(k => k.LogicalName == key)?.EntityKeyIndexStatus);
        }
    }

    private static Finding Key(string table, string key, EntityKeyIndexStatus? status) => status switch
    {
        EntityKeyIndexStatus.Active => new Finding($"Key of {table}", Grade.Good, $"{key} is active"),
        EntityKeyIndexStatus.Failed => new Finding($"Key of {table}", Grade.Missing,
            $"the index of {key} could not be built: rows stand in its way. Remove the duplicates, then reactivate the key under Tables › Keys in the maker portal."),
        null => new Finding($"Key of {table}", Grade.Missing, $"there is no {key}. Import the package again."),
        _ => new Finding($"Key of {table}", Grade.Note, $"{key} is being built ({status}); until it is active, the plug-ins alone refuse duplicates"),
    };

    private Finding CustomApis()
    {
        var query = new QueryExpression("customapi") { ColumnSet = new ColumnSet("uniquename", "statecode") };
        query.Criteria.AddCondition("uniquename", ConditionOperator.In, [.. zip.CustomApis]);
        var there = zip.CustomApis.Count == 0 ? [] : service.RetrieveMultiple(query).Entities
            .Where(a => a.GetAttributeValue<OptionSetValue>("statecode").Value == Enabled).Select(a => a.GetAttributeValue<string>("uniquename"));
        var missing = zip.CustomApis.Except(there).ToList();
        return missing.Count == 0
            ? new Finding("Custom APIs", Grade.Good, $"{zip.CustomApis.Count} are there")
            : new Finding("Custom APIs", Grade.Missing, $"without {string.Join(", ", missing)}. Import the package again.");
    }
}
