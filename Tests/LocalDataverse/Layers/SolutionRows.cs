using System.Security.Cryptography;
using System.Text;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Screens;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Layers;

/// <summary>The rows of tables solution, sdkmessageprocessingstep, customapi and savedquery, which tell what is installed.</summary>
internal static class SolutionRows
{
    public const string Solutions = "solution";
    public const string Steps = "sdkmessageprocessingstep";
    private const string CustomApis = "customapi";
    private const string Views = "savedquery";

    private static readonly OptionSetValue Enabled = new(0);
    private static readonly OptionSetValue Disabled = new(1);
    private static readonly OptionSetValue EnabledReason = new(1);
    private static readonly OptionSetValue DisabledReason = new(2);

    public static void Renew(SqliteDatabase database, Model model)
    {
        using var rows = database.BeginTransaction(model.Catalog);
        Renew(rows, model.Catalog.Find(Solutions), model.Stack.Solutions.ToDictionary(s => s.Id, Values));
        Renew(rows, model.Catalog.Find(Steps), model.Steps.All.Where(s => model.Stack.Steps.ContainsKey(s.Step.Id)).ToDictionary(s => s.Step.Id, Values));
        Renew(rows, model.Catalog.Find(CustomApis), model.CustomApis.Keys.ToDictionary(IdOf, Values));
        Renew(rows, model.Catalog.Find(Views), model.Screens.Views.ToDictionary(v => v.Id, Values));
        rows.Commit();
    }

    private static void Renew(StorageTransaction rows, Table? table, Dictionary<Guid, Dictionary<string, object?>> wanted)
    {
        if (table is null)
        {
            return;
        }

        var query = new Query { Root = new Source { Table = table.LogicalName, Columns = [new QueryColumn(table.PrimaryId)] }, PageSize = int.MaxValue };
        var known = rows.Run(query).Rows.Select(r => r.Id).ToHashSet();
        foreach (var id in known.Except(wanted.Keys).ToList())
        {
            rows.Delete(table, id);
        }

        foreach (var (id, values) in wanted)
        {
            if (known.Contains(id))
            {
                rows.Update(table, id, values);
            }
            else
            {
                rows.Insert(table, id, new Dictionary<string, object?>(values) { [table.PrimaryId] = id });
            }
        }
    }

    private static Dictionary<string, object?> Values(InstalledSolution solution) => new()
    {
        ["uniquename"] = solution.UniqueName,
        ["friendlyname"] = solution.Latest.DisplayName.In(Labels.BaseLanguage) ?? solution.UniqueName,
        ["version"] = solution.Latest.Version,
        ["ismanaged"] = solution.IsManaged,
        ["isvisible"] = true,
        ["installedon"] = solution.InstalledOn,
    };

    private static Dictionary<string, object?> Values(RegisteredStep registered) => new()
    {
        ["name"] = registered.Step.Name,
        ["stage"] = new OptionSetValue((int)registered.Step.Stage),
        ["mode"] = new OptionSetValue(registered.Step.IsAsynchronous ? 1 : 0),
        ["rank"] = registered.Step.Rank,
        ["filteringattributes"] = registered.Step.FilteringAttributes.Count == 0 ? null : string.Join(',', registered.Step.FilteringAttributes),
        ["statecode"] = registered.IsEnabled ? Enabled : Disabled,
        ["statuscode"] = registered.IsEnabled ? EnabledReason : DisabledReason,
    };

    private static Dictionary<string, object?> Values(View view) => new()
    {
        ["name"] = view.Name.In(Labels.BaseLanguage),
        ["returnedtypecode"] = view.Table,
        ["querytype"] = view.QueryType,
        ["isdefault"] = view.IsDefault,
    };

    private static Dictionary<string, object?> Values(string customApi) => new()
    {
        ["uniquename"] = customApi,
        ["name"] = customApi,
        ["statecode"] = Enabled,
        ["statuscode"] = EnabledReason,
    };

    /// <summary>A custom API has no id of its own in a package: the same one each time.</summary>
    private static Guid IdOf(string customApi) => new(SHA256.HashData(Encoding.UTF8.GetBytes(customApi)).AsSpan(0, 16));
}
