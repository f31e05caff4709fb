using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;

namespace LocalDataverse.Rows;

/// <summary>A view's row says whether the view is a default; of nothing else can it be written.</summary>
internal static class ViewDefaults
{
    public static void Written(Call call, Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        if (table.LogicalName == "savedquery" && values.GetValueOrDefault("isdefault") is bool isDefault)
        {
            call.Scope.AfterCommit(() => call.Dispatcher.Change(model => model.WithDefaultView(id, isDefault)));
        }
    }
}
