using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>A step's row says whether the step runs.</summary>
internal static class StepStates
{
    public static void Written(Call call, Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        if (table.LogicalName == "sdkmessageprocessingstep" && values.GetValueOrDefault("statecode") is OptionSetValue state)
        {
            call.Scope.AfterCommit(() => call.Dispatcher.Change(model => model.WithSteps(s => s.Step.Id == id ? state.Value == 0 : s.IsEnabled)));
        }
    }
}
