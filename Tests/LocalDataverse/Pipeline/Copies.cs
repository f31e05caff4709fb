using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Pipeline;

/// <summary>Copies of what a caller, a plug-in and the platform hand to each other, so that none sees another's changes.</summary>
internal static class Copies
{
    public static object? Of(object? value) => value switch
    {
        Money money => new Money(money.Value),
        OptionSetValue option => new OptionSetValue(option.Value),
        EntityReference reference => Of(reference),
        ColumnSet columns => new ColumnSet([.. columns.Columns]) { AllColumns = columns.AllColumns },
        _ => value,
    };

    public static IEnumerable<KeyValuePair<string, object?>> Of(IEnumerable<KeyValuePair<string, object?>> values) =>
        values.Select(v => KeyValuePair.Create(v.Key, Of(v.Value)));

    /// <summary>A copy that plug-ins may change without the caller's object changing.</summary>
    public static Entity OfRow(Entity row)
    {
        var copy = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion, KeyAttributes = row.KeyAttributes };
        copy.Attributes.AddRange(Of(row.Attributes));
        copy.RelatedEntities.AddRange(row.RelatedEntities);
        return copy;
    }

    /// <summary>A caller's row as plug-ins get it: a lookup that names its row by an alternate key has the row's id before stage 10.</summary>
    public static Entity Given(Call call, Entity row)
    {
        var copy = OfRow(row);
        foreach (var (column, value) in row.Attributes)
        {
            copy[column] = Given(call, value);
        }

        return copy;
    }

    /// <summary>A parameter of a request as plug-ins get it.</summary>
    private static object? Given(Call call, object? parameter) => parameter switch
    {
        Entity row => Given(call, row),
        EntityCollection rows => new EntityCollection([.. rows.Entities.Select(row => Given(call, row))]) { EntityName = rows.EntityName },
        EntityReference { KeyAttributes.Count: > 0 } byKey => new EntityReference(byKey.LogicalName, RowIdentity.Require(call, byKey))
        {
            Name = byKey.Name,
            RowVersion = byKey.RowVersion,
        },
        _ => Of(parameter),
    };

    /// <summary>All parameters of a request as plug-ins get them.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Given(Call call, ParameterCollection parameters) =>
        parameters.Select(p => KeyValuePair.Create(p.Key, Given(call, p.Value)));

    private static EntityReference Of(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name, RowVersion = reference.RowVersion };
        copy.KeyAttributes.AddRange(reference.KeyAttributes);
        return copy;
    }
}
