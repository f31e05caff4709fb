using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Solutions.Screens;

namespace LocalDataverse.Solutions;

/// <summary>Refuses a solution that refers to what the organisation, the solution merged into it, does not have.</summary>
internal static class ConsistencyCheck
{
    /// <param name="solution">The solution as read.</param>
    /// <param name="merged">The catalogue with the solution in it, from <see cref="CatalogMerge"/>.</param>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">
    /// Names the component and says what to correct.</exception>
    public static void Run(SolutionContent solution, Catalog merged)
    {
        foreach (var relationship in solution.Relationships)
        {
            RelationshipCheck.Require(relationship, merged);
        }

        foreach (var table in solution.Tables)
        {
            TableCheck.Require(table, merged);
        }

        foreach (var step in solution.Steps)
        {
            Require(step, merged);
        }

        foreach (var api in solution.CustomApis)
        {
            CustomApiCheck.Require(api, merged);
        }

        RoleCheck.Require(solution.Roles, merged);
    }

    /// <summary>The same, with all that people look at.</summary>
    internal static void Run(SolutionContent solution, Model merged)
    {
        Run(solution, merged.Catalog);
        ScreenCheck.Require(solution.Screens, merged.Screens, merged.Catalog, merged.Roles.Keys.ToHashSet());
    }

    private static void Require(Step step, Catalog catalog)
    {
        if (step.Table is null)
        {
            return;
        }

        var table = catalog.Find(step.Table) ?? throw Faults.Of(Faults.InvalidArgument,
            $"Step '{step.Name}': there is no table '{step.Table}'. Correct its PrimaryEntity, or import the solution " +
            "that has the table first.");
        RequireColumns(step.FilteringAttributes, table, $"Step '{step.Name}': filtering attribute");
        foreach (var image in step.Images)
        {
            RequireColumns(image.Columns, table, $"Step '{step.Name}', image '{image.Alias}': attribute");
        }
    }

    private static void RequireColumns(IReadOnlyList<string> columns, Table table, string where)
    {
        if (columns.FirstOrDefault(c => table.Find(c) is null) is { } missing)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"{where} '{missing}' is not a column of '{table.LogicalName}'. Correct the name, or add the column " +
                "to the solution.");
        }
    }
}
