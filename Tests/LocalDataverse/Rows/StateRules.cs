using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>Which status reasons belong to which state, and what a write that names only one of the two means.</summary>
internal static class StateRules
{
    public static void Start(Table table, Dictionary<string, object?> values)
    {
        if (table.State is { } state)
        {
            values[state.LogicalName] = values.GetValueOrDefault(state.LogicalName) ?? new OptionSetValue(0);
            CompleteStatus(table, values);
        }
    }

    public static void Complete(Table table, Entity before, Dictionary<string, object?> values)
    {
        if (table.State is not { } state || table.Status is not { } status)
        {
            return;
        }

        if (values.ContainsKey(status.LogicalName) && !values.ContainsKey(state.LogicalName))
        {
            values[state.LogicalName] = before.GetAttributeValue<OptionSetValue>(state.LogicalName);
        }

        if (values.ContainsKey(state.LogicalName))
        {
            CompleteStatus(table, values);
        }
    }

    private static void CompleteStatus(Table table, Dictionary<string, object?> values)
    {
        if (table.Status is not { } status)
        {
            return;
        }

        var state = values[table.State!.LogicalName] is OptionSetValue stated ? stated.Value : throw Faults.Of(Faults.InvalidArgument,
            $"'{table.LogicalName}.{table.State.LogicalName}' can't be emptied; every row has a state.");
        if (values.GetValueOrDefault(status.LogicalName) is not OptionSetValue given || given.Value == -1)
        {
            values[status.LogicalName] = new OptionSetValue(table.State.Choice!.Find(state)!.DefaultStatus ?? 1);
            return;
        }

        if (status.Choice!.Find(given.Value)!.State is { } belongsTo && belongsTo != state)
        {
            throw Faults.Of(Faults.InvalidStatus,
                $"{given.Value} is not a status reason of state {state} of '{table.LogicalName}'; it belongs to state {belongsTo}. Write statecode and statuscode together.");
        }
    }
}
