using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Adds what a solution states to the tables, relationships and choices that an organisation already has.</summary>
internal static class CatalogMerge
{
    /// <summary>A new catalogue; nothing that was there is lost, and where both state something the solution wins.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">
    /// The solution contradicts what is there, or refers to a table or choice that is not.</exception>
    public static Catalog Apply(Catalog existing, SolutionContent solution)
    {
        var choices = new Dictionary<string, Choice>(existing.Choices, StringComparer.Ordinal);
        foreach (var choice in solution.Choices)
        {
            choices[choice.Name] = ChoiceMerge.Merge(choices.GetValueOrDefault(choice.Name), choice);
        }

        var tables = new Dictionary<string, Table>(existing.Tables, StringComparer.Ordinal);
        foreach (var table in solution.Tables)
        {
            tables[table.LogicalName] = TableMerge.Merge(tables.GetValueOrDefault(table.LogicalName), table);
        }

        var relationships = new Dictionary<string, Relationship>(existing.Relationships, StringComparer.Ordinal);
        foreach (var relationship in solution.Relationships)
        {
            RefuseChange(relationships.GetValueOrDefault(relationship.Name), relationship);
            relationships[relationship.Name] = relationship;
        }

        var manyToMany = new Dictionary<string, ManyToMany>(existing.ManyToMany, StringComparer.Ordinal);
        foreach (var relationship in solution.ManyToMany)
        {
            manyToMany[relationship.Name] = relationship;
        }

        var targets = relationships.Values.ToLookup(r => (r.Referencing, r.Column), r => r.Referenced);
        return new Catalog(
            tables.ToDictionary(t => t.Key, t => Resolve(t.Value, choices, targets), StringComparer.Ordinal), relationships, choices)
        {
            ManyToMany = manyToMany,
        };
    }

    private static void RefuseChange(Relationship? before, Relationship after)
    {
        if (before is not null && (before.Referencing, before.Column, before.Referenced) != (after.Referencing, after.Column, after.Referenced))
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Relationship '{after.Name}' goes from {after.Referencing}.{after.Column} to {after.Referenced}, but " +
                "the one already there " +
                $"goes from {before.Referencing}.{before.Column} to {before.Referenced}. Give the new one another name.");
        }
    }

    private static Table Resolve(
        Table table, Dictionary<string, Choice> choices, ILookup<(string Table, string Column), string> targets) => table with
        {
            Columns = table.Columns.Values.ToDictionary(
                c => c.LogicalName, c => Resolve(table, c, choices, targets), StringComparer.Ordinal),
        };

    private static Column Resolve(
        Table table, Column column, Dictionary<string, Choice> choices, ILookup<(string Table, string Column), string> targets)
    {
        if (column.Type is ColumnType.Lookup or ColumnType.Owner)
        {
            return column with
            {
                Targets = PlatformColumns.TargetsOf(column.LogicalName) ?? [.. targets[(table.LogicalName, column.LogicalName)].Distinct()],
            };
        }

        return column.Choice is not { IsGlobal: true } named ? column : column with
        {
            Choice = choices.GetValueOrDefault(named.Name) ?? throw Faults.Of(Faults.InvalidArgument,
                $"Column '{table.LogicalName}.{column.LogicalName}' uses the global choice '{named.Name}', which " +
                "neither the solution nor the organisation has. Add the choice, or correct OptionSetName."),
        };
    }
}
